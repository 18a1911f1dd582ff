/** A file as an import understands it: its columns, what each of them is, and its rows. Runs in a worker thread. */
import {
  checkMapping,
  guessReading,
  headingsKey,
  longestCell,
  missingFields,
  type DateOrder,
  type DecimalSeparator,
  type ImportField,
  type ImportKind,
  type KnownCustomField,
  type Mapping,
  type TableRow,
} from '#domain/imports';

import { packRows, type PackedRows } from './pack.ts';
import { readTable } from './read-table.ts';
import type { Table, TableFile, TableProblem } from './table.ts';

export type KnownMapping = { id: string; headingsKey: string; mapping: Readonly<Record<string, number>> };

export type ImportFile = {
  file: TableFile;
  kind: ImportKind;
  mapping?: Readonly<Record<string, number>> | undefined;
  decimalSeparator?: DecimalSeparator | undefined;
  dateOrder?: DateOrder | undefined;
  customFields: readonly KnownCustomField[];
  /** The newest first. */
  savedMappings: readonly KnownMapping[];
};

export type UnderstoodProblem =
  | TableProblem
  | { code: 'IMPORT_ONE_COLUMN'; delimiter: string }
  | { code: 'IMPORT_MAPPING_INVALID'; field: string };

export type UnderstoodFile = Omit<Table, 'rows' | 'problem'> & {
  headings: string[];
  /** Up to five values of each column. */
  samples: string[][];
  reading: { mapping: Mapping; decimalSeparator: DecimalSeparator; dateOrder: DateOrder };
  /** Required fields that no column fills. */
  missing: ImportField[];
  /** Saved mappings that were made for these headings. */
  fittingMappings: string[];
  /** The rows below the headings. */
  rows: PackedRows;
  /** Orders: the codes that they name, each once. */
  codes: { contacts: string[]; items: string[] };
};

/**
 * Reads a file and says what its columns are taken for: by the mapping that was stated, else by the newest saved one for these headings, else by
 * guess. Problems: those of `readTable`, IMPORT_ONE_COLUMN (one column that is not enough: mostly a wrong delimiter), IMPORT_MAPPING_INVALID.
 */
export async function understandFile(given: ImportFile): Promise<UnderstoodFile | { problem: UnderstoodProblem }> {
  const { kind, customFields, savedMappings, decimalSeparator, dateOrder } = given;
  const { rows: all, problem, ...table } = await readTable(given.file);
  if (problem !== null) return { problem };
  const [heading, ...below] = all;
  const headings = (heading?.cells ?? []).map((cell) => cell.trim().slice(0, longestHeading).toWellFormed());
  const rows = below.map(withoutExcess);
  const customFieldIds = customFields.map((field) => field.id);
  const check = (mapping: Readonly<Record<string, number>>) =>
    checkMapping(kind, { mapping, columnCount: headings.length, customFieldIds });

  const stated = given.mapping === undefined ? null : check(given.mapping);
  if (stated?.ok === false) return { problem: stated.error };
  const key = headingsKey(headings);
  const fitting = savedMappings.filter((saved) => saved.headingsKey === key && check(saved.mapping).ok);
  const mapping = stated?.value ?? fitting[0]?.mapping;
  const { delimiter } = table;
  const reading = guessReading(kind, { headings, rows, delimiter, mapping, decimalSeparator, dateOrder, customFields });
  const missing = missingFields(kind, reading.mapping);
  if (table.format === 'csv' && headings.length === 1 && missing.length > 0) {
    return { problem: { code: 'IMPORT_ONE_COLUMN', delimiter } };
  }
  return {
    ...table,
    headings,
    samples: headings.map((_, column) => samplesOf(rows, column)),
    reading,
    missing,
    fittingMappings: fitting.map((saved) => saved.id),
    rows: packRows(rows),
    codes:
      kind === 'documents'
        ? { contacts: valuesOf(rows, reading.mapping.contactCode), items: valuesOf(rows, reading.mapping.itemCode) }
        : { contacts: [], items: [] },
  };
}

/** As long as one of a saved mapping can be. */
const longestHeading = 500;

/** A cell may be as long as its file. What no field can hold is refused anyway, and the rest of it need not be gone through again and again. */
function withoutExcess(row: TableRow): TableRow {
  if (row.cells.every((cell) => cell.length <= longestCell)) return row;
  return { ...row, cells: row.cells.map(cutCell) };
}

/** Ends with a sign, so that it stays too long also where the cut leaves blanks at its end. */
function cutCell(cell: string): string {
  const text = cell.length > longestCell ? cell.trim() : cell;
  return text.length > longestCell ? `${text.slice(0, longestCell - 1).toWellFormed()}…` : text;
}

const shownSamples = 5;

function samplesOf(rows: readonly TableRow[], column: number): string[] {
  const samples: string[] = [];
  for (const row of rows) {
    const value = (row.cells[column] ?? '').trim();
    if (value !== '') samples.push(value.slice(0, 80).toWellFormed());
    if (samples.length === shownSamples) break;
  }
  return samples;
}

function valuesOf(rows: readonly TableRow[], column: number | undefined): string[] {
  if (column === undefined) return [];
  return [...new Set(rows.map((row) => (row.cells[column] ?? '').trim()))].filter((value) => value !== '');
}
