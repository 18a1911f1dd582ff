import type { TaxTotals } from '#domain/documents';
import { minor, negate, type E4, type Minor } from '#domain/money';
import { taxCategories, type PriceMode, type TaxCategory } from '#domain/tax';

/** Under which category and rate something is taxed. */
export type TaxKey = { taxCategory: TaxCategory; taxRateE4: E4 };

/** One text per category and rate; two rates never merge. */
export function keyOf({ taxCategory, taxRateE4 }: TaxKey): string {
  return `${taxCategory} ${taxRateE4}`;
}

/** The row of a rate of which so much was taxed: with exclusive prices without, with inclusive ones with its tax. */
export function taxRowOf(
  { taxCategory, taxRateE4 }: TaxKey,
  { baseMinor, taxMinor }: { baseMinor: Minor; taxMinor: Minor },
  priceMode: PriceMode,
): TaxTotals {
  switch (priceMode) {
    case 'exclusive':
      return { taxCategory, taxRateE4, taxableMinor: baseMinor, taxMinor, grossMinor: minor(baseMinor + taxMinor) };
    case 'inclusive':
      return {
        taxCategory,
        taxRateE4,
        taxableMinor: minor(baseMinor + negate(taxMinor)),
        taxMinor,
        grossMinor: baseMinor,
      };
  }
}

/** Adds the rows of one category and rate, sorted by category, then rate. A rate that comes to nothing stays: it had lines. */
export function mergeTaxes(rows: readonly TaxTotals[]): TaxTotals[] {
  const merged = new Map<string, TaxTotals>();
  for (const row of rows) {
    const { taxCategory, taxRateE4 } = row;
    const sum = merged.get(keyOf(row));
    merged.set(keyOf(row), {
      taxCategory,
      taxRateE4,
      taxableMinor: minor((sum?.taxableMinor ?? 0) + row.taxableMinor),
      taxMinor: minor((sum?.taxMinor ?? 0) + row.taxMinor),
      grossMinor: minor((sum?.grossMinor ?? 0) + row.grossMinor),
    });
  }
  return [...merged.values()].toSorted(
    (left, right) =>
      taxCategories.indexOf(left.taxCategory) - taxCategories.indexOf(right.taxCategory) ||
      left.taxRateE4 - right.taxRateE4,
  );
}
