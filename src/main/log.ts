import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { app } from 'electron';

const longestLog = 5 * 1024 * 1024;

/**
 * Writes a line to `counterbook.log` in the profile, where the reference of a defect can be looked up, and to standard
 * error. Logging never fails: a full disk must not stop the program that reports it.
 */
export function writeLog(entry: { level: 'info' | 'warn' | 'error'; message: string; detail?: unknown }): void {
  const detail = entry.detail === undefined ? '' : ` ${inspect(entry.detail)}`;
  const line = `${new Date().toISOString()} ${entry.level} ${entry.message}${detail}\n`;
  if (entry.level !== 'info') process.stderr.write(line);
  try {
    const path = join(app.getPath('userData'), 'counterbook.log');
    keepShort(path);
    appendFileSync(path, line);
  } catch {
    // Said on standard error already.
  }
}

function keepShort(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > longestLog) renameSync(path, `${path}.1`);
}
