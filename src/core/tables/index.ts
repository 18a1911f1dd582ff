export { formula } from './formulae.ts';
export { unpackRows, type PackedRows } from './pack.ts';
export { readTable } from './read-table.ts';
export type { Delimiter, Table, TableFile, TableFormat, TableProblem, UnreadableReason } from './table.ts';
export { understandFile } from './understand.ts';
export type { ImportFile, KnownMapping, UnderstoodFile, UnderstoodProblem } from './understand.ts';
export { writeTable, type TableToWrite, type WrittenColumn } from './write-table.ts';
