export { addSale, addToBalance, isOwnSale, isPurchase, refreshFigures } from './figures.ts';
export { areOneGroup, groupOf, isInGroup, membersOf, readRoot, rootIdOf, rootOf } from './groups.ts';
