/** A past of the database that does not change, on a connection of its own: a long reading that holds up nobody. */
import BetterSqlite from 'better-sqlite3';
import { Kysely } from 'kysely';

import { freshIndex } from './fresh-index.ts';
import type { FreshIndex } from './fresh-index.ts';
import type { ReadDb } from './handles.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { Database } from './tables.ts';

export type Snapshot = {
  db: ReadDb;
  /** The tables of the database, by name. */
  tables: readonly string[];
  /** What is wrong in the way the file keeps a table and its indexes, or null. Reads the table once, in one go. */
  damageOf(table: string): string | null;
  /** A row of the table that names a record which does not exist, or null. Reads the table once, in one go. */
  brokenReferenceOf(table: string): string | null;
  /** A search index of a table, made afresh beside the kept one, to compare them. It lives until `drop`. */
  freshIndex(table: 'contacts' | 'items'): FreshIndex;
  /** Lets the past go; the database cannot shorten its log before that. */
  close(): void;
};

/** A reader waits for a lock only while another program closes its log. */
const lockWaitMs = 2000;

/** Opens the past that begins now. Whoever opens it closes it. */
export function openSnapshot(file: string): Snapshot {
  const connection = new BetterSqlite(file, { readonly: true, timeout: lockWaitMs });
  connection.pragma('cache_size = -65536');
  connection.exec('BEGIN');
  // The first read, not BEGIN, decides which past is seen.
  const tables = connection
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .all();
  return {
    db: new Kysely<Database>({ dialect: sqliteDialect(connection, { writes: false }) }),
    tables: tables.map((table) => table.name),
    damageOf(table) {
      const verdict = String(connection.pragma(`quick_check('${table}')`, { simple: true }));
      return verdict === 'ok' ? null : verdict;
    },
    brokenReferenceOf(table) {
      const [broken] = connection.pragma(`foreign_key_check('${table}')`) as { rowid: number | null; parent: string }[];
      if (broken === undefined) return null;
      const row = broken.rowid === null ? 'a row' : `row ${broken.rowid}`;
      return `${row} of ${table} names a record of ${broken.parent} that does not exist`;
    },
    freshIndex: (table) => freshIndex(connection, table),
    close: () => connection.close(),
  };
}
