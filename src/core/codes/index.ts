export { nextFreeCode, nextFreeCodes } from './next-free-code.ts';
export { isCodeTaken, isIdTaken } from './taken.ts';
export type { CodedTable } from './taken.ts';
