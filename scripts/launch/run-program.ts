import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { isBuildStale } from './build-state.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

/** How a program ended: its exit code or the signal that stopped it, and how long it ran. */
export type Ending = { code: number | null; signal: NodeJS.Signals | null; afterMs: number };

/** Builds `out/` where it is missing or older than the sources. Ends this process when the build fails. */
export function ensureBuilt(): void {
  if (!isBuildStale(ROOT)) return;
  console.log('Building Counterbook ...');
  const builder = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const built = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], { cwd: ROOT, encoding: 'utf8' });
  if (built.status === 0) return;
  console.error(`${built.stdout}${built.stderr}\nThe build failed, so Counterbook was not started.`);
  process.exit(1);
}

/** Runs a program in the foreground, with this terminal and its signals, until it ends. */
export function runProgram(program: string, args: readonly string[]): Promise<Ending> {
  const startedAt = performance.now();
  const child = spawn(program, args, { cwd: process.cwd(), stdio: 'inherit' });
  // The child decides when to end, so that it can close its database first. A terminal sends Ctrl-C to both of us;
  // SIGTERM comes to this process alone and is handed on.
  const wait = (): void => undefined;
  const pass = (): void => void child.kill('SIGTERM');
  process.on('SIGINT', wait).on('SIGTERM', pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGINT', wait).off('SIGTERM', pass);
      resolve({ code, signal, afterMs: performance.now() - startedAt });
    });
  });
}

/** Runs the HTTP host, which opens the default browser and prints its address, until it ends. */
export async function runServer(args: readonly string[]): Promise<number> {
  const end = await runProgram(process.execPath, [join(ROOT, 'out', 'main', 'server.js'), ...args]);
  return exitCode(end);
}

/** The exit code to end with after a program ended: its own, or 1 where a signal stopped it. */
export function exitCode(end: Ending): number {
  return end.code ?? 1;
}
