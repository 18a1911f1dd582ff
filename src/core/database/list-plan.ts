/**
 * How a list is answered. SQLite keeps no statistics here and would guess, so each way to ask says itself which columns may be an
 * index: a column with a unary plus before it is checked on the row and never chosen (sqlite.org/optoverview.html).
 */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

export type Condition = RawBuilder<boolean>;

/** Above this many rows a page is walked in the order of its sort index; below, the rows are fetched and sorted. */
export const fewRows = 3000;

/** A column that may be an index, or one that is only checked. */
export function listColumn(name: string, { isIndexed }: { isIndexed: boolean }): RawBuilder<unknown> {
  return isIndexed ? sql.ref(name) : sql`+${sql.ref(name)}`;
}

/** A table that is read by this one index and no other; null: by its rows or their numbers alone. */
export function readBy(table: string, index: string | null): RawBuilder<unknown> {
  return index === null ? sql`${sql.table(table)} NOT INDEXED` : sql`${sql.table(table)} INDEXED BY ${sql.ref(index)}`;
}

/** Text that begins with `start`, as a range that an index answers. */
export function startsWith(column: RawBuilder<unknown>, start: string): Condition {
  return sql`(${column} >= ${start} AND ${column} < ${`${start}\u{10ffff}`})`;
}

/** All of them; true when there are none. */
export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`1` : sql`${sql.join(conditions, sql` AND `)}`;
}

/** Any of them; false when there are none. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`0` : sql`(${sql.join(conditions, sql` OR `)})`;
}
