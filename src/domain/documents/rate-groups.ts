import { minor, type E4, type Minor } from '#domain/money';
import { taxCategories, type TaxCategory } from '#domain/tax';

/** An amount under one tax category and rate. */
export type RateGroup = { taxCategory: TaxCategory; taxRateE4: E4; amountMinor: Minor };

/** Adds amounts of the same category and rate; two rates never merge. Sorted by category, then rate. */
export function groupByRate(amounts: readonly RateGroup[]): RateGroup[] {
  const groups = new Map<string, RateGroup>();
  for (const { taxCategory, taxRateE4, amountMinor } of amounts) {
    const key = `${taxCategory} ${taxRateE4}`;
    const sum = minor((groups.get(key)?.amountMinor ?? 0) + amountMinor);
    groups.set(key, { taxCategory, taxRateE4, amountMinor: sum });
  }
  return [...groups.values()].toSorted(
    (left, right) => rank(left.taxCategory) - rank(right.taxCategory) || left.taxRateE4 - right.taxRateE4,
  );
}

function rank(category: TaxCategory): number {
  return taxCategories.indexOf(category);
}
