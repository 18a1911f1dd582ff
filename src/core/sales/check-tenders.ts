/** Which tenders the till takes, and by which money can leave it. */
import { sumMinor } from '#domain/money';
import { checkRefund, tendersFor } from '#domain/till';
import type { PaidTender, Refund, SettledTender } from '#domain/till';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { areOneGroup } from '#core/contact-groups';
import type { CommandScope, Failure } from '#core/pipeline';
import { checkDrawer } from '#core/till';

import type { Basket } from './basket.ts';
import type { OpenTill } from './open-till.ts';
import { paidTendersOf } from './returned-receipt.ts';

/** Whether each tender is switched on in the settings of the till. Errors: TENDER_NOT_TAKEN. */
export function checkTaken(
  rows: readonly Pick<SettledTender, 'tender'>[],
  { tenders }: OpenTill['rules'],
): Result<null, Failure> {
  const off = rows.find(({ tender }) => !tenders.includes(tender));
  return off === undefined ? ok(null) : err({ code: 'TENDER_NOT_TAKEN', tender: off.tender });
}

/** How the receipts were paid of which goods come back, as far as it can go back to this customer. */
export async function paidFor(
  { tx }: Pick<CommandScope, 'tx'>,
  { receipts, terms: { contactId } }: Pick<Basket, 'receipts' | 'terms'>,
): Promise<PaidTender[]> {
  const paid: PaidTender[] = [];
  for (const { sale } of receipts) {
    const isOwn = contactId !== null && sale.contact_id !== null && (await areOneGroup(tx, contactId, sale.contact_id));
    paid.push(...tendersFor(await paidTendersOf(tx, sale), isOwn));
  }
  return paid;
}

type Back = {
  refunds: readonly Refund[];
  paid: readonly PaidTender[];
  cashStepMinor: number;
  /** Somebody has said why it goes back another way than it came. */
  isOtherwise: boolean;
};

/**
 * Whether money can go back so: the way it came, or by any tender that the till takes where somebody has said why. By one that is switched off no
 * more than was paid by it and has not gone back. Errors: TENDER_NOT_TAKEN, REFUND_NOT_ORIGINAL.
 */
export function checkBack(
  { refunds, paid, cashStepMinor, isOtherwise }: Back,
  { tenders }: OpenTill['rules'],
): Result<null, Failure> {
  const isTaken = ({ tender }: Pick<Refund, 'tender'>) => tenders.includes(tender);
  const checked = checkRefund({
    refunds: isOtherwise ? refunds.filter((refund) => !isTaken(refund)) : refunds,
    paid,
    cashStepMinor,
    givesCredit: tenders.includes('storeCredit'),
  });
  if (checked.ok || isTaken(checked.error)) return checked;
  return err({ code: 'TENDER_NOT_TAKEN', tender: checked.error.tender });
}

/** Whether the cash that goes back lies in the drawer. Errors: CASH_MISSING. */
export async function checkCash(
  { tx }: Pick<CommandScope, 'tx'>,
  { shiftId, refunds }: { shiftId: string; refunds: readonly Refund[] },
): Promise<Result<null, Failure>> {
  const amountMinor = sumMinor(refunds.filter(({ tender }) => tender === 'cash').map((row) => row.amountMinor));
  return amountMinor > 0 ? checkDrawer(tx, { shiftId, amountMinor }) : ok(null);
}
