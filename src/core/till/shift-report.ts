/** `till.report`: the X report of an open shift, the frozen Z report of a closed one. */
import { sql } from 'kysely';

import type { Instant } from '#domain/dates';
import { isOverdue } from '#domain/till';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ShiftReport } from '#contract/till';
import type { ReadDb } from '#core/database';
import type { CommandScope, Failure, InputOf, QueryScope, Reference } from '#core/pipeline';
import { countCopies } from '#core/print-queue';

import { gatherFigures } from './shift-figures.ts';

type Reads = Pick<ReadDb, 'selectFrom'>;

/** Errors: SHIFT_NOT_FOUND. */
export async function getReport(
  scope: QueryScope,
  { shiftId }: InputOf<'till', 'report'>,
): Promise<Result<ShiftReport, Failure>> {
  return scope.read((db) => readReport(db, { shiftId, now: scope.now }));
}

/** The answer of a closing that is sent again: its Z report. Closing is blind until the count is sent; from then on the difference is known. */
export async function closedAgain({ tx, now }: CommandScope, { id }: Reference): Promise<Result<ShiftReport, Failure>> {
  return readReport(tx, { shiftId: id, now });
}

/** The figures of a shift: computed while it is open, read as they were frozen once it is closed. Errors: SHIFT_NOT_FOUND. */
export async function readReport(
  db: Reads,
  { shiftId, now }: { shiftId: string; now: Instant },
): Promise<Result<ShiftReport, Failure>> {
  const shift = await db
    .selectFrom('shifts')
    .innerJoin('registers', 'registers.id', 'shifts.register_id')
    .innerJoin('users', 'users.id', 'shifts.opened_by')
    .select(['shifts.register_id', 'opened_at', 'currency', 'report_json'])
    .select(['registers.name as registerName', 'users.name as openedBy'])
    .select(sql<number>`(SELECT count(*) FROM held_sales WHERE register_id = shifts.register_id)`.as('heldCount'))
    .where('shifts.id', '=', shiftId)
    .executeTakeFirst();
  if (!shift) return err({ code: 'SHIFT_NOT_FOUND' });
  const copies = await countCopies(db, shiftId);
  if (shift.report_json !== null) return ok({ ...(JSON.parse(shift.report_json) as ShiftReport), copies });
  return ok({
    shiftId,
    registerId: shift.register_id,
    registerName: shift.registerName,
    state: 'open',
    zNumber: null,
    openedAt: shift.opened_at,
    openedBy: shift.openedBy,
    closedAt: null,
    closedBy: null,
    madeAt: now,
    isOverdue: isOverdue(shift.opened_at, now),
    currency: shift.currency,
    ...(await gatherFigures(db, { shiftId })),
    countedMinor: null,
    overShortMinor: null,
    counts: [],
    heldCount: shift.heldCount,
    note: '',
    copies,
  });
}
