/** Paying: what is still due, what a tender takes of it, and how money goes back. */
import type { Returnable } from '#contract/sales';
import type { SaleTenderInput } from '#contract/sale-input';
import { absMinor, minor, negate, sumMinor } from '#domain/money';
import type { Minor } from '#domain/money';
import { cashDue, checkRefund, planRefund, settleTenders, tendersFor } from '#domain/till';
import type { PaidTender, Refund, SaleTender } from '#domain/till';

/** A way in which a part is paid; amounts are sizes, above 0 also where money goes back. */
export type TenderRow = {
  key: string;
  tender: SaleTender;
  amountMinor: Minor;
  reference: string;
  /** Of the voucher or store credit that pays. */
  creditCode: string;
};

export type Due = {
  totalMinor: Minor;
  /** What no tender covers yet; 0 when all is paid. Without cash rounding. */
  leftMinor: Minor;
  /** The same when the rest is cash. */
  leftInCashMinor: Minor;
  isPaid: boolean;
  /** Other ways than cash cover more than is due: after lines were taken out. */
  isTooMuch: boolean;
};

/** What is due of a sale that is not negative, with the tenders so far. */
export function dueOf(totalMinor: Minor, rows: readonly TenderRow[], stepMinor: number): Due {
  const isPaid = settleTenders({ totalMinor, cashStepMinor: stepMinor, tenders: rows }).ok;
  const leftMinor = minor(Math.max(0, totalMinor - sumMinor(rows.map((row) => row.amountMinor))));
  return {
    totalMinor,
    leftMinor: isPaid ? minor(0) : leftMinor,
    leftInCashMinor: isPaid ? minor(0) : leftInCash(totalMinor, rows, stepMinor),
    isPaid,
    isTooMuch: sumMinor(rows.filter((row) => row.tender !== 'cash').map((row) => row.amountMinor)) > totalMinor,
  };
}

// Cash that was given already is part of the cash that is rounded.
function leftInCash(totalMinor: Minor, rows: readonly TenderRow[], stepMinor: number): Minor {
  const others = sumMinor(rows.filter((row) => row.tender !== 'cash').map((row) => row.amountMinor));
  const cash = sumMinor(rows.filter((row) => row.tender === 'cash').map((row) => row.amountMinor));
  return minor(Math.max(0, cashDue(minor(totalMinor - others), stepMinor) - cash));
}

export type Offer =
  | { kind: 'take'; amountMinor: Minor }
  | { kind: 'tooMuch' }
  /** There are no coins for such an amount. */
  | { kind: 'noCoins'; stepMinor: Minor }
  /** 0 or less was typed: that pays nothing. */
  | { kind: 'notPositive' }
  | { kind: 'nothing' };

type Offered = { tender: SaleTender; typedMinor: Minor | null; mostMinor?: Minor | undefined; stepMinor?: number };

/**
 * What a tender takes: the typed amount, or without one all that is left. Only cash may be more than what is left; `mostMinor` limits a
 * voucher to what it holds; `stepMinor` is the smallest coin.
 */
export function offerOf(due: Due, { tender, typedMinor, mostMinor, stepMinor = 1 }: Offered): Offer {
  if (due.isPaid) return { kind: 'nothing' };
  if (typedMinor !== null && typedMinor <= 0) return { kind: 'notPositive' };
  if (tender === 'cash' && (typedMinor ?? 0) % stepMinor !== 0) return { kind: 'noCoins', stepMinor: minor(stepMinor) };
  if (tender === 'cash') return { kind: 'take', amountMinor: typedMinor ?? due.leftInCashMinor };
  const left = minor(Math.min(due.leftMinor, mostMinor ?? due.leftMinor));
  if (typedMinor !== null && typedMinor > left) return { kind: 'tooMuch' };
  const amountMinor = typedMinor ?? left;
  return amountMinor <= 0 ? { kind: 'nothing' } : { kind: 'take', amountMinor };
}

