import { computeTotals, type AdjustmentInput, type LineInput, type TaxTotals, type Totals } from '#domain/documents';
import {
  absMinor,
  allocate,
  e4,
  largestTotal,
  minor,
  negate,
  sumMinor,
  type CurrencyCode,
  type E4,
  type Minor,
} from '#domain/money';
import { err, ok, type Result } from '#domain/result';
import { hundredPercentE4, type PriceMode, type TaxCategory, type TaxRounding } from '#domain/tax';
import type { ReturnedGroup, ReturnedLine } from './returns.ts';
import { keyOf, mergeTaxes } from './tax-sums.ts';

/** A line that is sold. The percentage comes first, then the amount; both are taken off price times quantity. */
export type SoldLine = {
  quantityE4: E4;
  priceE4: E4;
  discountPercentE4: E4;
  discountMinor: Minor;
  taxCategory: TaxCategory;
  taxRateE4: E4;
};

/** The discount of the whole order: the percentage counts when it is not zero, else the amount. */
export type OrderDiscount = { percentE4: E4; amountMinor: Minor };

export type SaleInput = {
  currency: CurrencyCode;
  priceMode: PriceMode;
  taxRounding: TaxRounding;
  sold: readonly SoldLine[];
  /** One group for each receipt that goods come back from, as `returnOf` makes it; in the price mode of this sale. */
  returned: readonly ReturnedGroup[];
  creditSoldMinor: Minor;
  discount: OrderDiscount;
};

/**
 * What a line comes to, in the price mode of the sale: gross is price times quantity, net is gross less the line's discounts, settled is net
 * less the line's share of the order discount: what was taxed, and what a return of the whole line gives back.
 */
export type SoldLineTotals = { grossMinor: Minor; netMinor: Minor; settledMinor: Minor };

/**
 * What a receipt comes to. `lines` are those that were sold, in their order; `returned` those that came back, by group, negative.
 * `lineNetMinor` is the sum of the nets of both; less `allowanceMinor` (the order discount) it is the net with exclusive prices, the gross
 * with inclusive ones. Always: net + tax = gross, gross + creditSold = total, and for each rate the sum of what is settled was taxed.
 */
export type SaleTotals = {
  lines: readonly SoldLineTotals[];
  returned: readonly (readonly ReturnedLine[])[];
  lineNetMinor: Minor;
  allowanceMinor: Minor;
  netMinor: Minor;
  taxMinor: Minor;
  grossMinor: Minor;
  creditSoldMinor: Minor;
  totalMinor: Minor;
  taxes: readonly TaxTotals[];
};

/** Why a sale has no totals; `lineIndex` counts sold lines from 0 and is missing where the order discount is to blame. */
export type SaleTotalsError = { code: 'AMOUNT_OUT_OF_RANGE' | 'DISCOUNT_TOO_LARGE'; lineIndex?: number };

/**
 * Computes a receipt: what is sold as a document is computed (`computeTotals`; the order discount is one allowance, spread over the
 * rates of what is sold), with what comes back and vouchers sold added. Returned lines and vouchers have no part in the discount.
 *
 * Errors: DISCOUNT_TOO_LARGE for a discount larger than what it is taken from (of a line or of the order), AMOUNT_OUT_OF_RANGE for
 * figures that no receipt may come to.
 * @throws RangeError for a tax rate that its category may not have: rates are checked where they are kept.
 */
export function computeSale(input: SaleInput): Result<SaleTotals, SaleTotalsError> {
  const tooMany = input.sold.findIndex((line) => line.discountPercentE4 > hundredPercentE4);
  if (tooMany >= 0) return err({ code: 'DISCOUNT_TOO_LARGE', lineIndex: tooMany });
  if (input.discount.percentE4 > hundredPercentE4) return err({ code: 'DISCOUNT_TOO_LARGE' });
  const computed = computeTotals({
    ...input,
    lines: input.sold.map(lineInput),
    adjustments: allowances(input),
    prepaidMinor: minor(0),
    roundingMinor: minor(0),
  });
  if (!computed.ok) {
    const { code, lineIndex } = computed.error;
    if (code !== 'AMOUNT_OUT_OF_RANGE') throw new RangeError(`A sale with ${code} in line ${lineIndex ?? 'unknown'}`);
    return err(lineIndex === undefined ? { code } : { code, lineIndex });
  }
  const excess = excessiveDiscount(input, computed.value);
  if (excess !== null) return err(excess);
  const totals = withReturns(input, computed.value);
  return isTooLarge(totals) ? err({ code: 'AMOUNT_OUT_OF_RANGE' }) : ok(totals);
}

