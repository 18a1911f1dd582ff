/** Which tenders the till takes, and by which money can leave it. */
import { sumMinor } from '#domain/money';
import { checkRefund } from '#domain/till';
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

/** How the receipts were paid of which goods come back. What one customer owes is not taken off what another one does. */
export async function paidFor(
  { tx }: Pick<CommandScope, 'tx'>,
  { receipts, terms: { contactId } }: Pick<Basket, 'receipts' | 'terms'>,
): Promise<PaidTender[]> {
  const paid: PaidTender[] = [];
  for (const { sale } of receipts) {
    const isOwn = contactId !== null && sale.contact_id !== null && (await areOneGroup(tx, contactId, sale.contact_id));
    const rows = await paidTendersOf(tx, sale);
    paid.push(...rows.filter(({ tender }) => tender !== 'account' || isOwn));
  }
  return paid;
}

/**
 * Whether money can go back another way than it came: by a tender that the till takes; by one that was switched off no more than was paid by it and
 * has not gone back. Store credit is always allowed. Errors: TENDER_NOT_TAKEN.
 */
export function checkOtherwise(
  refunds: readonly Refund[],
  { rules, paid, cashStepMinor }: { rules: OpenTill['rules']; paid: readonly PaidTender[]; cashStepMinor: number },
): Result<null, Failure> {
  const off = refunds.filter(({ tender }) => !rules.tenders.includes(tender));
  const checked = checkRefund({ refunds: off, paid, cashStepMinor });
  return checked.ok ? checked : err({ code: 'TENDER_NOT_TAKEN', tender: checked.error.tender });
}

/** Whether the cash that goes back lies in the drawer. Errors: CASH_MISSING. */
export async function checkCash(
  { tx }: Pick<CommandScope, 'tx'>,
  { shiftId, refunds }: { shiftId: string; refunds: readonly Refund[] },
): Promise<Result<null, Failure>> {
  const amountMinor = sumMinor(refunds.filter(({ tender }) => tender === 'cash').map((row) => row.amountMinor));
  return amountMinor > 0 ? checkDrawer(tx, { shiftId, amountMinor }) : ok(null);
}
