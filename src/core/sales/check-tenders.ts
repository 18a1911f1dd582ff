/** Which tenders the till takes, and by which money can leave it. */
import { negate, sumMinor } from '#domain/money';
import type { SettledTender } from '#domain/till';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { CommandScope, Failure } from '#core/pipeline';
import { checkDrawer } from '#core/till';

import type { OpenTill } from './open-till.ts';
import { paidTendersOf } from './returned-receipt.ts';
import type { ReturnedReceipt } from './returned-receipt.ts';

type Row = Pick<SettledTender, 'tender' | 'amountMinor'>;

/** Whether each tender is switched on in the settings of the till. Errors: TENDER_NOT_TAKEN. */
export function checkTaken(
  rows: readonly Pick<Row, 'tender'>[],
  { tenders }: OpenTill['rules'],
): Result<null, Failure> {
  const off = rows.find(({ tender }) => !tenders.includes(tender));
  return off === undefined ? ok(null) : err({ code: 'TENDER_NOT_TAKEN', tender: off.tender });
}

/**
 * Whether money can go back so: cash lies in the drawer, and another way than it came is one that the till takes. Store credit is always allowed, and
 * so is the way by which it was paid, also where that was switched off since. Errors: TENDER_NOT_TAKEN, CASH_MISSING.
 */
export async function checkRefunds(
  { tx }: Pick<CommandScope, 'tx'>,
  {
    till,
    refunds,
    receipts,
    isOtherwise,
  }: { till: OpenTill; refunds: readonly Row[]; receipts: readonly ReturnedReceipt[]; isOtherwise: boolean },
): Promise<Result<null, Failure>> {
  const asked = refunds.filter(({ tender }) => tender !== 'storeCredit');
  if (isOtherwise && !checkTaken(asked, till.rules).ok) {
    const paid = new Set<string>();
    for (const { sale } of receipts) for (const { tender } of await paidTendersOf(tx, sale)) paid.add(tender);
    const taken = checkTaken(
      asked.filter(({ tender }) => !paid.has(tender)),
      till.rules,
    );
    if (!taken.ok) return taken;
  }
  const cashMinor = negate(sumMinor(asked.filter((row) => row.tender === 'cash').map((row) => row.amountMinor)));
  return cashMinor > 0 ? checkDrawer(tx, { shiftId: till.shiftId, amountMinor: cashMinor }) : ok(null);
}
