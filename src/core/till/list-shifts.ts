/** `till.shifts` */
import { sql } from 'kysely';

import type { Minor } from '#domain/money';
import { isOverdue } from '#domain/till';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ShiftRow } from '#contract/till';
import { afterKey, pageOf, readCursor } from '#core/database';
import type { PageKey, ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';

type Input = InputOf<'till', 'shifts'>;
type Page = { rows: ShiftRow[]; nextCursor: string | null; total: number };

const order = { sort: 'openedAt', direction: 'desc' } as const;

/** Shifts, the newest first. Errors: CURSOR_INVALID. */
export async function listShifts(scope: QueryScope, input: Input): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, order);
  if (!key.ok) return key;
  return scope.read(async (db) => {
    const rows = await shiftPage(db, input, key.value).execute();
    const { total } = await countedShifts(db, input).executeTakeFirstOrThrow();
    const { page, nextCursor } = pageOf(rows, { ...order, limit: input.limit }, (row) => ({
      value: row.openedAt,
      id: row.shiftId,
    }));
    return ok({ rows: page.map((row) => rowOf(row, scope.now)), nextCursor, total });
  });
}

/** The query of one page; exported, with the counting, for the proof that an index answers it. */
export function shiftPage(db: ReadDb, { registerId, limit }: Pick<Input, 'registerId' | 'limit'>, key: PageKey | null) {
  let page = shiftsOf(db, registerId)
    .innerJoin('registers', 'registers.id', 'shifts.register_id')
    .innerJoin('users', 'users.id', 'shifts.opened_by')
    .select([
      'shifts.id as shiftId',
      'shifts.register_id as registerId',
      'registers.name as registerName',
      'shifts.z_number as zNumber',
      'shifts.opened_at as openedAt',
      'users.name as openedBy',
      'shifts.closed_at as closedAt',
      'shifts.currency',
      sql<Minor | null>`json_extract(shifts.report_json, '$.totalMinor')`.as('totalMinor'),
      sql<Minor | null>`shifts.counted_minor - shifts.expected_minor`.as('overShortMinor'),
    ])
    .orderBy('shifts.opened_at', 'desc')
    .orderBy('shifts.id', 'desc')
    .limit(limit + 1);
  if (key) page = page.where(afterKey({ value: 'shifts.opened_at', id: 'shifts.id' }, key, 'desc'));
  return page;
}

export function countedShifts(db: ReadDb, { registerId }: Pick<Input, 'registerId'>) {
  return shiftsOf(db, registerId).select(db.fn.countAll<number>().as('total'));
}

function shiftsOf(db: ReadDb, registerId: string | undefined) {
  const all = db.selectFrom('shifts');
  return registerId === undefined ? all : all.where('shifts.register_id', '=', registerId);
}

type Row = Awaited<ReturnType<ReturnType<typeof shiftPage>['executeTakeFirstOrThrow']>>;

function rowOf(row: Row, now: ShiftRow['openedAt']): ShiftRow {
  const { openedAt, closedAt } = row;
  return { ...row, state: closedAt === null ? 'open' : 'closed', isOverdue: isOverdue(openedAt, closedAt ?? now) };
}
