/** Opens the database of a data folder: one writer, one reader, durable, checked. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import BetterSqlite from 'better-sqlite3';
import { Kysely, sql } from 'kysely';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

import { backUp } from './back-up.ts';
import { runDirectly } from './direct.ts';
import { isWritable } from './folder-lock.ts';
import type { FolderReadOnly } from './folder-lock.ts';
import type { ReadDb, WriteTx } from './handles.ts';
import { migrate, newestOf, pendingMigrations } from './migrate.ts';
import type { MigrateError } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/index.ts';
import { settleSearch } from './settle-search.ts';
import { openSnapshot } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { sqliteDialect, withKeptStatements } from './sqlite-dialect.ts';
import type { Database } from './tables.ts';

export type OpenDatabaseError = MigrateError | FolderReadOnly;

/** How long a connection waits for another process's lock. It blocks the thread, so it is short. */
const lockWaitMs = 2000;

export type OpenDatabase = {
  schemaVersion: number;
  /** Reads outside any transaction: each statement sees the newest committed state. */
  reader: ReadDb;
  /** Runs all reads of `work` on one unchanging past. Nothing but the database may be awaited inside. */
  read<T>(work: (db: ReadDb) => Promise<T>): Promise<T>;
  /** One durable transaction; when `work` throws, nothing of it is kept. Nothing but the database may be awaited inside. */
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  /** Whether another transaction of this program waits for the one that runs. A long one that could as well be two ends then. */
  isAwaited(): boolean;
  /** One unchanging past on a connection of its own, for a reading that takes long; `read` would make others wait meanwhile. */
  snapshot(): Snapshot;
  /**
   * Leaves no bytes of what was deleted: what the search index still held of it goes, and so does the log of earlier pages. In short steps; what a
   * reader holds on to at this moment goes when the books are closed.
   */
  forget(): Promise<void>;
  /** Rises when another process has committed a change. */
  othersVersion(): number;
  close(): Promise<void>;
};

/**
 * Opens `<folder>/counterbook.db`, makes it when missing, and migrates it. Nothing is written to a file that is refused.
 * @throws what a migration throws; the database is then as it was before that migration.
 */
export async function openDatabase(
  folder: string,
  known: readonly Migration[] = migrations,
): Promise<Result<OpenDatabase, OpenDatabaseError>> {
  const file = databaseFile(folder);
  if (!isWritable({ folder, file })) return err({ code: 'FOLDER_READ_ONLY', folder });
  const connection = connect(file, known);
  if (!connection.ok) return connection;
  const database = connection.value;
  const statements = withKeptStatements(database);
  const root = new Kysely<Database>({ dialect: sqliteDialect(database, { writes: true, statements }) });
  let readConnection: BetterSqlite.Database;
  try {
    await bringUpToDate(database, { root: root as unknown as Kysely<unknown>, known, file });
    readConnection = new BetterSqlite(file, { readonly: true, timeout: lockWaitMs });
  } catch (error) {
    database.close();
    throw error;
  }
  readConnection.pragma('cache_size = -65536');
  // The number changes with the commits of other connections only, and every commit of this program is the writer's.
  const othersVersion = database.prepare<[], number>('PRAGMA data_version').pluck();
  /** The transaction that runs, and those that wait for it. */
  let writing = 0;
  const readRoot = new Kysely<Database>({ dialect: sqliteDialect(readConnection, { writes: false }) });
  return ok({
    schemaVersion: newestOf(known),
    reader: readRoot,
    read: (work) => readRoot.transaction().execute(work),
    async write(work) {
      writing += 1;
      try {
        return await root.transaction().execute(async (tx) => {
          runDirectly(tx, statements);
          const value = await work(tx);
          await settleSearch(tx);
          return value;
        });
      } finally {
        writing -= 1;
      }
    },
    isAwaited: () => writing > 1,
    snapshot: () => openSnapshot(file),
    forget: () => forgetDeleted(root),
    othersVersion: () => othersVersion.get() ?? 0,
    async close() {
      readConnection.close();
      database.close();
    },
  });
}

