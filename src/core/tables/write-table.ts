/** Rows as a file for spreadsheets. Runs in a worker thread. */
import Papa from 'papaparse';
import writeXlsxFile from 'write-excel-file/node';
import type { Cell, SheetData } from 'write-excel-file/node';

import { formula } from './formulae.ts';

export type WrittenColumn = {
  heading: string;
  /** number: a plain decimal; date: 'YYYY-MM-DD'. In a spreadsheet their cells are typed. */
  kind: 'text' | 'number' | 'date';
};

export type TableToWrite = {
  format: 'csv' | 'xlsx';
  /** Of the sheet. */
  name: string;
  columns: readonly WrittenColumn[];
  /** Each a JSON list of rows, a row being a list of texts: as they come from the database, page by page. */
  portions: readonly Uint8Array[];
};

/**
 * CSV: RFC 4180 (commas, CRLF), UTF-8 with its mark, text that begins like a formula made harmless by a leading apostrophe (OWASP, CSV
 * injection), which `readTable` takes away again. XLSX: typed cells, the headings fixed at the top.
 */
export async function writeTable(table: TableToWrite): Promise<Uint8Array> {
  const rows = table.portions.flatMap((portion) => rowsOf(portion));
  return table.format === 'csv' ? csvOf(table, rows) : xlsxOf(table, rows);
}

function rowsOf(portion: Uint8Array): string[][] {
  return JSON.parse(Buffer.from(portion).toString('utf8')) as string[][];
}

/** Without this mark Excel reads UTF-8 as the system's own code page and spoils every umlaut. */
const byteOrderMark = '\ufeff';

function csvOf({ columns }: TableToWrite, rows: readonly string[][]): Uint8Array {
  const headings = columns.map((column) => column.heading);
  const text = Papa.unparse([headings, ...rows], { newline: '\r\n', escapeFormulae: formula });
  return Buffer.from(`${byteOrderMark}${text}\r\n`, 'utf8');
}

const longestSheetName = 31;

async function xlsxOf({ name, columns }: TableToWrite, rows: readonly string[][]): Promise<Uint8Array> {
  const headings = columns.map(({ heading }): Cell => ({ value: writable(heading), type: String, fontWeight: 'bold' }));
  const data: SheetData = [headings, ...rows.map((row) => row.map((text, column) => cellOf(text, columns[column])))];
  const sheet = name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, longestSheetName);
  const widths = columns.map((column, index) => ({ width: widthOf(column, rows, index) }));
  const file = await writeXlsxFile(data, { sheet, columns: widths, stickyRowsCount: 1 }).toBuffer();
  return new Uint8Array(file);
}

function cellOf(text: string, column: WrittenColumn | undefined): Cell {
  if (text === '') return null;
  switch (column?.kind ?? 'text') {
    case 'text':
      return { value: writable(text), type: String };
    case 'number':
      // More digits than a spreadsheet keeps stay a text, or they would be other digits.
      if (text.replaceAll(/\D/g, '').length > 15) return { value: text, type: String };
      return { value: Number(text), type: Number, ...(text.includes('.') ? { format: '#,##0.00##' } : {}) };
    case 'date':
      // Spreadsheets know a 29 February 1900; days before it would come out as others.
      if (text < '1900-03-01') return { value: text, type: String };
      // eslint-disable-next-line eslint/no-restricted-globals -- the library takes days as a Date; this one is made of the given day
      return { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  }
}

/**
 * A text as a cell can hold it (ECMA-376, part 1, 22.9.2.19): "_x0041_" would be read as "A", two characters are none of XML. The library knows
 * shared texts by a plain object and takes "constructor" and its like for ones that it has written already, so these are spelt otherwise.
 */
function writable(text: string): string {
  const escaped = text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[\ufffe\uffff]/g, (sign) => spelt(sign));
  return escaped in {} ? `${spelt(escaped)}${escaped.slice(1)}` : escaped;
}

/** The first character of a text, by its code. */
function spelt(text: string): string {
  return `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** In characters, from the longest of the first rows. */
function widthOf({ heading }: WrittenColumn, rows: readonly string[][], column: number): number {
  const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, firstLine(row[column] ?? '').length), 0);
  return Math.min(50, Math.max(8, heading.length, longest) + 2);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
