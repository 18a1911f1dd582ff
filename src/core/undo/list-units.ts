/** `undo.list` */
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { UndoUnit } from '#contract/undo';
import { afterKey, pageOf, readCursor } from '#core/database';
import type { PageKey, ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';

import { oldestUndoable, unitOf, unitRows } from './units.ts';
import type { Reads } from './units.ts';

type Page = { rows: UndoUnit[]; nextCursor: string | null; total: number };
type Instant = UndoUnit['at'];

const order = { sort: 'at', direction: 'desc' } as const;

/** A page of what was done as one in the last 30 days, newest first, also what has been undone. Errors: CURSOR_INVALID. */
export async function listUnits(scope: QueryScope, input: InputOf<'undo', 'list'>): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, order);
  if (!key.ok) return key;
  const from = oldestUndoable(scope.now);
  return ok(await scope.read((db) => readPage(db, { limit: input.limit, key: key.value, from })));
}

type PageInput = { limit: number; key: PageKey | null; from: Instant };

async function readPage(db: ReadDb, input: PageInput): Promise<Page> {
  const found = await unitPage(db, input).execute();
  const { total } = await db
    .selectFrom('undo_units')
    .select(db.fn.countAll<number>().as('total'))
    .where('at', '>=', input.from)
    .where('process_id', 'is', null)
    .executeTakeFirstOrThrow();
  const { page, nextCursor } = pageOf(found, { limit: input.limit, ...order }, (row) => ({
    value: row.at,
    id: row.id,
  }));
  return { rows: page.map(unitOf), nextCursor, total };
}

/** The query of one page; exported for the proof that an index answers it. What is being made is not done yet. */
export function unitPage(db: Reads, { limit, key, from }: PageInput) {
  const page = unitRows(db)
    .where('at', '>=', from)
    .where('process_id', 'is', null)
    .orderBy('undo_units.at', 'desc')
    .orderBy('undo_units.id', 'desc')
    .limit(limit + 1);
  return key === null ? page : page.where(afterKey({ value: 'undo_units.at', id: 'undo_units.id' }, key, 'desc'));
}
