export { priceListHandlers } from './handlers.ts';
export { saleTermsOf } from './sale-terms.ts';
export type { SaleTerms } from './sale-terms.ts';
export { exempt, soldItems } from './sold-items.ts';
export type { Pricing } from './sold-items.ts';
export { changeTradeFields, passTradeFields, readTradeFields, tradeFieldNames } from './trade-fields.ts';
export type { TradeFields } from './trade-fields.ts';
export { pricedFor } from './trade-terms.ts';
