import { minor, minorFromBigInt, negate, roundHalfAway, type E4, type Minor } from '#domain/money';
import { hundredPercentE4, type PriceMode } from '#domain/tax';
import { groupByRate, type RateGroup } from './rate-groups.ts';
import type { AdjustmentTotals, TaxTotals, TotalsInput } from './totals-types.ts';

/** Computes what each rate comes to, and the tax of each line where the company rounds per line (else the list is empty). */
export function taxTotals(
  input: TotalsInput,
  { lineNets, adjustments }: { lineNets: readonly Minor[]; adjustments: readonly AdjustmentTotals[] },
): { taxes: TaxTotals[]; lineTaxes: Minor[] } {
  const lines = input.lines.map(({ taxCategory, taxRateE4 }, index) => ({
    taxCategory,
    taxRateE4,
    amountMinor: lineNets[index] ?? minor(0),
  }));
  const taxed = [...lines, ...signedParts(input, adjustments)];
  const taxOf = ({ amountMinor, taxRateE4 }: RateGroup): Minor => taxOn(amountMinor, taxRateE4, input.priceMode);
  const groups = groupByRate(taxed);
  if (input.taxRounding === 'document') {
    return {
      taxes: groups.map((group) => taxRow(group, taxOf(group), input.priceMode)),
      lineTaxes: [],
    };
  }
  const taxGroups = groupByRate(taxed.map((each) => ({ ...each, amountMinor: taxOf(each) })));
  const taxes = groups.map((group, index) => taxRow(group, taxGroups[index]?.amountMinor ?? minor(0), input.priceMode));
  return { taxes, lineTaxes: lines.map(taxOf) };
}

function signedParts(input: TotalsInput, adjustments: readonly AdjustmentTotals[]): RateGroup[] {
  return adjustments.flatMap(({ parts }, index) => {
    if (input.adjustments[index]?.kind === 'charge') return parts;
    return parts.map((part) => ({ ...part, amountMinor: negate(part.amountMinor) }));
  });
}

/**
 * The tax of an amount, rounded once: on top of it with exclusive prices, contained in it with inclusive ones
 * (gross - r(gross x 100 / (100 + rate))).
 */
export function taxOn(amount: Minor, rateE4: E4, priceMode: PriceMode): Minor {
  if (rateE4 === 0) return minor(0);
  const [exact, rate, hundredPercent] = [BigInt(amount), BigInt(rateE4), BigInt(hundredPercentE4)];
  switch (priceMode) {
    case 'exclusive':
      return minorFromBigInt(roundHalfAway(exact * rate, hundredPercent));
    case 'inclusive':
      return minorFromBigInt(exact - roundHalfAway(exact * hundredPercent, hundredPercent + rate));
  }
}

function taxRow({ taxCategory, taxRateE4, amountMinor }: RateGroup, taxMinor: Minor, priceMode: PriceMode): TaxTotals {
  switch (priceMode) {
    case 'exclusive':
      return {
        taxCategory,
        taxRateE4,
        taxableMinor: amountMinor,
        taxMinor,
        grossMinor: minor(amountMinor + taxMinor),
      };
    case 'inclusive':
      return {
        taxCategory,
        taxRateE4,
        taxableMinor: minor(amountMinor - taxMinor),
        taxMinor,
        grossMinor: amountMinor,
      };
  }
}