/** Whether the folder holds a database, whatever its state. */
export function hasDatabase(folder: string): boolean {
  return existsSync(databaseFile(folder));
}

/** Where the database of a data folder lies. */
export function databaseFile(folder: string): string {
  return join(folder, 'counterbook.db');
}

/** A file that is no SQLite database answers its first pragma with an error; the file stays as it is. */
function connect(file: string, known: readonly Migration[]): Result<BetterSqlite.Database, OpenDatabaseError> {
  const database = openFile(file);
  if (!database) return err({ code: 'DATABASE_UNREADABLE' });
  try {
    database.pragma('foreign_keys = ON');
    database.prepare('SELECT count(*) FROM sqlite_master').get();
    const pending = pendingMigrations(database, known);
    if (!pending.ok) {
      database.close();
      return pending;
    }
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    // Without it a REPLACE would delete a frozen row and fire no trigger.
    database.pragma('recursive_triggers = ON');
    database.pragma('cache_size = -65536');
    database.pragma('temp_store = MEMORY');
    // What is deleted is overwritten: a person who was erased is in no free page.
    database.pragma('secure_delete = ON');
    // 32 MB: a large import changes the same pages again and again, and each copy back into the database costs two waits for the disk.
    database.pragma('wal_autocheckpoint = 8000');
    return ok(database);
  } catch (error) {
    database.close();
    if (error instanceof BetterSqlite.SqliteError && /NOTADB|CORRUPT|IOERR/.test(error.code)) {
      return err({ code: 'DATABASE_UNREADABLE' });
    }
    throw error;
  }
}

function openFile(file: string): BetterSqlite.Database | null {
  try {
    return new BetterSqlite(file, { timeout: lockWaitMs });
  } catch (error) {
    if (error instanceof BetterSqlite.SqliteError) return null;
    throw error;
  }
}

async function bringUpToDate(
  database: BetterSqlite.Database,
  { root, known, file }: { root: Kysely<unknown>; known: readonly Migration[]; file: string },
): Promise<void> {
  const version = Number(database.pragma('user_version', { simple: true }));
  const pending = known.filter((migration) => migration.number > version);
  if (pending.length > 0 && version > 0) backUp(database, `${file}.before-${newestOf(known)}`);
  await migrate(root, pending, version === 0);
  if (pending.length > 0 && version > 0) clearFreePages(database);
}

/** Earlier versions did not overwrite what they deleted. Where the disk has no room for it, the books open all the same. */
function clearFreePages(database: BetterSqlite.Database): void {
  try {
    database.exec('VACUUM');
  } catch (error) {
    if (!(error instanceof BetterSqlite.SqliteError)) throw error;
  }
}

/** Pages of the index that are merged in one go: some milliseconds. */
const mergedPages = 200;
const mostMerges = 100_000;

/** FTS5 marks what is deleted and forgets it when it merges its parts: https://sqlite.org/fts5.html#the_merge_command */
async function forgetDeleted(root: Kysely<Database>): Promise<void> {
  // A negative number of pages begins to merge all parts into one, a positive one goes on with it.
  for (let merge = 0, pages = -mergedPages; merge < mostMerges; merge += 1, pages = mergedPages) {
    const changed = await root.transaction().execute(async (tx) => {
      const before = await totalChanges(tx);
      await sql`INSERT INTO contacts_search (contacts_search, rank) VALUES ('merge', ${pages})`.execute(tx);
      return (await totalChanges(tx)) - before;
    });
    // "If the difference between the two values is less than 2, then the 'merge' command was a no-op."
    if (changed < 2) break;
    await nextTurn();
  }
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(root);
}

async function totalChanges(tx: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT total_changes() AS count`.execute(tx);
  return rows[0]?.count ?? 0;
}
