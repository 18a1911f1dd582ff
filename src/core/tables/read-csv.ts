/** From the bytes of a CSV file to its rows. */
import Papa from 'papaparse';

import { isBlankRow, type TableRow } from '#domain/imports';

import { decodeText, type Encoding } from '#core/encodings';

import { guardedFormula } from './formulae.ts';
import type { Delimiter, TableProblem, UnreadableReason } from './table.ts';

export type CsvFile = { bytes: Uint8Array; encoding?: Encoding | undefined; delimiter?: Delimiter | undefined };
export type CsvTable = {
  encoding: Encoding;
  delimiter: Delimiter;
  /** The headings first; rows in which nothing stands are left out. */
  rows: TableRow[];
  problem: TableProblem | null;
};

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
const mostColumns = 1000;

/**
 * Reads a CSV file (RFC 4180, and what spreadsheets make of it: other delimiters, other encodings, "sep=;" in the first line). A row's
 * line is the one of the file on which it starts, also behind quoted line breaks; those come out as "\n".
 * It never throws for what a file holds: a file that cannot be read comes back with its problem and without rows.
 */
export function readCsv(file: CsvFile): CsvTable {
  const decoded = decodeText(file.bytes, file.encoding);
  if (!decoded.ok) return refused(file, decoded.error);
  const { encoding } = decoded.value;
  const whole = decoded.value.text.replaceAll(/\r\n?/g, '\n');
  const named = /^sep=([,;\t|])\n/i.exec(whole);
  const text = named === null ? whole : whole.slice(named[0].length);
  const delimiter = file.delimiter ?? (named?.[1] as Delimiter | undefined) ?? guessDelimiter(text);
  const known = { encoding, delimiter };

  const { rows, problem } = readRecords(text, { delimiter, firstLine: named === null ? 1 : 2 });
  if (problem !== null) return refused(known, problem);
  return rows.length < 2 ? refused(known, { code: 'IMPORT_FILE_EMPTY' }) : { ...known, rows, problem: null };
}

/** In characters. A file of nothing but line ends would make fifty million records at once, which no memory holds. */
const portion = 4_000_000;

type Records = { rows: TableRow[]; problem: TableProblem | null };

function readRecords(text: string, { delimiter, firstLine }: { delimiter: Delimiter; firstLine: number }): Records {
  const read: Records = { rows: [], problem: null };
  let line = firstLine;
  const take = ({ data, errors }: Papa.ParseResult<string[]>) => {
    const quote = errors.find((error) => error.type === 'Quotes');
    for (const [index, cells] of data.entries()) {
      if (read.problem !== null) break;
      if (quote !== undefined && index === (quote.row ?? 0)) read.problem = quoteProblem(quote, line);
      else if (cells.length > mostColumns) read.problem = unreadable('tooManyColumns', line);
      const row = { line, cells };
      if (!isBlankRow(row)) read.rows.push(withoutGuard(row));
      line += linesOf(cells);
    }
    if (quote !== undefined) read.problem ??= quoteProblem(quote, null);
    // The library holds on to all portions until the last one is read.
    data.length = 0;
  };
  const config = { delimiter, newline: '\n' as const, chunkSize: portion, chunk: take };
  Papa.parse<string[]>(text, config);
  return read;
}

function quoteProblem({ code }: Papa.ParseError, line: number | null): TableProblem {
  return unreadable(code === 'MissingQuotes' ? 'quoteOpen' : 'quoteStray', line);
}

function unreadable(reason: UnreadableReason, line: number | null): TableProblem {
  return { code: 'IMPORT_FILE_UNREADABLE', line, reason };
}

/**
 * A text that a spreadsheet would run as a formula is written with an apostrophe before it (OWASP, CSV injection), by us and by others; it is
 * not part of the text.
 */
function withoutGuard(row: TableRow): TableRow {
  if (!row.cells.some((cell) => guardedFormula.test(cell))) return row;
  return { ...row, cells: row.cells.map((cell) => (guardedFormula.test(cell) ? cell.slice(1) : cell)) };
}

/** A record spans as many lines as its quoted cells have line breaks, and one. */
function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) lines += 1;
  }
  return lines;
}

/**
 * Takes the delimiter by which most records have as many cells as the first one; among equals, the one that makes more columns.
 * Looks at the first 64 kB.
 */
function guessDelimiter(text: string): Delimiter {
  const start = text.slice(0, 65_536);
  const scored = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(start, delimiter) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

function scoreOf(text: string, delimiter: Delimiter): number {
  const parsed = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 200, skipEmptyLines: 'greedy' });
  const [headings, ...records] = parsed.data;
  if (headings === undefined || headings.length < 2) return 0;
  const fitting = records.filter((record) => record.length === headings.length).length;
  const share = records.length === 0 ? 1 : fitting / records.length;
  return share * 1000 + Math.min(headings.length, 999);
}

function refused(
  known: { encoding?: Encoding | undefined; delimiter?: Delimiter | undefined },
  problem: TableProblem,
): CsvTable {
  return { encoding: known.encoding ?? 'utf-8', delimiter: known.delimiter ?? ',', rows: [], problem };
}
