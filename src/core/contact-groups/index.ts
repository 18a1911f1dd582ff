export { addSale, addToBalance, refreshFigures } from './figures.ts';
export { isInGroup, membersOf, rootOf } from './groups.ts';
