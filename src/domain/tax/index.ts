export {
  hundredPercentE4,
  isRateAllowed,
  isUntaxed,
  priceModes,
  taxCategories,
  taxRoundings,
  type PriceMode,
  type TaxCategory,
  type TaxRounding,
} from './tax.ts';
