/** The columns of the contact list as an export writes them: worded headings, typed values. */
import { isCustomField, type KnownCustomField } from '#domain/imports';
import { calendarDateIn } from '#domain/dates';
import { formatE4, formatMinorPlain } from '#domain/money';
import type { E4, Minor } from '#domain/money';
import type { ContactRow } from '#contract/contacts';
import type { Company } from '#contract/settings';

import type { ExportWords } from './export-words.ts';

/** amount: minor units of the company's currency as a plain decimal. All others as texts of a file. */
export type ColumnKind = 'text' | 'number' | 'amount' | 'date';
export type ExportColumn = { heading: string; kind: ColumnKind; textOf(row: ContactRow): string };

type Around = {
  company: Pick<Company, 'currency' | 'timeZone'>;
  words: ExportWords;
  customFields: readonly KnownCustomField[];
};

/** The columns of these names in their order; a name that the list does not have, or has no more, is left out. */
export function listColumns(names: readonly string[], around: Around): ExportColumn[] {
  return names.flatMap((name) => {
    if (!isCustomField(name)) return name in shapes ? [plainColumn(name as ColumnName, around)] : [];
    const field = around.customFields.find(({ id }) => `custom:${id}` === name);
    return field === undefined ? [] : [customColumn(field, around)];
  });
}

/** The columns of a list that nobody has arranged. */
export const usualColumns: readonly ColumnName[] = [
  'name',
  'code',
  'contactPerson',
  'phone',
  'email',
  'city',
  'balance',
];

type Shape = { kind?: ColumnKind; textOf(row: ContactRow, around: Around): string };

const amount = (value: Minor | null, { company }: Around) =>
  value === null ? '' : formatMinorPlain(value, company.currency);

const shapes = {
  name: { textOf: (row) => row.name },
  code: { textOf: (row) => row.code },
  kind: { textOf: (row, { words }) => words.contactList[row.kind] },
  role: { textOf: (row, { words }) => row.roles.map((role) => words.roles[role]).join(', ') },
  tag: { textOf: (row) => row.tags.join(', ') },
  contactPerson: { textOf: (row) => row.contactPerson },
  jobTitle: { textOf: (row) => row.jobTitle },
  organisation: { textOf: (row) => row.organisationName },
  email: { textOf: (row) => row.email },
  phone: { textOf: (row) => row.phone },
  street: { textOf: (row) => row.street },
  postalCode: { textOf: (row) => row.postalCode },
  city: { textOf: (row) => row.city },
  region: { textOf: (row) => row.region },
  country: { textOf: (row) => row.country },
  balance: { kind: 'amount', textOf: (row, around) => amount(row.balanceMinor, around) },
  sales: { kind: 'amount', textOf: (row, around) => amount(row.salesMinor, around) },
  lastPurchase: { kind: 'date', textOf: (row) => row.lastPurchaseOn ?? '' },
  creditLimit: { kind: 'amount', textOf: (row, around) => amount(row.creditLimitMinor, around) },
  paymentTermsDays: { kind: 'number', textOf: (row) => String(row.paymentTermsDays ?? '') },
  taxNumber: { textOf: (row) => row.taxNumber },
  language: { textOf: (row) => row.language },
  currency: { textOf: (row) => row.currency },
  birthday: { kind: 'date', textOf: (row) => row.birthday ?? '' },
  owner: { textOf: (row) => row.ownerName },
  created: { kind: 'date', textOf: (row, { company }) => calendarDateIn(row.createdAt, company.timeZone) },
  updated: { kind: 'date', textOf: (row, { company }) => calendarDateIn(row.updatedAt, company.timeZone) },
} as const satisfies Record<string, Shape>;

type ColumnName = keyof typeof shapes;

function plainColumn(name: ColumnName, around: Around): ExportColumn {
  const { kind = 'text', textOf }: Shape = shapes[name];
  return { heading: around.words.columns[name], kind, textOf: (row) => textOf(row, around) };
}

function customColumn({ id, name, kind, options }: KnownCustomField, { words }: Around): ExportColumn {
  const textOf = (row: ContactRow): string => {
    const value = row.custom[id];
    if (value === undefined || value === '') return '';
    if (typeof value === 'boolean') return value ? words.contactList.yes : words.contactList.no;
    if (kind === 'number') return formatE4(value as E4);
    return kind === 'choice' ? (options.find((option) => option.id === value)?.label ?? '') : String(value);
  };
  return { heading: name, kind: kind === 'number' || kind === 'date' ? kind : 'text', textOf };
}