/** The tender that pays a sale exactly in cash; none when nothing is due. */
export function exactCash(totalMinor: Minor, stepMinor: number, key: string): TenderRow[] {
  if (totalMinor === 0) return [];
  return [{ key, tender: 'cash', amountMinor: cashDue(totalMinor, stepMinor), reference: '', creditCode: '' }];
}

/** The tenders as the contract wants them; `isBack` when money is given back. */
export function tenderInputs(rows: readonly TenderRow[], isBack: boolean): SaleTenderInput[] {
  return rows.map(({ tender, amountMinor, reference, creditCode }) => ({
    tender,
    amountMinor: isBack ? negate(amountMinor) : amountMinor,
    reference,
    creditCode,
  }));
}

/** How the receipts were paid that goods come back from, as far as it can go back to this customer. */
export function paidOn({ receipts, contactId }: Pick<RefundRules, 'receipts' | 'contactId'>): PaidTender[] {
  return receipts.flatMap((receipt) =>
    tendersFor(receipt.tenders, contactId !== null && contactId === receipt.contactId),
  );
}

/** What decides how money can go back: how it came, to whom it goes, the coins, and whether the till gives store credit. */
export type RefundRules = {
  receipts: readonly Returnable[];
  contactId: string | null;
  stepMinor: number;
  givesCredit: boolean;
};

/** How an amount goes back by itself: the way it came. Amounts above 0. */
export function proposedRefund(totalMinor: Minor, rules: RefundRules, newKey: () => string): TenderRow[] {
  const { stepMinor, givesCredit } = rules;
  const amountMinor = absMinor(totalMinor);
  const planned = planRefund({ amountMinor, paid: paidOn(rules), cashStepMinor: stepMinor, givesCredit });
  return planned.map((refund) => ({ key: newKey(), ...refund, reference: '', creditCode: '' }));
}

export type RefundCheck = {
  /** What the rows do not give back yet; negative when they give too much. 0 where the rest is rounding. */
  leftMinor: Minor;
  isComplete: boolean;
  /** What the coins make more (above 0) or less of what is given back. */
  roundingMinor: Minor;
  /** The money goes another way than it came: that wants a reason and a right. */
  isOtherWay: boolean;
};

/** Checks the rows by which money goes back. */
export function checkRefundRows(totalMinor: Minor, rows: readonly TenderRow[], rules: RefundRules): RefundCheck {
  const { stepMinor, givesCredit } = rules;
  const tenders = rows.map((row) => ({ ...row, amountMinor: negate(row.amountMinor) }));
  const settled = settleTenders({ totalMinor, cashStepMinor: stepMinor, tenders });
  const refunds: Refund[] = rows.map(({ tender, amountMinor }) => ({ tender, amountMinor }));
  const allowed = checkRefund({ refunds, paid: paidOn(rules), cashStepMinor: stepMinor, givesCredit });
  const given = sumMinor(rows.map((row) => row.amountMinor));
  return {
    leftMinor: settled.ok ? minor(0) : minor(absMinor(totalMinor) - given),
    isComplete: settled.ok,
    roundingMinor: settled.ok ? negate(settled.value.roundingMinor) : minor(0),
    isOtherWay: !allowed.ok,
  };
}

export type Credit = { code: string; creditKind: 'voucher' | 'storeCredit'; leftMinor: Minor };

type BeingPaid = { totalMinor: Minor | undefined; rows: readonly TenderRow[]; stepMinor: number; key: string };

/** The row by which a voucher pays what it can of what is left; undefined where it has no use, or pays already. */
export function creditRow(
  { code, creditKind, leftMinor }: Credit,
  { totalMinor, rows, stepMinor, key }: BeingPaid,
): TenderRow | undefined {
  if (totalMinor === undefined || totalMinor <= 0 || rows.some((row) => row.creditCode === code)) return undefined;
  const offer = offerOf(dueOf(totalMinor, rows, stepMinor), {
    tender: creditKind,
    typedMinor: null,
    mostMinor: leftMinor,
  });
  if (offer.kind !== 'take') return undefined;
  return { key, tender: creditKind, amountMinor: offer.amountMinor, reference: '', creditCode: code };
}
