/** A change of a contact as a person reads it: field by field, names for ids, lists as text. */
import { e4, formatE4 } from '#domain/money';
import type { TimelineEntry } from '#contract/contacts';
import type { CustomFieldsTable, ReadDb } from '#core/database';
import type { TradeFields } from '#core/price-lists';

import type { ContactState } from './contact-state.ts';

type Change = TimelineEntry['changes'][number];
type Told = ContactState & TradeFields;
type Images = { before: Partial<Told>; after: Partial<Told> };
type Field = Pick<CustomFieldsTable, 'id' | 'name' | 'kind'> & { options: ReadonlyMap<string, string> };
type Known = { names: ReadonlyMap<string, string>; fields: ReadonlyMap<string, Field> };

/** What each row says, in the order of the rows. Names are those that the ids have now; empty where there is nobody any more. */
export async function readableChanges(
  db: Pick<ReadDb, 'selectFrom'>,
  rows: readonly { before_json: string; after_json: string }[],
): Promise<Change[][]> {
  const changes = rows.map((row) => ({
    before: JSON.parse(row.before_json) as Partial<Told>,
    after: JSON.parse(row.after_json) as Partial<Told>,
  }));
  const states = changes.flatMap(({ before, after }) => [before, after]);
  const known = { names: await readNames(db, states), fields: await readFields(db, states) };
  return changes.map((images) => changesOf(images, known));
}

function changesOf({ before, after }: Images, known: Known): Change[] {
  const fields = Object.keys(before) as (keyof Told)[];
  return fields.flatMap((field) => {
    if (field === 'custom') return customChanges(before.custom ?? {}, after.custom ?? {}, known);
    return [
      {
        field,
        label: '',
        before: textOf(field, before[field], known),
        after: textOf(field, after[field], known),
      },
    ];
  });
}

type Custom = ContactState['custom'];

function customChanges(before: Custom, after: Custom, { fields }: Known): Change[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return ids.flatMap((id) => {
    const field = fields.get(id);
    const was = customText(before[id], field);
    const is = customText(after[id], field);
    return was === is ? [] : [{ field: `custom:${id}`, label: field?.name ?? '', before: was, after: is }];
  });
}

function customText(value: Custom[string] | undefined, field: Field | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return formatE4(e4(value));
  if (typeof value === 'boolean') return String(value);
  return field?.options.get(value) ?? value;
}

function textOf(field: keyof Told, value: unknown, { names }: Known): string {
  if (typeof value === 'string') {
    return idFields.includes(field) ? (names.get(value) ?? '') : value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return '';
  return value.map((item: unknown) => (typeof item === 'string' ? item : itemText(field, item, names))).join('; ');
}

/** What is told by a name. */
const idFields: readonly string[] = ['ownerId', 'mergedIntoId', 'priceListId'] satisfies (keyof Told)[];

type ListTexts = Partial<Record<keyof Told, (item: never, names: Known['names']) => string>>;

/** One of a list that has parts. */
function itemText(field: keyof Told, item: unknown, names: Known['names']): string {
  return listTexts[field]?.(item as never, names) ?? '';
}

const listTexts: ListTexts = {
  points: ({ label, value }: ContactState['points'][number]) => (label === '' ? value : `${label}: ${value}`),
  addresses: ({ label, street, postalCode, city, region, country }: ContactState['addresses'][number]) =>
    [label, street, `${postalCode} ${city}`.trim(), region, country].filter((part) => part !== '').join(', '),
  organisations: ({ organisationId, role }: ContactState['organisations'][number], names) => {
    const name = names.get(organisationId) ?? '';
    return role === '' ? name : `${name} (${role})`;
  },
  requirements: ({ attribute, value }: ContactState['requirements'][number]) => `${attribute}: ${value}`,
  consents: ({ channel, isGiven, on, source }: ContactState['consents'][number]) =>
    [`${channel} ${isGiven ? '\u2713' : '\u2717'}`, on, source].filter((part) => part !== '').join(' '),
};

async function readNames(db: Pick<ReadDb, 'selectFrom'>, states: readonly Partial<Told>[]) {
  const owners = new Set(states.flatMap(({ ownerId }) => ownerId ?? []));
  const contacts = new Set(
    states.flatMap(({ organisations = [], mergedIntoId }) => [
      ...organisations.map((membership) => membership.organisationId),
      ...(typeof mergedIntoId === 'string' ? [mergedIntoId] : []),
    ]),
  );
  const lists = new Set(states.flatMap(({ priceListId }) => priceListId ?? []));
  const names = new Map<string, string>();
  if (lists.size > 0) {
    const rows = await db
      .selectFrom('price_lists')
      .select(['id', 'name'])
      .where('id', 'in', [...lists])
      .execute();
    for (const row of rows) names.set(row.id, row.name);
  }
  if (owners.size > 0) {
    const rows = await db
      .selectFrom('users')
      .select(['id', 'name'])
      .where('id', 'in', [...owners])
      .execute();
    for (const row of rows) names.set(row.id, row.name);
  }
  if (contacts.size > 0) {
    const rows = await db
      .selectFrom('contacts')
      .select(['id', 'name'])
      .where('id', 'in', [...contacts])
      .execute();
    for (const row of rows) names.set(row.id, row.name);
  }
  return names;
}

async function readFields(db: Pick<ReadDb, 'selectFrom'>, states: readonly Partial<ContactState>[]) {
  const ids = new Set(states.flatMap(({ custom = {} }) => Object.keys(custom)));
  const fields = new Map<string, Field>();
  if (ids.size === 0) return fields;
  const rows = await db
    .selectFrom('custom_fields')
    .select(['id', 'name', 'kind', 'options_json'])
    .where('id', 'in', [...ids])
    .execute();
  for (const { options_json: optionsJson, ...row } of rows) {
    const options = JSON.parse(optionsJson) as { id: string; label: string }[];
    fields.set(row.id, { ...row, options: new Map(options.map(({ id, label }) => [id, label])) });
  }
  return fields;
}
