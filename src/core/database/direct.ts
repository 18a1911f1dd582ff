/** The short way to a statement: kept ones need nothing of what the query builder does around each query. */
import type { SqliteDatabase } from 'kysely';

const statementsOf = new WeakMap<object, SqliteDatabase>();

/** From now on kept statements of this handle run on the connection itself, in the order in which they are asked. */
export function runDirectly(handle: object, database: SqliteDatabase): void {
  statementsOf.set(handle, database);
}

/** The connection of a handle; undefined for one that was never told of, whose statements take the way through its driver. */
export function directOf(handle: object): SqliteDatabase | undefined {
  return statementsOf.get(handle);
}
