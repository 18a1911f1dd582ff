export { itemHandlers } from './handlers.ts';
export { itemBegins, itemMatches } from './item-conditions.ts';
export { columnsOf, emptyItem, itemColumns, itemOf } from './item-rows.ts';
export type { ItemFields } from './item-rows.ts';
