/** One program a data folder: a lock that the operating system lets go of when the program ends, however it ends. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import BetterSqlite from 'better-sqlite3';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

export type FolderReadOnly = { code: 'FOLDER_READ_ONLY'; folder: string };
export type FolderLockError = FolderReadOnly | { code: 'ALREADY_OPEN' };

/**
 * Holds the folder, made when missing, until `release`. The lock is SQLite's own, on a file of its own.
 * Errors: FOLDER_READ_ONLY, ALREADY_OPEN when another program holds it.
 */
export function lockFolder(folder: string): Result<{ release(): void }, FolderLockError> {
  const file = join(folder, 'counterbook.lock');
  if (!isWritable({ folder, file })) return err({ code: 'FOLDER_READ_ONLY', folder });
  const lock = new BetterSqlite(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return ok({ release: () => lock.close() });
  } catch (error) {
    lock.close();
    if (error instanceof BetterSqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      return err({ code: 'ALREADY_OPEN' });
    }
    throw error;
  }
}

/** Whether the folder, made when missing, and the file in it, if it is there, can be read and written. */
export function isWritable({ folder, file }: { folder: string; file: string }): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.R_OK);
    if (existsSync(file)) accessSync(file, constants.W_OK | constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
