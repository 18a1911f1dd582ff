/** From the bytes of an XLSX file (ECMA-376) to the rows of one of its sheets. */
import readXlsxFile from 'read-excel-file/universal';

import { addDays, type CalendarDate } from '#domain/dates';
import { isBlankRow, type TableRow } from '#domain/imports';

import { checkSheets } from './sheet-area.ts';
import { unzippedSize } from './zip-size.ts';

export type XlsxTable =
  | { sheets: string[]; sheet: string; rows: TableRow[]; reason: null }
  | { sheets: string[]; reason: 'notASpreadsheet' | 'sheetMissing' | 'tooManyColumns'; line: number | null };

/** A file that says it unpacks to more is no list of an office but one made to fill the memory. */
const mostUnzipped = 1024 * 1024 * 1024;
const mostColumns = 1000;

/** A number as the file holds it; it is not in the manner of any country. */
type Plain = { plain: string };
type Cell = string | Plain | boolean | { getTime(): number } | null;

/**
 * Reads a sheet; without a name the first that has more than a heading. Dates come out as ISO 8601, numbers in plain form with a point, yes and
 * no as "true" and "false"; formulas as what they came to last. A file with a password, an old .xls and anything else that is no XLSX file is
 * `notASpreadsheet`.
 */
export async function readXlsx(bytes: Uint8Array, stated: string | undefined): Promise<XlsxTable> {
  const size = unzippedSize(bytes);
  if (size === null || size > mostUnzipped) return { sheets: [], reason: 'notASpreadsheet', line: null };
  const checked = checkSheets(bytes);
  if (checked.fault === 'tooManyColumns') return { sheets: [], reason: 'tooManyColumns', line: checked.line };
  const found = checked.fault === 'ok' ? await sheetsOf(bytes) : null;
  if (found === null) return { sheets: [], reason: 'notASpreadsheet', line: null };
  const sheets = found.map((each) => each.sheet);
  const chosen =
    stated === undefined
      ? (found.find((each) => each.data.filter(hasContent).length > 1) ?? found[0])
      : found.find((each) => each.sheet === stated);
  if (chosen === undefined) return { sheets, reason: 'sheetMissing', line: null };
  const rows: TableRow[] = [];
  for (const [index, cells] of chosen.data.entries()) {
    // All rows are as long as the longest; what counts is how far each is filled.
    if (cells.findLastIndex((cell) => cell !== null) >= mostColumns) {
      return { sheets, reason: 'tooManyColumns', line: index + 1 };
    }
    const row = rowOf(cells, index + 1);
    if (!isBlankRow(row)) rows.push(row);
  }
  return { sheets, sheet: chosen.sheet, rows, reason: null };
}

type Sheet = { sheet: string; data: Cell[][] };

async function sheetsOf(bytes: Uint8Array): Promise<Sheet[] | null> {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  try {
    const parseNumber = (text: string): Plain => ({ plain: plainNumber(text) });
    return (await readXlsxFile(copy, { parseNumber, trim: false })) as unknown as Sheet[];
  } catch (error) {
    // Whatever is wrong inside of the file: there is no way but to save it anew.
    if (error instanceof Error) return null;
    throw error;
  }
}

function hasContent(cells: readonly Cell[]): boolean {
  return cells.some((cell) => cell !== null);
}

function rowOf(cells: readonly Cell[], line: number): TableRow {
  const plain = cells.flatMap((cell, column) => (isPlain(cell) ? [column] : []));
  const texts = cells.map(textOf);
  return plain.length === 0 ? { line, cells: texts } : { line, cells: texts, plain };
}

function isPlain(cell: Cell): cell is Plain {
  return typeof cell === 'object' && cell !== null && 'plain' in cell;
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return writing(cell);
  if (typeof cell === 'boolean') return String(cell);
  return isPlain(cell) ? cell.plain : isoOf(cell.getTime());
}

/** A day, with its time where it has one. */
function isoOf(milliseconds: number): string {
  // The library gives moments of UTC that stand for the day and time in the cell; fractions of a second come from rounding.
  const seconds = Math.round(milliseconds / 1000);
  const days = Math.floor(seconds / 86_400);
  const time = seconds - days * 86_400;
  const day = addDays('1970-01-01' as CalendarDate, days);
  if (time === 0) return day;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day} ${two(Math.floor(time / 3600))}:${two(Math.floor(time / 60) % 60)}:${two(time % 60)}`;
}

/**
 * A binary fraction as a person would write it: spreadsheets keep and show 15 digits, "19.989999999999998" is 19.99. Never with an exponent.
 */
function plainNumber(text: string): string {
  if (/^-?\d{1,15}$/.test(text)) return text;
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  const short = Number(number.toPrecision(15));
  const written = String(short);
  return written.includes('e')
    ? short.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
    : written;
}

/** Line ends are "\n"; what is no writing becomes a blank. */
function writing(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\t\n])\p{Cc}/gu, ' ');
}
