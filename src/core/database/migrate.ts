/** Brings a database to this program's version: one transaction a migration, a verified backup before the first. */
import type BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

import type { Migration } from './migrations/index.ts';

/** 'CtBk', so that a SQLite file of another program is refused instead of being written to. */
export const applicationId = 0x43_74_42_6b;

/** The version that these migrations lead to. */
export function newestOf(known: readonly Migration[]): number {
  return Math.max(...known.map((migration) => migration.number));
}

export type MigrateError = { code: 'DATABASE_NEWER'; found: number; known: number } | { code: 'DATABASE_UNREADABLE' };

/** Which migrations are still to run. Errors: a newer database, or a SQLite file that is not ours. */
export function pendingMigrations(
  database: BetterSqlite.Database,
  known: readonly Migration[],
): Result<readonly Migration[], MigrateError> {
  const version = Number(database.pragma('user_version', { simple: true }));
  const tables = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_master').get();
  const isNew = (tables?.n ?? 0) === 0 && version === 0;
  if (!isNew && Number(database.pragma('application_id', { simple: true })) !== applicationId) {
    return err({ code: 'DATABASE_UNREADABLE' });
  }
  const newest = newestOf(known);
  if (version > newest) return err({ code: 'DATABASE_NEWER', found: version, known: newest });
  return ok(known.filter((migration) => migration.number > version));
}

/**
 * Runs the migrations in their order; one that fails leaves the database at the version before it. Those of a new database are one transaction:
 * whoever opens it meanwhile finds it new or whole, and never an earlier version that seems to want a backup.
 */
export async function migrate(root: Kysely<unknown>, pending: readonly Migration[], isNew: boolean): Promise<void> {
  const steps = isNew ? [pending] : pending.map((migration) => [migration]);
  for (const step of steps) {
    const isRemaking = step.some((migration) => migration.remakesTables);
    // Has no effect inside a transaction: https://sqlite.org/pragma.html#pragma_foreign_keys
    if (isRemaking) await sql`PRAGMA foreign_keys = OFF`.execute(root);
    try {
      await root.transaction().execute(async (tx) => {
        for (const migration of step) await migrateOnce(tx, migration);
        if (isRemaking) await checkForeignKeys(tx);
      });
    } finally {
      if (isRemaking) await sql`PRAGMA foreign_keys = ON`.execute(root);
    }
  }
}

async function checkForeignKeys(tx: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ table: string }>`SELECT "table" FROM pragma_foreign_key_check LIMIT 1`.execute(tx);
  if (rows[0]) throw new Error(`The table ${rows[0].table} names rows that do not exist.`);
}

async function migrateOnce(tx: Kysely<unknown>, migration: Migration): Promise<void> {
  // Two programs that open a new folder at once both find it empty; the second waits at the transaction and finds the work done.
  const { rows } = await sql<{ user_version: number }>`PRAGMA user_version`.execute(tx);
  if ((rows[0]?.user_version ?? 0) >= migration.number) return;
  await migration.up(tx);
  await sql.raw(`PRAGMA user_version = ${migration.number}`).execute(tx);
  await sql.raw(`PRAGMA application_id = ${applicationId}`).execute(tx);
}
