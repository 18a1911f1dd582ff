/**
 * A folder in memory for what tests write, so that they need not wait for the disk at each commit. Nothing is shown less by it: programs are
 * killed, machines are not, and what a killed program has written the system keeps either way.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const leastFree = 3 * 1024 ** 3;

/**
 * Makes a folder in memory and makes it the place of temporary files for this process and those that it starts. It is the caller's to remove.
 * @returns undefined, and nothing changed, where the system has none, where there is little room, or where somebody has chosen a place already
 */
export function useQuickFolder(): string | undefined {
  if (process.platform !== 'linux' || process.env['TMPDIR'] !== undefined || !hasRoom()) return undefined;
  removeLeft();
  const folder = mkdtempSync(join(memory, `counterbook-${process.pid}-`));
  process.env['TMPDIR'] = folder;
  return folder;
}

/** A run that was killed could not remove its own. */
function removeLeft(): void {
  for (const name of readdirSync(memory)) {
    const pid = /^counterbook-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !existsSync(join('/proc', pid)))
      rmSync(join(memory, name), { recursive: true, force: true });
  }
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return Math.min(bavail * bsize, freemem()) >= leastFree;
  } catch {
    return false;
  }
}
