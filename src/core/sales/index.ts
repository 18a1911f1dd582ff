export { saleHandlers } from './handlers.ts';
export { returnableLineOf, soldLineOf } from './line-figures.ts';
export { readSale } from './read-sale.ts';
export { receiptOfSale } from './sale-receipt.ts';
export { saleChainRecord } from './sale-rows.ts';
export type { SaleContent, SaleRecord } from './sale-rows.ts';
export { salePostings } from './write-sale.ts';
