/** One program a data folder: a lock that the operating system lets go of when the program ends, however it ends. */
import { join } from 'node:path';

import BetterSqlite from 'better-sqlite3';

/** Holds the folder until `release`; null when another program holds it. The lock is SQLite's own, on a file of its own. */
export function lockFolder(folder: string): { release(): void } | null {
  const lock = new BetterSqlite(join(folder, 'counterbook.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return { release: () => lock.close() };
  } catch (error) {
    lock.close();
    if (error instanceof BetterSqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
