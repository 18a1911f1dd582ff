export { nextFreeCode } from './next-free-code.ts';
