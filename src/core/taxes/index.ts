export { readTaxRates, taxRateBook } from './read-tax-rates.ts';
export type { TaxRateBook, UsedTaxRate } from './read-tax-rates.ts';
