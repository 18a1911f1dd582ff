/** How a file is read: what the person has chosen, and what follows from it. */
import { importFields } from '#contract/imports';
import type { ImportDuplicate, ImportKind, ImportPreview, SavedMapping } from '#contract/imports';
import { emailKey, phoneKey, taxNumberKey } from '#domain/contacts';
import { isCalendarDate } from '#domain/dates';
import { formatDecimal, parseE4 } from '#domain/money';

export type DuplicateAction = ImportDuplicate['action'];

/** What becomes of a row that is perhaps a contact of the books, where it was decided for this row. */
export type Decisions = Readonly<Record<string, { action: DuplicateAction; contactId: string }>>;

/** What the person has chosen; what is undefined is guessed by the host. */
export type Choices = {
  delimiter: ImportPreview['delimiter'] | undefined;
  encoding: ImportPreview['encoding'] | undefined;
  decimalSeparator: ImportPreview['decimalSeparator'] | undefined;
  dateOrder: ImportPreview['dateOrder'] | undefined;
  sheet: string | undefined;
  mapping: Readonly<Record<string, number>> | undefined;
  existing: 'skip' | 'update';
  duplicates: DuplicateAction;
  decisions: Decisions;
};

export const allGuessed: Choices = {
  delimiter: undefined,
  encoding: undefined,
  decimalSeparator: undefined,
  dateOrder: undefined,
  sheet: undefined,
  mapping: undefined,
  existing: 'skip',
  duplicates: 'create',
  decisions: {},
};

/** With another delimiter the columns are others, so the mapping is guessed anew. */
export function withDelimiter(choices: Choices, delimiter: ImportPreview['delimiter']): Choices {
  return { ...choices, delimiter, mapping: undefined };
}

/** Another sheet has other columns and other rows. */
export function withSheet(choices: Choices, sheet: string): Choices {
  return { ...choices, sheet, mapping: undefined, decisions: {} };
}

/** What happens to all rows that resemble a contact; what was decided row by row is given up. */
export function withDuplicates(choices: Choices, duplicates: DuplicateAction): Choices {
  return { ...choices, duplicates, decisions: {} };
}

/** What happens to one row that resembles a contact. */
export function withDecision(choices: Choices, { line, existing }: ImportDuplicate, action: DuplicateAction): Choices {
  return { ...choices, decisions: { ...choices.decisions, [line]: { action, contactId: existing.id } } };
}

/** What happens to a row that resembles a contact: what was decided for it, or for all of them. */
export function actionOf({ line, action }: ImportDuplicate, decisions: Decisions): DuplicateAction {
  return decisions[line]?.action ?? action;
}

/** How many records would be made, changed and left out, after what was decided row by row since the host has counted them. */
export function countsAfter(
  { willCreate, willUpdate, willSkip, duplicates }: ImportPreview,
  decisions: Decisions,
): { create: number; update: number; skip: number } {
  const counts = { create: willCreate, update: willUpdate, skip: willSkip };
  for (const duplicate of duplicates) {
    counts[duplicate.action] -= 1;
    counts[actionOf(duplicate, decisions)] += 1;
  }
  return counts;
}

/** Lets a column fill a field; null: no column does. Starts from the mapping that was guessed. */
export function withColumn(
  choices: Choices,
  { guessed, field, column }: { guessed: Readonly<Record<string, number>>; field: string; column: number | null },
): Choices {
  const { [field]: _, ...others } = choices.mapping ?? guessed;
  return { ...choices, mapping: column === null ? others : { ...others, [field]: column } };
}

/** The columns of a saved mapping in a file with these headings; a heading that the file has not is left out. */
export function columnsOfSaved({ mapping }: SavedMapping, columns: ImportPreview['columns']): Record<string, number> {
  const found = Object.entries(mapping).flatMap(([field, heading]) => {
    const column = columns.find((known) => known.heading === heading);
    return column === undefined ? [] : [[field, column.index] as const];
  });
  return Object.fromEntries(found);
}

/** The saved mapping that a file is read by, if any. */
export function savedInUse({ savedMappings, columns, mapping }: ImportPreview): SavedMapping | undefined {
  const used = plain(mapping);
  return savedMappings.find((saved) => plain(columnsOfSaved(saved, columns)) === used);
}

