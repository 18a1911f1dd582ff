/** How a file is read: what the person has chosen, and what follows from it. */
import { importFields } from '#contract/imports';
import type { ImportKind, ImportPreview } from '#contract/imports';
import { isCalendarDate } from '#domain/dates';
import { formatDecimal, parseE4 } from '#domain/money';

/** What the person has chosen; what is undefined is guessed by the host. */
export type Choices = {
  delimiter: ImportPreview['delimiter'] | undefined;
  encoding: ImportPreview['encoding'] | undefined;
  decimalSeparator: ImportPreview['decimalSeparator'] | undefined;
  dateOrder: ImportPreview['dateOrder'] | undefined;
  mapping: Readonly<Record<string, number>> | undefined;
  existing: 'skip' | 'update';
};

export const allGuessed: Choices = {
  delimiter: undefined,
  encoding: undefined,
  decimalSeparator: undefined,
  dateOrder: undefined,
  mapping: undefined,
  existing: 'skip',
};

/** With another delimiter the columns are others, so the mapping is guessed anew. */
export function withDelimiter(choices: Choices, delimiter: ImportPreview['delimiter']): Choices {
  return { ...choices, delimiter, mapping: undefined };
}

/** Lets a column fill a field; null: no column does. Starts from the mapping that was guessed. */
export function withColumn(
  choices: Choices,
  { guessed, field, column }: { guessed: Readonly<Record<string, number>>; field: string; column: number | null },
): Choices {
  const { [field]: _, ...others } = choices.mapping ?? guessed;
  return { ...choices, mapping: column === null ? others : { ...others, [field]: column } };
}

/** The headings that no field uses. */
export function unusedHeadings({ columns, mapping }: Pick<ImportPreview, 'columns' | 'mapping'>): string[] {
  const used = new Set(Object.values(mapping));
  return columns.filter(({ index, heading }) => !used.has(index) && heading !== '').map(({ heading }) => heading);
}

/** The fields that any of the shown records has, in the order in which a person reads them. */
export function fieldsShown(kind: ImportKind, rows: ImportPreview['rows']): string[] {
  const present = new Set(rows.flatMap((row) => Object.keys(row)));
  return importFields[kind].filter((field) => present.has(field));
}

const numberFields = new Set(['price', 'quantity', 'discountPercent', 'discountFraction', 'freight']);

/** Tells whether a field holds numbers, which stand right aligned. */
export function isNumberField(field: string): boolean {
  return numberFields.has(field);
}

/** Tells what a value of the preview is, so that it can be shown in the office's manner. */
export function kindOfValue(field: string, value: string): 'date' | 'yes' | 'no' | 'text' {
  if (field === 'isArchived') return value === 'true' ? 'yes' : 'no';
  return (field === 'issuedOn' || field === 'dueOn') && isCalendarDate(value) ? 'date' : 'text';
}

/** A plain number of the preview in the manner of a locale; anything else as it stands. */
export function numberShown(value: string, locale: string): string {
  const parsed = parseE4(value);
  return parsed.ok ? formatDecimal(parsed.value, { locale }) : value;
}

/** Which settings matter for a kind: amounts and dates do not stand in every file. */
export function settingsFor(kind: ImportKind): { hasAmounts: boolean; hasDates: boolean; hasExisting: boolean } {
  switch (kind) {
    case 'contacts':
      return { hasAmounts: false, hasDates: false, hasExisting: true };
    case 'items':
      return { hasAmounts: true, hasDates: false, hasExisting: true };
    case 'documents':
      return { hasAmounts: true, hasDates: true, hasExisting: false };
  }
}
