/**
 * Kysely on better-sqlite3, with four differences: statements are prepared once, one can be run for each of many rows, a write transaction
 * takes the lock at its start, and one that has ended by itself is not rolled back.
 */
import type BetterSqlite from 'better-sqlite3';
import { CompiledQuery, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect, SqliteDatabase, SqliteDialectConfig, SqliteStatement } from 'kysely';

import { forEachRow } from './insert-rows.ts';

/** Kysely prepares each query anew; preparing costs more than running most of ours, so the newest 500 are kept. */
const keptStatements = 500;

/** The connection, which keeps the statements that it has prepared. */
export function withKeptStatements(database: BetterSqlite.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const kept = statements.get(text);
      if (kept) return kept;
      const statement = text.startsWith(forEachRow) ? manyTimes(database, text) : database.prepare(text);
      statements.set(text, statement);
      const oldest = statements.size > keptStatements ? statements.keys().next().value : undefined;
      if (oldest !== undefined) statements.delete(oldest);
      return statement;
    },
  };
}

/** What `insertRows` writes: its parameters are rows. */
function manyTimes(database: BetterSqlite.Database, text: string): SqliteStatement {
  const statement = database.prepare(text);
  const runAll = (rows: readonly unknown[]) => {
    let last: BetterSqlite.RunResult = { changes: 0, lastInsertRowid: 0 };
    for (const row of rows) last = statement.run(row);
    return { changes: rows.length, lastInsertRowid: last.lastInsertRowid };
  };
  const noRows = () => {
    throw new Error('A statement that is run for each row gives none back');
  };
  return { reader: false, run: runAll, all: noRows, iterate: noRows };
}

/** A deferred transaction that reads and then writes fails when another process wrote in between; an immediate one waits at its start. */
class ImmediateDriver extends SqliteDriver {
  readonly #database: BetterSqlite.Database;

  constructor(config: SqliteDialectConfig, database: BetterSqlite.Database) {
    super(config);
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk ends the transaction by itself (https://sqlite.org/lang_transaction.html, 3); that is the failure to be told then. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

type DialectOptions = {
  /** Decides how transactions begin. */
  writes: boolean;
  /** The connection as the driver is to see it. Default: one that keeps its statements. */
  statements?: SqliteDatabase;
};

/** The dialect for one open database. */
export function sqliteDialect(
  database: BetterSqlite.Database,
  { writes, statements = withKeptStatements(database) }: DialectOptions,
): Dialect {
  const config = { database: statements };
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => (writes ? new ImmediateDriver(config, database) : new SqliteDriver(config)),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
