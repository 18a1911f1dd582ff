/** Whether anything may still be written into a shift. */
import { sql } from 'kysely';
import type { Selectable } from 'kysely';

import type { CalendarDate, Instant } from '#domain/dates';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ReadDb, ShiftsTable } from '#core/database';
import type { Failure } from '#core/pipeline';
import { todayOf } from '#core/settings';
import type { CompanyNow } from '#core/settings';

type Reads = Pick<ReadDb, 'selectFrom'>;
export type UsableShift = {
  shift: Selectable<ShiftsTable>;
  register: { id: string; name: string; prefix: string };
  today: CalendarDate;
};

/**
 * An open shift into which something is written now. Errors: SHIFT_NOT_FOUND, SHIFT_CLOSED, CLOCK_BEHIND (now is before the shift was opened or
 * the register's last receipt), PERIOD_CLOSED.
 */
export async function usableShift(
  tx: Reads,
  { shiftId, company, now }: { shiftId: string; company: CompanyNow; now: Instant },
): Promise<Result<UsableShift, Failure>> {
  const shift = await openShiftOf(tx, shiftId);
  if (!shift.ok) return shift;
  const { registerName: name, prefix, lastAt: lastNumberedAt, ...row } = shift.value;
  const lastAt = latestOf(row.opened_at, lastNumberedAt);
  const allowed = checkMoment({ lastAt, company, now });
  if (!allowed.ok) return allowed;
  return ok({ shift: row, register: { id: row.register_id, name, prefix }, today: allowed.value });
}

/** A shift that is not closed, with its register. Errors: SHIFT_NOT_FOUND, SHIFT_CLOSED. */
export async function openShiftOf(tx: Reads, shiftId: string) {
  const shift = await tx
    .selectFrom('shifts')
    .innerJoin('registers', 'registers.id', 'shifts.register_id')
    .selectAll('shifts')
    .select(['registers.name as registerName', 'registers.prefix', lastNumbered('shifts.register_id').as('lastAt')])
    .where('shifts.id', '=', shiftId)
    .executeTakeFirst();
  if (!shift) return err({ code: 'SHIFT_NOT_FOUND' });
  return shift.z_number === null ? ok(shift) : err({ code: 'SHIFT_CLOSED', zNumber: shift.z_number });
}

/** When a register has given out its last receipt or Z report; null when it has not. */
export function lastNumbered(registerId: string) {
  return sql<Instant | null>`(SELECT max(last_at) FROM register_counters WHERE register_id = ${sql.ref(registerId)})`;
}

/** Whether the clock goes on and the day is open; answers today. Errors: CLOCK_BEHIND, PERIOD_CLOSED. */
export function checkMoment({
  lastAt,
  company,
  now,
}: {
  lastAt: Instant | null;
  company: CompanyNow;
  now: Instant;
}): Result<CalendarDate, Failure> {
  if (lastAt !== null && now < lastAt) return err({ code: 'CLOCK_BEHIND', lastAt });
  const today = todayOf(company, now);
  const { closedUntil } = company;
  return closedUntil !== null && today <= closedUntil ? err({ code: 'PERIOD_CLOSED', closedUntil }) : ok(today);
}

function latestOf(first: Instant, second: Instant | null): Instant {
  return second !== null && second > first ? second : first;
}

/** Whether the ledger could not tell a new record from another one by this id. */
export async function isSourceTaken(tx: Reads, id: string): Promise<boolean> {
  const entry = await tx.selectFrom('ledger_entries').select('id').where('source_id', '=', id).executeTakeFirst();
  return entry !== undefined;
}
