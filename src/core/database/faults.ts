/** What a failure of the database means to a person, without letting the driver's names leave this folder. */
import BetterSqlite from 'better-sqlite3';

/**
 * 'busy': another process holds the lock; 'readOnly': file, folder or disk refuses writing; 'damaged': the file is not what it must be;
 * null: something else.
 */
export function databaseFault(error: unknown): 'busy' | 'readOnly' | 'damaged' | null {
  if (!(error instanceof BetterSqlite.SqliteError)) return null;
  if (error.code.startsWith('SQLITE_BUSY')) return 'busy';
  if (/^SQLITE_(READONLY|CANTOPEN|FULL|IOERR)/.test(error.code)) return 'readOnly';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return 'damaged';
  return null;
}

/** Whether a UNIQUE index or a primary key refused a row, and on which `table.column`s. */
export function uniqueFault(error: unknown): string | null {
  if (!(error instanceof BetterSqlite.SqliteError)) return null;
  if (!/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)/.test(error.code)) return null;
  return error.message.replace('UNIQUE constraint failed: ', '');
}
