import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const RELEASES = 'https://github.com/electron/electron/releases/download/';
const PROBE_MS = 5_000;
/** Enough to unpack a zip from the cache; where the network swallows packets, the wait ends here. */
const OFFLINE_LIMIT_MS = 15_000;
/** About 120 MB over a slow line. */
const ONLINE_LIMIT_MS = 15 * 60_000;

/**
 * Finds the Electron program that belongs to the installed `electron` package, or answers undefined.
 * Reads the package's own notes instead of `require('electron')`, which would download and throw.
 */
export function findElectron(packageFolder: string, env: NodeJS.ProcessEnv): string | undefined {
  const note = join(packageFolder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(packageFolder, 'dist');
  const binary = join(folder, readFileSync(note, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

/** Where Electron would be downloaded from: its own releases, or the mirror that the machine names. */
export function downloadBase(env: NodeJS.ProcessEnv): string {
  return env['npm_config_electron_mirror'] ?? env['ELECTRON_MIRROR'] ?? RELEASES;
}

/**
 * Downloads Electron by its own installer, quietly, and answers the program's path or undefined. Without a network
 * this takes seconds. `tell` gets one line before a real download begins.
 */
export async function downloadElectron(
  packageFolder: string,
  env: NodeJS.ProcessEnv,
  tell: (line: string) => void,
): Promise<string | undefined> {
  const online = await isReachable(downloadBase(env));
  if (online) tell('Fetching Electron once, about 120 MB. The next start is immediate.');
  await runInstaller(join(packageFolder, 'install.js'), online ? ONLINE_LIMIT_MS : OFFLINE_LIMIT_MS);
  return findElectron(packageFolder, env);
}

async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    return false;
  }
}

function runInstaller(script: string, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (!existsSync(script)) return resolve();
    const child = spawn(process.execPath, [script], { stdio: 'ignore', timeout: limitMs, killSignal: 'SIGKILL' });
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
}
