/** A past of the database that does not change, on a connection of its own: a long reading that holds up nobody. */
import BetterSqlite from 'better-sqlite3';
import { Kysely } from 'kysely';

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

export type FreshIndex = {
  /** Takes in the next 1,000 rows; true when there were no more. */
  grow(): boolean;
  /** The first three letters of which the kept index holds other rows than the fresh one, or null. */
  difference(): string | null;
  drop(): void;
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

/** FTS5 has a check of its own, but that asks for the write lock; a temporary index needs none. */
function freshIndex(connection: BetterSqlite.Database, table: 'contacts' | 'items'): FreshIndex {
  connection.exec(`
    CREATE VIRTUAL TABLE temp.fresh USING fts5 (search_text, content = '', tokenize = 'trigram', detail = 'full');
    CREATE VIRTUAL TABLE temp.fresh_terms USING fts5vocab (temp, fresh, row);
    CREATE VIRTUAL TABLE temp.kept_terms USING fts5vocab (main, ${table}_search, row)`);
  const rows = connection.prepare<[number], { row_number: number; search_text: string }>(
    `SELECT row_number, search_text FROM ${table} WHERE row_number > ? ORDER BY row_number LIMIT 1000`,
  );
  const insert = connection.prepare('INSERT INTO temp.fresh (rowid, search_text) VALUES (?, ?)');
  const difference = connection.prepare<[], { term: string }>(`
    SELECT term FROM (SELECT term, doc, cnt FROM temp.fresh_terms EXCEPT SELECT term, doc, cnt FROM temp.kept_terms)
    UNION ALL
    SELECT term FROM (SELECT term, doc, cnt FROM temp.kept_terms EXCEPT SELECT term, doc, cnt FROM temp.fresh_terms)
    LIMIT 1`);
  let last = Number.MIN_SAFE_INTEGER;
  return {
    grow() {
      const part = rows.all(last);
      for (const row of part) insert.run(row.row_number, row.search_text);
      last = part.at(-1)?.row_number ?? last;
      return part.length < 1000;
    },
    difference: () => difference.get()?.term ?? null,
    drop() {
      connection.exec('DROP TABLE temp.fresh_terms; DROP TABLE temp.kept_terms; DROP TABLE temp.fresh');
    },
  };
}
