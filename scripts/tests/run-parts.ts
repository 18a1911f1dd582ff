/** Runs programs in stages, those of one stage side by side, and ends with the first that fails. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** A program with its words, as in a shell. */
export type Part = readonly string[];
/** Parts that run one after another. */
export type Lane = readonly Part[];
/** Lanes that run side by side. */
export type Stage = readonly Lane[];

type Running = { signal: AbortSignal; say: (text: string) => void };

const isWindows = process.platform === 'win32';

/** What does not end when it is asked to (the compiler does not) is ended after so long. */
const graceMs = 3000;

/**
 * Runs the stages one after another. A stage of one lane shows its output as it comes, of several lanes the output of each part whole, when it has
 * ended. When a part fails, or `signal` says so, all that runs is ended with everything it has started, and nothing more begins.
 * @returns whether every part has ended with 0
 */
export async function runStages(stages: readonly Stage[], { signal, say }: Running): Promise<boolean> {
  for (const stage of stages) {
    const stop = new AbortController();
    const running = { signal: AbortSignal.any([signal, stop.signal]), say };
    const lanes = stage.map(async (lane) => {
      const isGood = await runLane(lane, { ...running, isAlone: stage.length === 1 });
      if (!isGood) stop.abort();
      return isGood;
    });
    if ((await Promise.all(lanes)).includes(false)) return false;
  }
  return true;
}

async function runLane(lane: Lane, running: Running & { isAlone: boolean }): Promise<boolean> {
  for (const part of lane) {
    if (running.signal.aborted || !(await runPart(part, running))) return false;
  }
  return true;
}

async function runPart(part: Part, { signal, say, isAlone }: Running & { isAlone: boolean }): Promise<boolean> {
  const [program = '', ...words] = part;
  const title = `\n> ${part.join(' ')}\n`;
  if (isAlone) say(title);
  const startedAt = performance.now();
  const child = spawn(program, words, {
    stdio: ['ignore', isAlone ? 'inherit' : 'pipe', isAlone ? 'inherit' : 'pipe'],
    // A group of its own, so that whatever it starts can be ended with it. Windows has no groups, and finds no program without its shell.
    detached: !isWindows,
    shell: isWindows,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  let ending: NodeJS.Timeout | undefined;
  const stop = () => {
    endWithAll(child, 'SIGTERM');
    ending = setTimeout(() => endWithAll(child, 'SIGKILL'), graceMs);
  };
  signal.addEventListener('abort', stop, { once: true });
  const ended = Promise.withResolvers<string>();
  child.once('error', ({ message }) => ended.resolve(message));
  child.once('close', (code, by) => ended.resolve(code === 0 ? '' : `ended with ${code ?? by}`));
  const fault = await ended.promise;
  clearTimeout(ending);
  signal.removeEventListener('abort', stop);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (!isAlone) say(`${title}${output}`);
  say(`> ${program} ${fault === '' ? 'done' : `FAILED (${signal.aborted ? 'stopped' : fault})`} after ${seconds} s\n`);
  return fault === '';
}

function endWithAll(child: ChildProcess, how: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill(how);
    else process.kill(-child.pid, how);
  } catch {
    // It has ended meanwhile.
  }
}
