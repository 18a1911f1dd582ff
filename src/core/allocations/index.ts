export { allocate, latest } from './allocate.ts';
export type { NewAllocation, WrittenAllocation } from './allocate.ts';
export { allocationsAcross } from './allocations-across.ts';
export { allocationsOf } from './list-allocations.ts';
export type { ListedAllocation } from './list-allocations.ts';
export { addOpenItem, findOpenItem, openItemsOf } from './open-items.ts';
export type { OpenItemRow } from './open-items.ts';
