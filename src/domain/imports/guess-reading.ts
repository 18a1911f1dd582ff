import { guessDecimalSeparator, type DecimalSeparator } from './amounts.ts';
import { guessDateOrder, type DateOrder } from './dates.ts';
import type { KnownCustomField } from './contact-record.ts';
import { customFieldOf, type ImportField, type ImportKind, type MappedField, type Mapping } from './fields.ts';
import { guessMapping } from './headings.ts';
import type { TableRow } from './table.ts';

const amountFields: readonly ImportField[] = [
  'price',
  'quantity',
  'discountFraction',
  'discountPercent',
  'freight',
  'creditLimit',
];
const dateFields: readonly ImportField[] = ['issuedOn', 'dueOn', 'birthday'];

/**
 * Decides how a file is to be understood: what was stated stays, the rest is guessed from the headings and from every value of the
 * columns in question, so that one "31/12" deep in the file is heard too.
 * @param given.mapping must have passed `checkMapping`.
 */
export function guessReading(
  kind: ImportKind,
  given: {
    headings: readonly string[];
    rows: readonly TableRow[];
    delimiter: string;
    customFields?: readonly KnownCustomField[] | undefined;
    mapping?: Mapping | undefined;
    decimalSeparator?: DecimalSeparator | undefined;
    dateOrder?: DateOrder | undefined;
  },
): { mapping: Mapping; decimalSeparator: DecimalSeparator; dateOrder: DateOrder } {
  const { headings, rows, delimiter, customFields = [] } = given;
  const samplesOf = (column: number) => valuesOf(rows, [column]);
  const mapping = given.mapping ?? guessMapping(kind, { headings, samplesOf, customFields });
  const customOf = (sort: KnownCustomField['kind']) =>
    customFields.filter((field) => field.kind === sort).map((field) => customFieldOf(field.id));
  const columnsOf = (fields: readonly MappedField[]) =>
    fields.map((field) => mapping[field]).filter((column) => column !== undefined);
  const decimalSeparator =
    given.decimalSeparator ??
    guessDecimalSeparator(valuesOf(rows, columnsOf([...amountFields, ...customOf('number')])), { delimiter });
  const dateOrder =
    given.dateOrder ??
    guessDateOrder(valuesOf(rows, columnsOf([...dateFields, ...customOf('date')])), { delimiter, decimalSeparator });
  return { mapping, decimalSeparator, dateOrder };
}

function* valuesOf(rows: readonly TableRow[], columns: readonly number[]): Generator<string> {
  for (const row of rows) {
    for (const column of columns) {
      if (row.plain?.includes(column)) continue;
      const value = (row.cells[column] ?? '').trim();
      if (value !== '') yield value;
    }
  }
}
