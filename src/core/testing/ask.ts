/** What a test asks a failed call and the database file itself. */
import BetterSqlite from 'better-sqlite3';
import { ORPCError } from '@orpc/server';

export type ToldFailure = { code: string; data: unknown; message: string };

/** The failure that a call ends with. Fails the test when the call succeeds or throws anything but a promised error. */
export async function failureOf(call: Promise<unknown>): Promise<ToldFailure> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError) return { code: error.code, data: error.data, message: error.message };
    throw error;
  }
  throw new Error('The call should have failed');
}

/** The rows of a query, read past the program on a connection of its own. */
export function rowsOf<Row = Record<string, unknown>>(
  databaseFile: string,
  query: string,
  ...parameters: readonly (string | number)[]
): Row[] {
  const database = new BetterSqlite(databaseFile, { readonly: true });
  try {
    return database.prepare<unknown[], Row>(query).all(...parameters);
  } finally {
    database.close();
  }
}

/** Runs SQL past the program, as a careless hand would. */
export function tamper(databaseFile: string, statement: string): void {
  const database = new BetterSqlite(databaseFile);
  try {
    database.pragma('recursive_triggers = ON');
    database.exec(statement);
  } finally {
    database.close();
  }
}
