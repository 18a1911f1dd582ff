export {
  hundredPercentE4,
  isRateAllowed,
  isTaxCategory,
  isUntaxed,
  priceModes,
  taxCategories,
  taxRoundings,
  type PriceMode,
  type TaxCategory,
  type TaxRounding,
} from './tax.ts';
