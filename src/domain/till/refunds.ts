import { minor, sumMinor, type Minor } from '#domain/money';
import { err, ok, type Result } from '#domain/result';
import type { SaleTender } from './kinds.ts';
import { cashDue } from './tenders.ts';

/**
 * What was paid on a receipt by a tender, and what has gone back by it. For cash both before rounding (the amount less the receipt's cash
 * rounding), or cents of rounding would add up over several returns. Store credit that was given for the receipt's goods is refunded store credit.
 */
export type PaidTender = { tender: SaleTender; paidMinor: Minor; refundedMinor: Minor };

/** Money that goes back; above 0, but for cash that rounds to nothing. */
export type Refund = { tender: SaleTender; amountMinor: Minor };

export type RefundError = { code: 'REFUND_NOT_ORIGINAL'; tender: SaleTender; refundableMinor: Minor };

/** `givesCredit`: the till gives store credit also for what was paid otherwise. It does, unless the office has switched that off. */
type Paid = { paid: readonly PaidTender[]; cashStepMinor?: number; givesCredit?: boolean };

/** What of a receipt's tenders can go back to a customer: what one owes is not taken off what another one does. */
export function tendersFor<Row extends { tender: SaleTender }>(paid: readonly Row[], isOwn: boolean): Row[] {
  return paid.filter(({ tender }) => tender !== 'account' || isOwn);
}

/**
 * Proposes how an amount goes back: the way it came, to cards first, then to the other tenders in the order in which they paid, then in cash. What
 * vouchers and store credit paid goes back as store credit. What no tender can take is store credit, too; where the till gives none it is cash,
 * which `checkRefund` refuses: somebody has to say why. The amounts add up to the amount; where the coins round the cash (`cashStepMinor` above 1),
 * to the amount and the rounding.
 * @param amountMinor above 0.
 */
export function planRefund({
  amountMinor,
  paid,
  cashStepMinor = 1,
  givesCredit = true,
}: Paid & { amountMinor: Minor }): Refund[] {
  const refunds: Refund[] = [];
  let left = amountMinor;
  for (const tender of refundOrder(paid)) {
    const taken = minor(Math.min(left, refundable(tender, paid)));
    if (taken > 0) refunds.push({ tender, amountMinor: taken });
    left = minor(left - taken);
  }
  if (left > 0) refunds.push(...inCash(left, { paid, cashStepMinor, givesCredit }));
  return joined(refunds);
}

/**
 * Checks that money goes back the way it came: by each tender no more than was paid by it less what has gone back by it. Store credit is
 * always allowed where the till gives any. Error: REFUND_NOT_ORIGINAL with what the tender can still take.
 */
export function checkRefund({
  refunds,
  paid,
  cashStepMinor = 1,
  givesCredit = true,
}: Paid & { refunds: readonly Refund[] }): Result<null, RefundError> {
  for (const { tender, amountMinor } of joined(refunds)) {
    if (tender === 'storeCredit' && givesCredit) continue;
    const exact = refundable(tender, paid);
    const refundableMinor = tender === 'cash' ? cashDue(exact, cashStepMinor) : exact;
    if (amountMinor > refundableMinor) return err({ code: 'REFUND_NOT_ORIGINAL', tender, refundableMinor });
  }
  return ok(null);
}

/** Each tender but cash once; vouchers and store credit as one. */
function refundOrder(paid: readonly PaidTender[]): SaleTender[] {
  const others = paid
    .map(({ tender }) => (tender === 'voucher' ? 'storeCredit' : tender))
    .filter((tender) => tender !== 'cash');
  return [...new Set(others)].toSorted((left, right) => Number(right === 'card') - Number(left === 'card'));
}

function refundable(tender: SaleTender, paid: readonly PaidTender[]): Minor {
  const isCredit = tender === 'storeCredit';
  const rows = paid.filter((row) => row.tender === tender || (isCredit && row.tender === 'voucher'));
  const left = sumMinor(rows.flatMap(({ paidMinor, refundedMinor }) => [paidMinor, minor(0 - refundedMinor)]));
  return minor(Math.max(left, 0));
}

function inCash(left: Minor, { paid, cashStepMinor, givesCredit }: Required<Paid>): Refund[] {
  const exact = refundable('cash', paid);
  const most = cashDue(exact, cashStepMinor);
  const due = cashDue(left, cashStepMinor);
  // Within the rounding all of it is cash: nobody gets a store credit of two cents. What rounds to nothing is given back as cash of 0.
  if ((due <= most && exact > 0) || !givesCredit) return [{ tender: 'cash', amountMinor: due }];
  const rows: Refund[] = [
    { tender: 'cash', amountMinor: most },
    { tender: 'storeCredit', amountMinor: minor(left - exact) },
  ];
  return rows.filter((refund) => refund.amountMinor > 0);
}

/** One row a tender, where it stood first. */
function joined(refunds: readonly Refund[]): Refund[] {
  const sums = new Map<SaleTender, Minor>();
  for (const { tender, amountMinor } of refunds) sums.set(tender, minor((sums.get(tender) ?? 0) + amountMinor));
  return [...sums].map(([tender, amountMinor]) => ({ tender, amountMinor }));
}
