/** Starts the built server program on a port of its own and waits for the address that it prints. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type ServerProgram = {
  /** The printed address, with its token that works once. */
  address: string;
  origin: string;
  /** Ends it as Ctrl-C does, and waits for the end. */
  quit: () => Promise<void>;
  /** Ends the process at once, as a power cut would, and waits for the end. */
  kill: () => Promise<void>;
};

/** What a server that did not start said, and its exit code. */
export class NotStarted extends Error {
  readonly code: number | null;
  constructor(code: number | null, said: string) {
    super(said);
    this.code = code;
  }
}

/**
 * Starts the server on the given books.
 * @throws NotStarted when it ends before it has printed an address
 */
export async function launchServer({ dataFolder }: { dataFolder: string }): Promise<ServerProgram> {
  const program = join(import.meta.dirname, '..', 'out', 'main', 'server.js');
  const child = spawn(process.execPath, [program, '--data', dataFolder, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let errors = '';
  const started = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<undefined>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(said)?.[0];
    if (address !== undefined) started.resolve(address);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  let isAsked = false;
  child.once('close', (code, signal) => {
    ended.resolve(undefined);
    started.reject(new NotStarted(code, errors));
    if (said !== '' && !isAsked) console.log(`The server ended by itself (${code ?? signal}): ${errors}`);
  });

  const address = await started.promise;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    isAsked = true;
    child.kill(signal);
    await ended.promise;
  };
  return { address, origin: new URL(address).origin, quit: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
