import { useTranslation } from 'react-i18next';

import type { ContactRow, CustomValue } from '#contract/contacts';
import { isCalendarDate } from '#domain/dates';
import { e4 } from '#domain/money';
import { DateText, Decimal, InstantText, Money, NameCell, useUserName } from '#renderer/ui';
import type { Column } from '#renderer/ui';

import { fieldOf, usualColumns } from './list-fields.ts';
import type { ColumnName, ListField } from './list-fields.ts';
import classes from './list.module.css';

type Look = Pick<Column<ContactRow>, 'render'> & Partial<Column<ContactRow>>;

/** The chosen columns of the list in their order; the usual ones where none are chosen. A column that is gone is left out. */
export function useContactColumns(
  chosen: readonly string[],
  fields: readonly ListField[],
): readonly Column<ContactRow>[] {
  const { t } = useTranslation('common');
  const isUsual = chosen.length === 0;
  const keys = isUsual ? usualColumns : chosen;
  return keys.flatMap((key) => {
    const field = fieldOf(fields, key);
    if (field === undefined || !field.isColumn) return [];
    const look =
      field.custom === undefined ? looks[field.key as ColumnName] : customLook(field, { yes: t('yes'), no: t('no') });
    const { hideBelow, ...column } = look(field);
    return [
      {
        key,
        header: field.label,
        ...(field.sortKey !== undefined && { sortKey: field.sortKey }),
        ...column,
        // Who chooses a column wants to see it.
        ...(isUsual && { hideBelow }),
      },
    ];
  });
}

type LookOf = (field: ListField) => Look;

const text =
  (read: (row: ContactRow) => string, column: Partial<Column<ContactRow>> = {}): LookOf =>
  () => ({ minWidth: 110, ...column, render: (row) => <Cut text={read(row)} /> });

const figures =
  (read: (row: ContactRow) => string, column: Partial<Column<ContactRow>>): LookOf =>
  () => ({ ...column, render: (row) => <span className="cb-figures">{read(row)}</span> });

const looks: Readonly<Record<ColumnName, LookOf>> = {
  name: () => ({
    grow: 3,
    minWidth: 200,
    render: ({ name, isArchived }) => <NameCell name={name} isArchived={isArchived} />,
  }),
  code: text((row) => row.code, { width: 104 }),
  kind: (field) => ({ width: 116, render: (row) => labelOf(field, row.kind) }),
  role: (field) => ({
    minWidth: 140,
    render: (row) => <Cut text={row.roles.map((role) => labelOf(field, role)).join(', ')} />,
  }),
  tag: () => ({ minWidth: 130, hideBelow: 1120, render: (row) => <Tags tags={row.tags} /> }),
  contactPerson: text((row) => row.contactPerson, { grow: 2, hideBelow: 960 }),
  jobTitle: text((row) => row.jobTitle),
  organisation: text((row) => row.organisationName, { minWidth: 160 }),
  email: text((row) => row.email, { minWidth: 190 }),
  phone: figures((row) => row.phone, { width: 150, hideBelow: 780 }),
  street: text((row) => row.street, { minWidth: 150 }),
  postalCode: figures((row) => row.postalCode, { width: 96 }),
  city: text((row) => row.city),
  region: text((row) => row.region),
  country: text((row) => row.country),
  balance: () => ({ width: 136, align: 'end', render: (row) => <Money minor={row.balanceMinor} isZeroQuiet /> }),
  sales: () => ({ width: 144, align: 'end', render: (row) => <Money minor={row.salesMinor} isZeroQuiet /> }),
  lastPurchase: () => ({ width: 124, hideBelow: 1040, render: (row) => <DateText date={row.lastPurchaseOn} /> }),
  creditLimit: () => ({
    width: 136,
    align: 'end',
    render: (row) => row.creditLimitMinor !== null && <Money minor={row.creditLimitMinor} />,
  }),
  paymentTermsDays: () => ({ width: 132, align: 'end', render: (row) => row.paymentTermsDays }),
  taxNumber: figures((row) => row.taxNumber, { width: 140 }),
  language: text((row) => row.language, { width: 100, minWidth: 100 }),
  currency: text((row) => row.currency, { width: 100, minWidth: 100 }),
  birthday: () => ({ width: 124, render: (row) => <DateText date={row.birthday} /> }),
  owner: () => ({ minWidth: 110, render: (row) => <OwnerName name={row.ownerName} /> }),
  created: () => ({ width: 168, render: (row) => <InstantText at={row.createdAt} /> }),
  updated: () => ({ width: 168, render: (row) => <InstantText at={row.updatedAt} /> }),
};

function customLook(field: ListField, words: { yes: string; no: string }): LookOf {
  const isNumber = field.kind === 'number';
  return () => ({
    minWidth: 120,
    ...(isNumber && { align: 'end' as const }),
    render: (row) => customText(row.custom[field.custom?.id ?? ''], field, words),
  });
}

function customText(value: CustomValue | undefined, field: ListField, words: { yes: string; no: string }) {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return <Decimal value={e4(value)} />;
  if (field.kind === 'date' && isCalendarDate(value)) return <DateText date={value} />;
  return <Cut text={field.kind === 'choice' ? labelOf(field, value) : value} />;
}

function labelOf(field: ListField, value: string): string {
  return field.options.find((option) => option.value === value)?.label ?? value;
}

function OwnerName({ name }: { name: string }) {
  const nameOf = useUserName();
  return <Cut text={nameOf(name)} />;
}

/** A text that is cut where there is no room; whole on hover. */
function Cut({ text: whole }: { text: string }) {
  return <span title={whole}>{whole}</span>;
}

function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <span className={classes['tags']} title={tags.join(', ')}>
      {tags.map((tag) => (
        <span key={tag} className={classes['tag']}>
          {tag}
        </span>
      ))}
    </span>
  );
}
