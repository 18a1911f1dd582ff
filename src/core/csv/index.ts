export { readTable } from './read-table.ts';
export type { Delimiter, Table, TableFile, TableProblem } from './read-table.ts';
export type { Encoding } from './decode-text.ts';
