/** The HTTP host: `npm run serve`. Opens the books, carries contract and pages to the browser, closes on Ctrl-C. */
import { homedir } from 'node:os';
import { createInterface } from 'node:readline';

import { openApp } from '#core/app';
import type { App } from '#core/app';
import { defaultDataFolder, openErrorWords, programFiles } from '#core/hosting';

import { openBrowser } from './browser.ts';
import { help, parseServerOptions } from './options.ts';
import type { ServerOptions } from './options.ts';
import { serve } from './serve.ts';
import type { RunningServer } from './serve.ts';

const usualPort = 8417;

try {
  await main();
} catch {
  // The log beside the books says what it was; a stack on the terminal helps nobody who uses it.
  fail('Counterbook could not start. The file counterbook.log beside the books says more.');
}

async function main(): Promise<void> {
  const options = parseServerOptions(process.argv.slice(2));
  if (!options.ok) return fail(`${options.error.message}\n\n${help}`);
  if (options.value.asksHelp) return console.log(help);

  const files = programFiles(import.meta.filename);
  const dataFolder =
    options.value.dataFolder ?? defaultDataFolder({ platform: process.platform, env: process.env, home: homedir() });
  const app = await openApp({
    dataFolder,
    host: 'server',
    workerFile: files.workerFile,
    version: files.version,
  });
  if (!app.ok) return fail(openErrorWords(app.error, { locale: 'en', dataFolder }).text);

  const server = await listen(app.value, options.value, files.pagesFolder);
  if (server === undefined) {
    await app.value.close();
    return fail(`Port ${options.value.port} is taken. Choose another one with --port, or leave it out.`);
  }
  // Before the address is told: whoever reads it may end the program at once.
  closeOnSignal(app.value, server);
  announce(server, options.value.opensBrowser);
}

/** A fixed port keeps what the browser remembers of the pages; a second program on it only means any other port. */
async function listen(app: App, options: ServerOptions, pagesFolder: string): Promise<RunningServer | undefined> {
  const wanted = options.port === undefined ? [usualPort, 0] : [options.port];
  for (const port of wanted) {
    const server = await serve({ app, pagesFolder, port });
    if (server.ok) return server.value;
  }
  return undefined;
}

function announce(server: RunningServer, opensBrowser: boolean): void {
  const address = server.newAddress();
  console.log(`Counterbook is open at ${address}`);
  if (opensBrowser) openBrowser(address);

  if (!process.stdin.isTTY) return;
  createInterface({ input: process.stdin }).on('line', () => {
    console.log(`A new address: ${server.newAddress()}`);
  });
}

function closeOnSignal(app: App, server: RunningServer): void {
  let closingSince: number | undefined;
  const close = async (): Promise<void> => {
    if (closingSince !== undefined) {
      // One Ctrl-C may arrive twice, from the terminal and from npm. Who presses it again later does not want to wait.
      if (performance.now() - closingSince > 1000) process.exit(1);
      return;
    }
    closingSince = performance.now();
    try {
      await server.close();
      await app.close();
      process.exit(0);
    } catch {
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close());
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
