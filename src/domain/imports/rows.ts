import { foldCode } from './fields.ts';
import { problemAt, type ImportProblem } from './problems.ts';
import { hasAllCells, isBlankRow, readerOf, type FieldReader, type Reading, type TableRow } from './table.ts';

/**
 * Records that can be used, and the problems of all rows, in the order of the file. `refused` are those of the `refusedCount` rows that could be
 * read at all.
 */
export type ReadRecords<Read> = { records: Read[]; refused: Read[]; refusedCount: number; problems: ImportProblem[] };

/** Work that pauses now and then with a `yield`, so that a program can do something else in between: a large file takes a second. */
export type InTurns<Output> = Generator<undefined, Output, void>;

const rowsPerTurn = 1000;

/** Whether a turn ends before the row of this index. */
export function endsTurn(index: number): boolean {
  return index % rowsPerTurn === rowsPerTurn - 1;
}

/** Does all turns at once. */
export function whole<Output>(turns: InTurns<Output>): Output {
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
  }
}

/** Reads row by row with a function that gives a record or null, refuses broken rows and doubled codes. */
export function* readRows<Read extends { line: number; code: string }>(
  rows: Iterable<TableRow>,
  given: { columnCount: number; reading: Reading; read: (reader: FieldReader) => Read },
): InTurns<ReadRecords<Read>> {
  const records: Read[] = [];
  const refused: Read[] = [];
  const problems: ImportProblem[] = [];
  const codes = new Set<string>();
  let refusedCount = 0;
  let index = 0;
  for (const row of rows) {
    if (endsTurn(index)) yield;
    index += 1;
    if (isBlankRow(row)) continue;
    const before = problems.length;
    const record = readRow(row, { ...given, problems });
    const code = record === null ? '' : foldCode(record.code);
    if (record !== null && codes.has(code)) {
      problems.push(problemAt(row.line, { field: 'code', code: 'CODE_DOUBLED', value: record.code }));
    }
    if (code !== '') codes.add(code);
    if (record !== null && problems.length === before) {
      records.push(record);
      continue;
    }
    if (record !== null) refused.push(record);
    refusedCount += 1;
  }
  return { records, refused, refusedCount, problems };
}

/** Reads one row, or notes LINE_COUNT and gives null when its cells do not match the headings. */
export function readRow<Read>(
  row: TableRow,
  given: {
    columnCount: number;
    reading: Reading;
    problems: ImportProblem[];
    read: (reader: FieldReader) => Read;
  },
): Read | null {
  if (!hasAllCells(row, given.columnCount)) {
    given.problems.push(problemAt(row.line, { code: 'LINE_COUNT', value: row.cells.join(' | ') }));
    return null;
  }
  return given.read(readerOf(row, given.reading, given.problems));
}
