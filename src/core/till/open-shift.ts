/** `till.openShift` */
import { countedMinor } from '#domain/till';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ShiftAnswer } from '#contract/till';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import { readCompany } from '#core/settings';

import { checkPayable } from './drawer-cash.ts';
import { answerOf } from './shift-answer.ts';
import { checkMoment, isSourceTaken, lastNumbered } from './usable-shift.ts';

type Input = InputOf<'till', 'openShift'>;

/**
 * Opens a shift with the float that was counted. Errors: COMPANY_INCOMPLETE, REGISTER_NOT_FOUND (also an archived one), ID_TAKEN,
 * SHIFT_OPEN_ALREADY, COUNT_DIFFERS, CASH_NOT_PAYABLE, CLOCK_BEHIND (now is before the register's last receipt or Z report), PERIOD_CLOSED.
 */
export async function openShift(scope: CommandScope, input: Input): Promise<Result<ShiftAnswer, Failure>> {
  const { tx, now, session } = scope;
  const { registerId, floatMinor, counts } = input;
  const id = input.id ?? scope.newId();
  const company = await readCompany(tx);
  if (company.name === '') return err({ code: 'COMPANY_INCOMPLETE' });
  const free = await checkFree(scope, { id, registerId });
  if (!free.ok) return free;
  if (counts.length > 0 && countedMinor(counts) !== floatMinor) return err({ code: 'COUNT_DIFFERS' });
  const payable = await checkPayable(tx, { amounts: [floatMinor], currency: company.currency });
  if (!payable.ok) return payable;
  const today = checkMoment({ lastAt: free.value.lastAt, company, now });
  if (!today.ok) return today;
  await tx
    .insertInto('shifts')
    .values({
      id,
      register_id: registerId,
      opened_at: now,
      opened_on: today.value,
      opened_by: session.userId,
      currency: company.currency,
      float_minor: floatMinor,
      opening_counts_json: JSON.stringify(counts),
    })
    .execute();
  scope.record({ kind: 'shift', id });
  scope.remember({ id, version: 1 });
  return answerOf(scope, { shiftId: id });
}

async function checkFree({ tx }: CommandScope, { id, registerId }: { id: string; registerId: string }) {
  const register = await tx
    .selectFrom('registers')
    .select(lastNumbered('registers.id').as('lastAt'))
    .where('id', '=', registerId)
    .where('is_archived', '=', 0)
    .executeTakeFirst();
  if (!register) return err({ code: 'REGISTER_NOT_FOUND' });
  const own = await tx.selectFrom('shifts').select('id').where('id', '=', id).executeTakeFirst();
  if (own || (await isSourceTaken(tx, id))) return err({ code: 'ID_TAKEN' });
  const open = await tx
    .selectFrom('shifts')
    .select('id')
    .where('register_id', '=', registerId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return open ? err({ code: 'SHIFT_OPEN_ALREADY', shiftId: open.id }) : ok(register);
}
