/** The copy that lies beside a database before a migration touches it. */
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import BetterSqlite from 'better-sqlite3';

/**
 * Copies the whole database into a file beside it and proves the copy readable. Two programs may do so at once: each writes a part of its own, and
 * both parts are the same database.
 */
export function backUp(database: BetterSqlite.Database, copy: string): void {
  clearDeadParts(copy);
  const part = `${copy}.${process.pid}.part`;
  rmSync(part, { force: true });
  database.prepare('VACUUM INTO ?').run(part);
  const check = new BetterSqlite(part, { readonly: true });
  const verdict = check.pragma('integrity_check', { simple: true });
  check.close();
  if (verdict !== 'ok') throw new Error(`The backup before the migration is damaged: ${String(verdict)}`);
  // SQLite leaves it to the system when such a copy reaches the disk; on Windows only what is open for writing can be flushed.
  const written = openSync(part, 'r+');
  fsyncSync(written);
  closeSync(written);
  // Only a whole copy gets the name of a backup: the program may be ended at any moment.
  renameSync(part, copy);
}

/** What programs have left that were ended in the middle. */
function clearDeadParts(copy: string): void {
  const folder = dirname(copy);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(copy)}.`) || !name.endsWith('.part')) continue;
    const processId = Number(name.slice(basename(copy).length + 1, -'.part'.length));
    if (!isAlive(processId)) rmSync(join(folder, name), { force: true });
  }
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Another user's process may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
