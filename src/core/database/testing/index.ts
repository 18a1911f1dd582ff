export { explain, tableScans } from './explain.ts';
