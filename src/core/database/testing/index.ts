export { explain, tableScans } from './explain.ts';
export { freshSchema } from './fresh-schema.ts';
