import { taxOn, type TaxTotals } from '#domain/documents';
import {
  allocate,
  e4,
  minor,
  minorFromBigInt,
  negate,
  roundHalfAway,
  sumMinor,
  type E4,
  type Minor,
} from '#domain/money';
import { err, ok, type Result } from '#domain/result';
import type { PriceMode, TaxRounding } from '#domain/tax';
import { keyOf, mergeTaxes, taxRowOf, type TaxKey } from './tax-sums.ts';

/** A line as it was sold, in the price mode of its receipt, and how much of it has come back before. */
export type ReturnableLine = TaxKey & {
  quantityE4: E4;
  grossMinor: Minor;
  netMinor: Minor;
  settledMinor: Minor;
  returnedE4: E4;
};

type Receipt = { priceMode: PriceMode; taxRounding: TaxRounding; lines: readonly (ReturnableLine | null)[] };

/**
 * Goods that come back from one receipt. `lines` stand in the order in which they were chosen; `index` names the line of the receipt.
 * Quantities and amounts are negative, so are the taxes.
 */
export type ReturnedGroup = { lines: readonly ReturnedLine[]; taxes: readonly TaxTotals[] };

/**
 * A line that comes back. Its net is what is given back: the share of the order discount that the sold line bore is in it, because
 * the receipt that takes it back shows no such discount.
 */
export type ReturnedLine = { index: number; quantityE4: E4; grossMinor: Minor; netMinor: Minor; settledMinor: Minor };

export type ReturnError =
  | { code: 'RETURN_EXCEEDS_SOLD'; index: number; returnableE4: E4 }
  | { code: 'RETURN_LINE_UNKNOWN'; index: number };

/**
 * Computes what comes back from a receipt. It telescopes: k pieces of a line give amount(returned before + k) - amount(returned before) with
 * amount(q) = r(settled x q / quantity), and the tax of a rate is taken in the same way over what has come back of it. So any sequence of
 * returns that brings everything back mirrors the sale to the cent: each line, and the taxable amount, tax and gross of each rate.
 *
 * @param receipt all lines of the receipt at their places; null, or a quantity that is not above 0, where nothing can come back (vouchers,
 * lines that were returns themselves). Of the others all are needed, also those that stay: they bear their part of the tax.
 * @param chosen the lines that come back, by place, with quantities above 0; a line chosen twice counts together.
 *
 * Errors: RETURN_LINE_UNKNOWN where nothing was sold, RETURN_EXCEEDS_SOLD with what could still come back (0 when all is back).
 */
export function returnOf(
  receipt: Receipt,
  chosen: readonly { index: number; quantityE4: E4 }[],
): Result<ReturnedGroup, ReturnError> {
  const after = new Map<number, number>();
  const lines: ReturnedLine[] = [];
  for (const { index, quantityE4 } of chosen) {
    const line = receipt.lines[index] ?? null;
    if (line === null || line.quantityE4 <= 0) return err({ code: 'RETURN_LINE_UNKNOWN', index });
    const before = after.get(index) ?? line.returnedE4;
    if (quantityE4 <= 0 || quantityE4 > line.quantityE4 - before) {
      return err({ code: 'RETURN_EXCEEDS_SOLD', index, returnableE4: e4(line.quantityE4 - line.returnedE4) });
    }
    after.set(index, before + quantityE4);
    lines.push(returnedLine(line, { index, before, after: before + quantityE4 }));
  }
  return ok({ lines, taxes: returnedTaxes(receipt, after) });
}

function returnedLine(
  line: ReturnableLine,
  { index, before, after }: { index: number; before: number; after: number },
): ReturnedLine {
  const back = (amount: Minor): Minor => minor(partOf(amount, before, line) - partOf(amount, after, line));
  const settledMinor = back(line.settledMinor);
  return {
    index,
    quantityE4: e4(before - after),
    grossMinor: back(line.grossMinor),
    netMinor: settledMinor,
    settledMinor,
  };
}

/** What so much of a line comes to: r(amount x quantity / quantity sold). */
function partOf(amount: Minor, quantity: number, { quantityE4 }: ReturnableLine): Minor {
  return minorFromBigInt(roundHalfAway(BigInt(amount) * BigInt(quantity), BigInt(quantityE4)));
}

/** A sold line with how much of it was back before and is back after this return. */
type Coming = { line: ReturnableLine; before: number; after: number };

function returnedTaxes(receipt: Receipt, after: ReadonlyMap<number, number>): TaxTotals[] {
  const rates = new Map<string, Coming[]>();
  for (const [index, line] of receipt.lines.entries()) {
    if (line === null || line.quantityE4 <= 0) continue;
    const coming = { line, before: line.returnedE4, after: after.get(index) ?? line.returnedE4 };
    rates.set(keyOf(line), [...(rates.get(keyOf(line)) ?? []), coming]);
  }
  const rows: TaxTotals[] = [];
  for (const lines of rates.values()) {
    const rate = lines.find((each) => each.after > each.before)?.line;
    if (rate === undefined) continue;
    const baseMinor = minor(baseOf(lines, 'before') - baseOf(lines, 'after'));
    const taxOfRate =
      receipt.taxRounding === 'document' ? taxPerRate(receipt, rate, lines) : taxPerLine(receipt, lines);
    const taxMinor = minor(taxOfRate('before') - taxOfRate('after'));
    rows.push(taxRowOf(rate, { baseMinor, taxMinor }, receipt.priceMode));
  }
  return mergeTaxes(rows);
}

type Moment = 'before' | 'after';

function baseOf(lines: readonly Coming[], moment: Moment): Minor {
  return sumMinor(lines.map((each) => partOf(each.line.settledMinor, each[moment], each.line)));
}

// The tax of a rate was rounded once over all that was settled, so what has come back is taxed once as well.
function taxPerRate(
  { priceMode }: Receipt,
  { taxRateE4 }: TaxKey,
  lines: readonly Coming[],
): (moment: Moment) => Minor {
  return (moment) => taxOn(baseOf(lines, moment), taxRateE4, priceMode);
}

// Where tax is rounded per line the sale took r(net x rate) of each line and gave back r(discount x rate) once for the rate. A line that is
// back as a whole takes its own tax and its share of that; of a part of a line the part is taxed.
function taxPerLine({ priceMode }: Receipt, lines: readonly Coming[]): (moment: Moment) => Minor {
  const discounts = lines.map(({ line }) => minor(line.netMinor + negate(line.settledMinor)));
  const rateE4 = lines[0]?.line.taxRateE4 ?? e4(0);
  const discountTaxes = allocate(taxOn(sumMinor(discounts), rateE4, priceMode), discounts);
  return (moment) =>
    sumMinor(
      lines.map(({ line, ...quantities }, index) => {
        const quantity = quantities[moment];
        if (quantity < line.quantityE4) return taxOn(partOf(line.settledMinor, quantity, line), rateE4, priceMode);
        return minor(taxOn(line.netMinor, rateE4, priceMode) - (discountTaxes[index] ?? 0));
      }),
    );
}
