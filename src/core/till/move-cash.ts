/** `till.moveCash`, `till.openDrawer` */
import { postCashMovement } from '#domain/ledger';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ShiftAnswer } from '#contract/till';
import { postEntry } from '#core/ledger';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import { printerOf, queuePrint } from '#core/print-queue';
import { readCompany } from '#core/settings';

import { checkDrawer, checkPayable } from './drawer-cash.ts';
import { answerOf } from './shift-answer.ts';
import { isSourceTaken, openShiftOf, usableShift } from './usable-shift.ts';

/**
 * Pays cash in or out, or takes it to the safe, and books it; what goes to the safe stays the company's cash. Errors: those of `usableShift`,
 * ID_TAKEN, CASH_NOT_PAYABLE, CASH_MISSING (more would leave the drawer than is in it).
 */
export async function moveCash(
  scope: CommandScope,
  { id: givenId, shiftId, kind, amountMinor, reason }: InputOf<'till', 'moveCash'>,
): Promise<Result<ShiftAnswer, Failure>> {
  const { tx, now, session } = scope;
  const id = givenId ?? scope.newId();
  const company = await readCompany(tx);
  const usable = await usableShift(tx, { shiftId, company, now });
  if (!usable.ok) return usable;
  const { shift, today } = usable.value;
  if (id === shiftId || (await isSourceTaken(tx, id))) return err({ code: 'ID_TAKEN' });
  const payable = await checkPayable(tx, { amounts: [amountMinor], currency: company.currency });
  if (!payable.ok) return payable;
  if (kind !== 'payIn') {
    const isThere = await checkDrawer(tx, { shiftId, amountMinor });
    if (!isThere.ok) return isThere;
  }
  const moved = { amount_minor: amountMinor, reason, moved_on: today, at: now, user_id: session.userId };
  await tx
    .insertInto('cash_movements')
    .values({ id, shift_id: shiftId, kind, ...moved })
    .execute();
  await postEntry(tx, {
    datedOn: today,
    sourceKind: 'cashMovement',
    sourceId: id,
    currency: shift.currency,
    createdAt: now,
    postings: postCashMovement({ kind, amountMinor }),
  });
  scope.record({ kind: 'shift', id: shiftId });
  scope.wrote({ kind: 'cashMovement', id });
  scope.remember({ id: shiftId, version: 1 });
  return answerOf(scope, { shiftId });
}

/** Opens the drawer by the register's printer; the trail keeps why. Errors: SHIFT_NOT_FOUND, SHIFT_CLOSED, PRINTER_MISSING. */
export async function openDrawer(
  scope: CommandScope,
  { shiftId }: InputOf<'till', 'openDrawer'>,
): Promise<Result<{ isQueued: boolean }, Failure>> {
  const shift = await openShiftOf(scope.tx, shiftId);
  if (!shift.ok) return shift;
  const { register_id: registerId, registerName: title } = shift.value;
  const printer = await printerOf(scope.tx, registerId);
  if (printer === null || printer.kind === 'none' || !printer.hasDrawer) return err({ code: 'PRINTER_MISSING' });
  const job = { registerId, subjectId: shiftId, title, copyNumber: 0, opensDrawer: true };
  const isQueued = await queuePrint(scope, { kind: 'drawer', ...job });
  scope.record({ kind: 'shift', id: shiftId });
  return ok({ isQueued });
}
