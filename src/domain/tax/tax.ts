/**
 * The tax categories of EN 16931 (UNCL5305): standard, zero-rated, exempt, reverse charge, intra-community supply, export,
 * not subject to tax, Canary Islands, Ceuta and Melilla, and Italian split payment.
 */
export const taxCategories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B'] as const;
export type TaxCategory = (typeof taxCategories)[number];

/** Where tax is rounded: once per rate on the document, or on each line. A company's setting. */
export const taxRoundings = ['document', 'line'] as const;
export type TaxRounding = (typeof taxRoundings)[number];

/** Whether the prices of a document are without tax (exclusive) or already contain it (inclusive). */
export const priceModes = ['exclusive', 'inclusive'] as const;
export type PriceMode = (typeof priceModes)[number];

/** 100 % as E4 of percent: the highest tax rate a document can hold. */
export const hundredPercentE4 = 1_000_000;

const untaxedCategories: ReadonlySet<TaxCategory> = new Set(['Z', 'E', 'AE', 'K', 'G', 'O']);

/**
 * Tells whether documents of this category carry a rate of zero and nothing else
 * (EN 16931, rules BR-Z-05, BR-E-05, BR-AE-05, BR-IC-05, BR-G-05 and BR-O-05).
 */
export function isUntaxed(category: TaxCategory): boolean {
  return untaxedCategories.has(category);
}

/** Tells whether a rate (E4 of percent) is possible for a category: 0 to 100 %, and 0 for the untaxed ones. */
export function isRateAllowed(category: TaxCategory, rateE4: number): boolean {
  if (!Number.isSafeInteger(rateE4) || rateE4 < 0 || rateE4 > hundredPercentE4) return false;
  return rateE4 === 0 || !isUntaxed(category);
}
