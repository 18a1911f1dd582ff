/** Paging by key: a page begins after the last row of the page before, however many rows were added meanwhile. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

export type Direction = 'asc' | 'desc';
export type PageKey = { value: string | number; id: string };
export type CursorError = { code: 'CURSOR_INVALID' };

/** Reads the cursor that `cursorOf` wrote. `sort` and `direction` are in it: a cursor of another order is refused. */
export function readCursor(
  cursor: string | null | undefined,
  { sort, direction }: { sort: string; direction: Direction },
): Result<PageKey | null, CursorError> {
  if (cursor === null || cursor === undefined) return ok(null);
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 4) return err({ code: 'CURSOR_INVALID' });
    const [foundSort, foundDirection, value, id]: unknown[] = parts;
    if (foundSort !== sort || foundDirection !== direction || typeof id !== 'string')
      return err({ code: 'CURSOR_INVALID' });
    if (typeof value !== 'string' && typeof value !== 'number') return err({ code: 'CURSOR_INVALID' });
    return ok({ value, id });
  } catch {
    return err({ code: 'CURSOR_INVALID' });
  }
}

/** The cursor after `last`. */
export function cursorOf({ sort, direction }: { sort: string; direction: Direction }, last: PageKey): string {
  return Buffer.from(JSON.stringify([sort, direction, last.value, last.id])).toString('base64url');
}

/** The condition 'after this key' on an index of (column, id), as a row comparison that SQLite answers by seeking. */
export function afterKey(
  columns: { value: string; id: string },
  key: PageKey,
  direction: Direction,
): RawBuilder<boolean> {
  const comparison = direction === 'asc' ? sql.raw('>') : sql.raw('<');
  return sql<boolean>`(${sql.ref(columns.value)}, ${sql.ref(columns.id)}) ${comparison} (${key.value}, ${key.id})`;
}

/** Cuts one row more than the page into the page and its next cursor. */
export function pageOf<Row>(
  rows: readonly Row[],
  { limit, sort, direction }: { limit: number; sort: string; direction: Direction },
  keyOf: (row: Row) => PageKey,
): { page: readonly Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { page, nextCursor: hasMore ? cursorOf({ sort, direction }, keyOf(last)) : null };
}
