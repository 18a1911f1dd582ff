export { chainHash, nextNumber, sealNumber } from './take-number.ts';
export type { TakenNumber } from './take-number.ts';