function plain(mapping: Readonly<Record<string, number>>): string {
  return JSON.stringify(Object.entries(mapping).toSorted(([one], [other]) => one.localeCompare(other)));
}

/** The columns with a heading that no field uses. */
export function unusedColumns({
  columns,
  mapping,
}: Pick<ImportPreview, 'columns' | 'mapping'>): ImportPreview['columns'] {
  const used = new Set(Object.values(mapping));
  return columns.filter(({ index, heading }) => !used.has(index) && heading !== '');
}

/** The fields that any of the shown records has, in the order in which a person reads them, custom ones last. */
export function fieldsShown(kind: ImportKind, rows: readonly Readonly<Record<string, string>>[]): string[] {
  const present = new Set(rows.flatMap((row) => Object.keys(row)));
  const known: readonly string[] = importFields[kind];
  return [...known.filter((field) => present.has(field)), ...[...present].filter((field) => !known.includes(field))];
}

const amountFields = new Set(['price', 'quantity', 'discountPercent', 'discountFraction', 'freight', 'creditLimit']);
const dateFields = new Set(['issuedOn', 'dueOn', 'birthday']);
const flagFields = new Set(['isArchived', 'areInstructionsImportant']);

/** Tells whether a field holds numbers, which stand right aligned. */
export function isNumberField(field: string): boolean {
  return amountFields.has(field) || field === 'paymentTermsDays';
}

export type ComparedField = { field: string; incoming: string; known: string; isDifferent: boolean };

/** The fields of a row and of the contact that it perhaps is, without those that both leave empty. */
export function comparedFields({ incoming, existingTexts }: ImportDuplicate): ComparedField[] {
  const fields = fieldsShown('contacts', [incoming, existingTexts]);
  return fields.flatMap((field) => {
    const [mine, known] = [incoming[field] ?? '', existingTexts[field] ?? ''];
    if (mine === '' && known === '') return [];
    // What the file leaves empty stays as it is in the books.
    return [{ field, incoming: mine, known, isDifferent: mine !== '' && !isSameValue(field, mine, known) }];
  });
}

/** A number is the same however it is written. */
function isSameValue(field: string, one: string, other: string): boolean {
  const keyOf = keyOfField[field];
  if (keyOf === undefined || keyOf(one) === '') return one === other;
  return keyOf(one) === keyOf(other);
}

const keyOfField: Readonly<Record<string, (text: string) => string>> = {
  email: emailKey,
  phone: phoneKey,
  mobile: phoneKey,
  fax: phoneKey,
  taxNumber: taxNumberKey,
};

/** Tells what a value of the preview is, so that it can be shown in the office's manner. */
export function kindOfValue(field: string, value: string): 'date' | 'yes' | 'no' | 'text' {
  if (flagFields.has(field)) return value === 'true' ? 'yes' : 'no';
  return dateFields.has(field) && isCalendarDate(value) ? 'date' : 'text';
}

/** A plain number of the preview in the manner of a locale; anything else as it stands. */
export function numberShown(value: string, locale: string): string {
  const parsed = parseE4(value);
  return parsed.ok ? formatDecimal(parsed.value, { locale }) : value;
}

/** Which settings matter: amounts and dates do not stand in every file, and only CSV leaves open how it is written. */
export function settingsFor(
  kind: ImportKind,
  { format = 'csv', mapping = {} }: { format?: ImportPreview['format']; mapping?: ImportPreview['mapping'] } = {},
): { isText: boolean; hasAmounts: boolean; hasDates: boolean; hasExisting: boolean } {
  const fields = Object.keys(mapping);
  const isCustom = fields.some((field) => field.startsWith('custom:'));
  const isText = format === 'csv';
  const isOrders = kind === 'documents';
  return {
    isText,
    hasAmounts:
      format !== 'vcard' && (kind !== 'contacts' || isCustom || fields.some((field) => amountFields.has(field))),
    hasDates: format !== 'vcard' && (isOrders || isCustom || fields.some((field) => dateFields.has(field))),
    hasExisting: !isOrders,
  };
}
