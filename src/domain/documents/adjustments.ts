import { allocate, apportion, e4, minor, negate, percentOf, sumMinor, type E4, type Minor } from '#domain/money';
import { hundredPercentE4, type TaxCategory } from '#domain/tax';
import { groupByRate, type RateGroup } from './rate-groups.ts';
import type { AdjustmentInput, AdjustmentPart, AdjustmentTotals, TotalsInput } from './totals-types.ts';

/** Computes the amount of each allowance and charge, and its parts by rate. Amounts are positive as the input's are, for both kinds. */
export function adjustmentTotals(input: TotalsInput, lineNets: readonly Minor[]): AdjustmentTotals[] {
  if (input.adjustments.length === 0) return [];
  const groups = groupByRate(
    input.lines.map((line, index) => ({ ...rateOf(line), amountMinor: lineNets[index] ?? zero })),
  );
  const lineNetMinor = sumMinor(lineNets);
  return input.adjustments.map((adjustment) => {
    const { percentE4, amountMinor, taxCategory, taxRateE4 } = adjustment;
    const amount = percentE4 === 0 ? amountMinor : percentOf(lineNetMinor, percentE4);
    if (taxCategory !== null && taxRateE4 !== null)
      return { amountMinor: amount, parts: [{ taxCategory, taxRateE4, amountMinor: amount }] };
    return { amountMinor: amount, parts: spread(amount, adjustment, groups) };
  });
}

const zero = minor(0);

function rateOf(line: { taxCategory: TaxCategory; taxRateE4: E4 }): {
  taxCategory: TaxCategory;
  taxRateE4: E4;
} {
  return { taxCategory: line.taxCategory, taxRateE4: line.taxRateE4 };
}

function spread(amount: Minor, { percentE4 }: AdjustmentInput, groups: readonly RateGroup[]): AdjustmentPart[] {
  // A draft without lines has no rate yet; its preview shows the adjustment untaxed, and it cannot be issued.
  if (groups.length === 0) return [{ taxCategory: 'Z', taxRateE4: e4(0), amountMinor: amount }];
  const amounts = percentE4 === 0 ? byNetShare(amount, groups) : byOwnPercentage(amount, percentE4, groups);
  return groups.map((group, index) => ({ ...rateOf(group), amountMinor: amounts[index] ?? zero }));
}

// A percentage of the whole takes that percentage of every rate, also of one where returns outweigh sales.
function byOwnPercentage(amount: Minor, percentE4: E4, groups: readonly RateGroup[]): Minor[] {
  const numerators = groups.map((group) => BigInt(group.amountMinor) * BigInt(percentE4));
  return apportion(amount, { numerators, denominator: BigInt(hundredPercentE4) });
}

// An amount is shared by net. Where the nets have both signs only those with the sign of their sum carry it: shares of +1000 % and
// -900 % would be arithmetic without sense.
function byNetShare(amount: Minor, groups: readonly RateGroup[]): Minor[] {
  const isNegative = sumMinor(groups.map((group) => group.amountMinor)) < 0;
  const weights = groups.map(({ amountMinor }) => Math.max(isNegative ? negate(amountMinor) : amountMinor, 0));
  return allocate(amount, weights);
}
