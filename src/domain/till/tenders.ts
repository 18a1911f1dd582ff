import { minor, minorFromBigInt, negate, roundHalfAway, sumMinor, type Minor } from '#domain/money';
import { err, ok, type Result } from '#domain/result';
import type { SaleTender } from './kinds.ts';

/** One way of paying and how much: for cash what is handed over, change included. Negative where money is given back. */
export type TenderInput = { tender: SaleTender; amountMinor: Minor };

/** A tender as it counts: `amountMinor` pays for the sale, of `givenMinor` handed over `changeMinor` goes back. given = amount + change. */
export type SettledTender<T extends TenderInput = TenderInput> = T & { givenMinor: Minor; changeMinor: Minor };

/** Sum of the amounts of `rows` = total + rounding. */
export type Settlement<T extends TenderInput = TenderInput> = {
  rows: readonly SettledTender<T>[];
  roundingMinor: Minor;
  changeMinor: Minor;
};

/** `leftMinor` and `overMinor` are sizes, above 0 in both directions. */
export type TenderError =
  | { code: 'TENDER_TOO_LITTLE'; leftMinor: Minor }
  | { code: 'TENDER_OVER'; overMinor: Minor }
  | { code: 'TENDER_NEGATIVE' };

/** What is to be paid in cash of an amount: rounded to the step of the coins, half away from zero. */
export function cashDue(leftMinor: Minor, stepMinor: number): Minor {
  const step = BigInt(stepMinor);
  return minorFromBigInt(roundHalfAway(BigInt(leftMinor), step) * step);
}

/** Whether there are coins for an amount: it is a multiple of what cash is rounded to. */
export function isPayable(amountMinor: Minor, stepMinor: number): boolean {
  return amountMinor % stepMinor === 0;
}

/**
 * Settles a receipt. Only cash may be more than what is due, the rest is change; what the other tenders leave is rounded to the coins when
 * there is a cash tender, and nothing else is ever rounded. When money goes back (a negative total) all tenders are negative and come to
 * the total exactly. An even exchange needs no tender, and what rounds to nothing is paid with cash of 0.
 *
 * Rows stand in the order of the tenders and keep all their fields; cash stands once, where it stood first. Rows of nothing are left
 * out, but for the cash that explains a rounding.
 *
 * Errors: TENDER_NEGATIVE for money in the wrong direction, TENDER_OVER when others than cash exceed the total (or more is given back than
 * the total), TENDER_TOO_LITTLE.
 */
export function settleTenders<T extends TenderInput>({
  totalMinor,
  cashStepMinor,
  tenders,
}: {
  totalMinor: Minor;
  cashStepMinor: number;
  tenders: readonly T[];
}): Result<Settlement<T>, TenderError> {
  // Giving money back is the mirror of taking it.
  const sign = totalMinor < 0 ? -1 : 1;
  const size = (amount: Minor): Minor => (sign < 0 ? negate(amount) : amount);
  if (tenders.some(({ amountMinor }) => size(amountMinor) < 0)) return err({ code: 'TENDER_NEGATIVE' });
  const others = sumMinor(
    tenders.filter(({ tender }) => tender !== 'cash').map(({ amountMinor }) => size(amountMinor)),
  );
  const left = minor(size(totalMinor) - others);
  if (left < 0) return err({ code: 'TENDER_OVER', overMinor: negate(left) });
  const cash = tenders.filter(({ tender }) => tender === 'cash');
  if (cash.length === 0 && left > 0) return err({ code: 'TENDER_TOO_LITTLE', leftMinor: left });
  const due = cash.length === 0 ? minor(0) : cashDue(left, cashStepMinor);
  const given = sumMinor(cash.map(({ amountMinor }) => size(amountMinor)));
  if (given < due) return err({ code: 'TENDER_TOO_LITTLE', leftMinor: minor(due - given) });
  const change = minor(given - due);
  // There is no change for money that is given back.
  if (sign < 0 && change > 0) return err({ code: 'TENDER_OVER', overMinor: change });
  const roundingMinor = size(minor(due - left));
  const rows = rowsOf(tenders, { amountMinor: size(due), givenMinor: size(given), changeMinor: change });
  return ok({
    rows: rows.filter((row) => row.givenMinor !== 0 || (row.tender === 'cash' && roundingMinor !== 0)),
    roundingMinor,
    changeMinor: change,
  });
}

function rowsOf<T extends TenderInput>(
  tenders: readonly T[],
  cash: { amountMinor: Minor; givenMinor: Minor; changeMinor: Minor },
): SettledTender<T>[] {
  const firstCash = tenders.findIndex(({ tender }) => tender === 'cash');
  return tenders.flatMap((tender, index) => {
    if (tender.tender !== 'cash') return [{ ...tender, givenMinor: tender.amountMinor, changeMinor: minor(0) }];
    return index === firstCash ? [{ ...tender, ...cash }] : [];
  });
}
