/** `till.takePayment` */
import { minor } from '#domain/money';
import type { CurrencyCode, Minor } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Payment } from '#contract/payments';
import { recordPayment } from '#core/payments';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import { queuePrint } from '#core/print-queue';
import { readCompany } from '#core/settings';

import { checkPayable } from './drawer-cash.ts';
import { readTillSettings } from './till-settings.ts';
import { usableShift } from './usable-shift.ts';

type Input = InputOf<'till', 'takePayment'>;
type Taken = { payment: Payment; changeMinor: Minor; isQueued: boolean };

/**
 * Takes money on account: a payment as any other, used for the oldest that is owed, that counts in the shift and whose voucher is printed. Only
 * cash may be handed over above the amount. It is not rounded as a receipt is: an account is owed to the cent, so cash is an amount that coins can pay,
 * and what is left stays on the account. Errors: those of `usableShift` and of `payments.record`, TENDER_NOT_TAKEN, CASH_NOT_PAYABLE, TENDER_TOO_LITTLE,
 * TENDER_OVER.
 */
export async function takePayment(scope: CommandScope, input: Input): Promise<Result<Taken, Failure>> {
  const { tx, now } = scope;
  const { commandId, id, shiftId, contactId, tender, amountMinor, reference, note } = input;
  const company = await readCompany(tx);
  const usable = await usableShift(tx, { shiftId, company, now });
  if (!usable.ok) return usable;
  // The ledger knows the closing of the shift by this id.
  if (id === shiftId) return err({ code: 'ID_TAKEN' });
  const givenMinor = input.givenMinor ?? amountMinor;
  const taken = await checkTaken(tx, { tender, amounts: [amountMinor, givenMinor], currency: company.currency });
  if (!taken.ok) return taken;
  const change = changeOf({ tender, amountMinor, givenMinor });
  if (!change.ok) return change;
  const allocation = { mode: 'oldestFirst' } as const;
  const money = { tender, amountMinor, reference, note, paidOn: usable.value.today };
  const recorded = await recordPayment(scope, {
    commandId,
    id,
    contactId,
    direction: 'received',
    ...money,
    allocation,
  });
  if (!recorded.ok) return recorded;
  const payment = recorded.value;
  await tx
    .insertInto('shift_payments')
    .values({ payment_id: payment.id, shift_id: shiftId, given_minor: givenMinor, change_minor: change.value })
    .execute();
  const job = { registerId: usable.value.register.id, subjectId: payment.id, title: payment.number, copyNumber: 0 };
  const isQueued = await queuePrint(scope, { kind: 'voucher', ...job, opensDrawer: tender === 'cash' });
  scope.record({ kind: 'payment', id: payment.id, detail: { ...input, number: payment.number } });
  return ok({ payment, changeMinor: change.value, isQueued });
}

async function checkTaken(
  tx: CommandScope['tx'],
  { tender, amounts, currency }: Pick<Input, 'tender'> & { amounts: readonly Minor[]; currency: CurrencyCode },
): Promise<Result<null, Failure>> {
  const { tenders } = await readTillSettings(tx);
  if (!tenders.includes(tender)) return err({ code: 'TENDER_NOT_TAKEN', tender });
  return tender === 'cash' ? checkPayable(tx, { amounts, currency }) : ok(null);
}

function changeOf({
  tender,
  amountMinor,
  givenMinor,
}: Pick<Input, 'tender' | 'amountMinor'> & { givenMinor: Minor }): Result<Minor, Failure> {
  const changeMinor = minor(givenMinor - amountMinor);
  if (changeMinor < 0) return err({ code: 'TENDER_TOO_LITTLE', leftMinor: minor(amountMinor - givenMinor) });
  return changeMinor > 0 && tender !== 'cash' ? err({ code: 'TENDER_OVER', overMinor: changeMinor }) : ok(changeMinor);
}