function lineInput(line: SoldLine): LineInput {
  const { quantityE4, priceE4, discountPercentE4, discountMinor, taxCategory, taxRateE4 } = line;
  return {
    quantityE4,
    priceE4,
    baseQuantityE4: e4(10_000),
    discountPercentE4,
    discountMinor,
    chargeMinor: minor(0),
    taxCategory,
    taxRateE4,
  };
}

// Without a discount, or without anything sold, there is no adjustment: an empty one would add a rate that nothing was sold under.
function allowances({ sold, discount }: SaleInput): AdjustmentInput[] {
  if (sold.length === 0 || (discount.percentE4 === 0 && discount.amountMinor === 0)) return [];
  return [{ kind: 'allowance', taxCategory: null, taxRateE4: null, ...discount }];
}

function excessiveDiscount({ sold, discount }: SaleInput, totals: Totals): SaleTotalsError | null {
  const lineIndex = totals.lines.findIndex((line) => line.netMinor < 0);
  if (lineIndex >= 0) return { code: 'DISCOUNT_TOO_LARGE', lineIndex };
  const isOfNothing = sold.length === 0 && discount.percentE4 === 0 && discount.amountMinor > 0;
  return isOfNothing || totals.allowanceMinor > totals.lineNetMinor ? { code: 'DISCOUNT_TOO_LARGE' } : null;
}

function withReturns(input: SaleInput, sold: Totals): SaleTotals {
  const returnedLines = input.returned.flatMap((group) => group.lines);
  const taxes = mergeTaxes([...sold.taxes, ...input.returned.flatMap((group) => group.taxes)]);
  const netMinor = sumMinor(taxes.map((tax) => tax.taxableMinor));
  const taxMinor = sumMinor(taxes.map((tax) => tax.taxMinor));
  const grossMinor = minor(netMinor + taxMinor);
  return {
    lines: soldLineTotals(input.sold, sold),
    returned: input.returned.map((group) => group.lines),
    lineNetMinor: sumMinor([sold.lineNetMinor, ...returnedLines.map((line) => line.netMinor)]),
    allowanceMinor: sold.allowanceMinor,
    netMinor,
    taxMinor,
    grossMinor,
    creditSoldMinor: input.creditSoldMinor,
    totalMinor: minor(grossMinor + input.creditSoldMinor),
    taxes,
  };
}

// The part of the order discount that a rate bears is shared by the lines of the rate, by net: so what is settled adds up to what was
// taxed, and a line that comes back takes its own cents with it.
function soldLineTotals(sold: readonly SoldLine[], totals: Totals): SoldLineTotals[] {
  const shares: Minor[] = sold.map(() => minor(0));
  for (const part of totals.adjustments.flatMap((adjustment) => adjustment.parts)) {
    const members = [...sold.keys()].filter((index) => {
      const line = sold[index];
      return line !== undefined && keyOf(line) === keyOf(part);
    });
    const amounts = allocate(
      part.amountMinor,
      members.map((index) => totals.lines[index]?.netMinor ?? 0),
    );
    for (const [place, index] of members.entries()) shares[index] = amounts[place] ?? minor(0);
  }
  return totals.lines.map(({ grossMinor, netMinor }, index) => ({
    grossMinor,
    netMinor,
    settledMinor: minor(netMinor + negate(shares[index] ?? minor(0))),
  }));
}

function isTooLarge({ netMinor, taxMinor, grossMinor, totalMinor }: SaleTotals): boolean {
  return [netMinor, taxMinor, grossMinor, totalMinor].some((amount) => absMinor(amount) > largestTotal);
}
