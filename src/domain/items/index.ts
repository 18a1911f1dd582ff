export { standsApart } from './unit.ts';
