/** A file as a table of texts, and one row of it read field by field. */
import type { CalendarDate } from '#domain/dates';
import { parseE4, parseMinor, parsePrice, type CurrencyCode, type E4, type Minor } from '#domain/money';
import type { Result } from '#domain/result';

import { plainDecimal, shiftPoint, type DecimalSeparator } from './amounts.ts';
import { readDate, type DateOrder } from './dates.ts';
import { longestText, type MappedField, type Mapping } from './fields.ts';
import { problemAt, type ImportProblem, type ImportProblemCode } from './problems.ts';

/**
 * One record of the file: the line on which it starts (counted from 1) and its cells as they stand there. `plain` are the columns in which the
 * file itself holds a number and no text, as spreadsheets do: "1234.5", whatever separates decimals elsewhere.
 */
export type TableRow = { line: number; cells: readonly string[]; plain?: readonly number[] };

/** How the texts of a file are to be understood. */
export type Reading = {
  mapping: Mapping;
  decimalSeparator: DecimalSeparator;
  dateOrder: DateOrder;
  currency: CurrencyCode;
};

/** A row whose cells are asked for by field. What is wrong with a cell is added to the problems and read as absent. */
export type FieldReader = {
  line: number;
  /** The text without surrounding blanks; "" where the cell is empty or no column fills the field. */
  text: (field: MappedField) => string;
  /** The same, but an empty one is a problem. */
  requiredText: (field: MappedField) => string;
  date: (field: MappedField) => CalendarDate | null;
  /** A quantity or an item's price. */
  e4: (field: MappedField) => E4 | null;
  /** A line's price, which may have up to ten decimals. */
  price: (field: MappedField) => { priceE4: E4; baseQuantityE4: E4 } | null;
  /** An amount of the currency. */
  amount: (field: MappedField) => Minor | null;
  /** An amount of the currency that is not negative. */
  charge: (field: MappedField) => Minor | null;
  /** A percentage times 10,000, from 0 to 100 %. */
  percent: (field: MappedField) => E4 | null;
  /** Percent from a fraction of one: "0.05" is 5 %. */
  fraction: (field: MappedField) => E4 | null;
  flag: (field: MappedField) => boolean | null;
  /** A day or a yes or no that stands in a part of a cell; null when it is none. */
  dateIn: (text: string) => CalendarDate | null;
  flagIn: (text: string) => boolean | null;
  /** Notes a problem that only the caller can see. */
  refuse: (field: MappedField | null, code: ImportProblemCode, value: string) => void;
};

/** Whether nothing stands in a row, as in the last lines of many spreadsheets. */
export function isBlankRow(row: TableRow): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}

/**
 * Whether a row has one cell for each heading. Empty cells too many are forgiven; a missing or an added one mostly comes
 * from a stray delimiter or quote, and every cell behind it would land in a wrong field.
 */
export function hasAllCells(row: TableRow, columnCount: number): boolean {
  if (row.cells.length < columnCount) return false;
  return row.cells.slice(columnCount).every((cell) => cell.trim() === '');
}

/** Reads the cells of a row; problems are pushed onto the given list. */
export function readerOf(row: TableRow, reading: Reading, problems: ImportProblem[]): FieldReader {
  const { mapping } = reading;
  let tooLong: Set<string | null> | undefined;
  const refuse: FieldReader['refuse'] = (field, code, value) => {
    // What is wrong with the beginning of a text that is too long helps nobody.
    if (tooLong?.has(field) === true) return;
    problems.push(problemAt(row.line, { field, code, value }));
  };
  const cell = (field: MappedField): string => {
    const column = mapping[field];
    return column === undefined ? '' : (row.cells[column] ?? '').trim();
  };
  const text: FieldReader['text'] = (field) => {
    const value = cell(field);
    if (value.length <= longestText(field)) return value;
    refuse(field, 'TEXT_TOO_LONG', value);
    tooLong = (tooLong ?? new Set()).add(field);
    // Not absent, which would be a second problem; but nobody goes through all of it.
    return value.slice(0, longestText(field)).toWellFormed();
  };
  const decimal = decimalsOf(row, reading, refuse);
  const percentage = (field: MappedField, places: number): E4 | null => {
    const parse = (plain: string) => parseE4(shiftPoint(plain, places));
    const stated = cell(field);
    const rate = decimal(field, parse, stated.endsWith('%') ? stated.slice(0, -1).trimEnd() : stated);
    if (rate === null || (rate >= 0 && rate <= 1_000_000)) return rate;
    refuse(field, 'DISCOUNT_OUT_OF_RANGE', cell(field));
    return null;
  };

  const amount = (field: MappedField) => decimal(field, (plain) => parseMinor(plain, reading.currency));
  return {
    line: row.line,
    text,
    refuse,
    requiredText: (field) => {
      if (cell(field) === '') refuse(field, 'VALUE_MISSING', '');
      return text(field);
    },
    date: (field) => {
      const value = cell(field);
      const date = value === '' ? null : readDate(value, reading.dateOrder);
      if (date === null && value !== '') refuse(field, 'DATE_INVALID', value);
      return date;
    },
    e4: (field) => decimal(field, parseE4),
    price: (field) => decimal(field, parsePrice),
    amount,
    charge: (field) => {
      const charge = amount(field);
      if (charge === null || charge >= 0) return charge;
      refuse(field, 'AMOUNT_NEGATIVE', cell(field));
      return null;
    },
    percent: (field) => percentage(field, 0),
    // "5 %" in a column of fractions can only mean five percent.
    fraction: (field) => percentage(field, cell(field).endsWith('%') ? 0 : 2),
    dateIn: (part) => readDate(part, reading.dateOrder),
    flagIn: (part) => flags.get(part.toLowerCase()) ?? null,
    flag: (field) => {
      const flag = flags.get(cell(field).toLowerCase());
      if (flag === undefined) refuse(field, 'FLAG_INVALID', cell(field));
      return flag ?? null;
    },
  };
}

/** Reads decimals by a parser of the money domain and turns its errors into problems. */
function decimalsOf(row: TableRow, { mapping, decimalSeparator }: Reading, refuse: FieldReader['refuse']) {
  return <Value>(
    field: MappedField,
    parse: (plain: string) => Result<Value, { code: DecimalError }>,
    stated?: string,
  ): Value | null => {
    const column = mapping[field] ?? -1;
    const cell = (row.cells[column] ?? '').trim();
    const original = stated ?? cell;
    if (original === '') return null;
    const isPlain = row.plain?.includes(column) ?? false;
    const plain = plainDecimal(original, isPlain ? '.' : decimalSeparator);
    const parsed = plain === null ? null : parse(plain);
    if (parsed?.ok === true) return parsed.value;
    refuse(field, parsed === null ? 'AMOUNT_INVALID' : decimalProblems[parsed.error.code], cell);
    return null;
  };
}

type DecimalError = 'NOT_A_NUMBER' | 'TOO_MANY_DECIMALS' | 'OUT_OF_RANGE';
const decimalProblems = {
  NOT_A_NUMBER: 'AMOUNT_INVALID',
  TOO_MANY_DECIMALS: 'AMOUNT_TOO_FINE',
  OUT_OF_RANGE: 'AMOUNT_OUT_OF_RANGE',
} as const satisfies Record<DecimalError, ImportProblemCode>;

const flags: ReadonlyMap<string, boolean | null> = new Map([
  ['', null],
  ...['1', 'true', 'yes', 'y', 'x', 'ja', 'j', 'wahr', '-1'].map((word) => [word, true] as const),
  ...['0', 'false', 'no', 'n', 'nein', 'falsch'].map((word) => [word, false] as const),
]);
