// How the database answers the list of contacts: by indexes alone, whatever is asked.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { contactSorts } from '#contract/contacts';
import type { ContactCondition } from '#contract/contacts';
import type { Instant } from '#domain/dates';
import type { ReadDb } from '#core/database';
import { explain } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { contactsInOrder, countedContacts, filteredContacts, walkedContacts } from './list-contacts.ts';
import type { PageOrder } from './list-contacts.ts';
import { readSelection } from './list-selection.ts';
import type { Selected, Selection } from './list-selection.ts';

let office: TestApp;
let db: ReadDb;
const fields = { text: testId(), number: testId(), date: testId(), choice: testId(), yesNo: testId() };
beforeAll(async () => {
  office = await openTestApp();
  const { database } = office.app.context().house;
  db = database.reader;
  await database.write(async (tx) => {
    for (const [position, [kind, id]] of Object.entries(fields).entries()) {
      const field = { id, name: kind, name_key: kind, kind: kind as 'text', options_json: '[{"id":"a"}]', position };
      await tx.insertInto('custom_fields').values(field).execute();
    }
  });
});
afterAll(() => office.end());

async function selected(asked: Partial<Selection>): Promise<Selected> {
  const selection: Selection = { archived: 'no', match: 'all', conditions: [], ...asked };
  const read = await readSelection(db, selection, '2026-11-21T10:00:00.000Z' as Instant);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

const planOf = (query: { compile(): Parameters<typeof explain>[1] }) => explain(office.databaseFile, query.compile());
/** Steps that read a whole table. What the plan makes itself (hits, sets of ids) is no table, and the list of words is short. */
const readsWhole = (plan: readonly string[]) =>
  plan.filter((step) =>
    /^SCAN (?!hits|roots|found|counted|json_each|contacts_search|contact_words|\(subquery)\S+$/.test(step),
  );

const orders = contactSorts.flatMap((sort) => (['asc', 'desc'] as const).map((direction) => ({ sort, direction })));
const isAmount = (sort: string) => sort === 'balance' || sort === 'sales';
const keyFor = (sort: string) => ({ value: isAmount(sort) ? 1 : 'm', id: testId() });

test.each(orders)('by $sort $direction, the pages of all contacts come in the order of an index', async (order) => {
  for (const archived of ['no', 'yes', 'all'] as const) {
    const all = await selected({ archived });
    const first = planOf(walkedContacts(db, all, { ...order, limit: 50, key: null }));
    const later = planOf(walkedContacts(db, all, { ...order, limit: 50, key: keyFor(order.sort) }));
    expect([...first, ...later].filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    expect(first).toContainEqual(expect.stringMatching(/^SCAN contacts USING INDEX/));
    expect(later).toContainEqual(expect.stringMatching(/^SEARCH contacts USING INDEX/));
    expect(readsWhole([...first, ...later])).toEqual([]);
  }
});

test('how many contacts there are is counted in an index of what a list can show', async () => {
  const plan = planOf(countedContacts(db, await selected({})));
  expect(plan).toContainEqual(
    'SEARCH contacts USING COVERING INDEX contacts_by_facts (merged_into_id=? AND is_archived=?)',
  );
});

test('the rows of a page are fetched by their numbers, whatever the order', () => {
  for (const order of orders) {
    const [first] = planOf(contactsInOrder(db, [1, 2], { ...order, limit: 50, key: null }));
    expect(first).toBe('SEARCH contacts USING INTEGER PRIMARY KEY (rowid=?)');
  }
});

const asked = (field: string, ...conditions: readonly Omit<ContactCondition, 'field'>[]) =>
  conditions.map((condition) => ({ field, ...condition }));
const texts = (field: string) =>
  asked(
    field,
    { operator: 'contains', value: 'anna' },
    { operator: 'startsWith', value: 'anna' },
    { operator: 'is', value: 'anna@example.com' },
    { operator: 'isNot', value: 'anna' },
  );
const numbers = (field: string) =>
  asked(
    field,
    { operator: 'atLeast', value: 1 },
    { operator: 'between', value: -5, to: 5 },
    { operator: 'is', value: 0 },
  );
const days = (field: string) =>
  asked(field, { operator: 'olderThan', value: 90 }, { operator: 'between', value: '2026-01-01', to: '2026-02-01' });
const filled = (field: string) => asked(field, { operator: 'isFilled' }, { operator: 'isEmpty' });

const ownTexts = [
  'contactPerson',
  'jobTitle',
  'street',
  'postalCode',
  'city',
  'region',
  'country',
  'language',
  'currency',
];
const facts: readonly ContactCondition[] = [
  ...[...ownTexts, 'fax', 'website', 'messenger'].flatMap((field) => [...texts(field), ...filled(field)]),
  ...['paymentTermsDays', 'creditLimit', 'sales'].flatMap((field) => [...numbers(field), ...filled(field)]),
  ...['birthday', 'lastPurchase'].flatMap((field) => [...days(field), ...filled(field)]),
  ...['created', 'updated'].flatMap(days),
  ...asked('birthday', { operator: 'withinNext', value: 30 }),
  ...asked('kind', { operator: 'is', value: ['person'] }),
  ...asked('role', { operator: 'is', value: ['customer', 'supplier'] }, { operator: 'isNot', value: ['partner'] }),
  ...asked('owner', { operator: 'is', value: [testId()] }, { operator: 'isEmpty' }),
  ...asked('consent:email', { operator: 'is', value: ['given', 'unknown'] }),
  ...asked('archived', { operator: 'is', value: false }),
  ...asked('importantInstructions', { operator: 'is', value: true }),
  ...asked('balance', { operator: 'atLeast', value: 0 }),
  ...asked('name', { operator: 'contains', value: 'anna' }),
  ...asked('code', { operator: 'contains', value: '100' }),
  ...asked('taxNumber', { operator: 'startsWith', value: 'ATU' }),
  ...asked('email', { operator: 'contains', value: '@gmail' }),
  ...asked('phone', { operator: 'contains', value: '316' }),
];

test.each(facts)(
  '"$field $operator $value" is decided in the index of facts, without a look at the contacts',
  async (condition) => {
    const few = await selected({ conditions: [condition] });
    for (const order of orders) {
      const plan = planOf(filteredContacts(db, few, { ...order, limit: 50, key: keyFor(order.sort) }));
      expect(plan).toContainEqual(expect.stringMatching(/^SEARCH contacts USING COVERING INDEX contacts_by_facts/));
      expect(readsWhole(plan)).toEqual([]);
    }
  },
);

const custom = (kind: keyof typeof fields) => `custom:${fields[kind]}`;
const sought: readonly (readonly [ContactCondition, RegExp])[] = [
  ...texts('tag')
    .filter(({ operator }) => operator.startsWith('is'))
    .map((condition) => [condition, /SEARCH contact_tags USING COVERING INDEX contact_tags_by_tag/] as const),
  ...texts(custom('text')).map((condition) => [condition, /COVERING INDEX contact_values_by_text/] as const),
  ...numbers(custom('number')).map((condition) => [condition, /COVERING INDEX contact_values_by_number/] as const),
  ...days(custom('date')).map((condition) => [condition, /COVERING INDEX contact_values_by_text/] as const),
  ...filled(custom('yesNo')).map((condition) => [condition, /COVERING INDEX contact_values_by_number/] as const),
  [
    { field: custom('choice'), operator: 'is', value: ['a'] },
    /SEARCH contact_values USING INDEX contact_values_by_text/,
  ],
  [{ field: 'organisation', operator: 'is', value: testId() }, /contact_organisations_by_organisation/],
  [{ field: 'organisation', operator: 'contains', value: 'bank' }, /contact_organisations_by_organisation/],
  [{ field: 'name', operator: 'startsWith', value: 'anna' }, /SEARCH contacts USING COVERING INDEX contacts_by_name/],
  [{ field: 'name', operator: 'is', value: 'anna' }, /SEARCH contacts USING COVERING INDEX contacts_by_name/],
  [{ field: 'code', operator: 'startsWith', value: 'K' }, /SEARCH contacts USING INDEX sqlite_autoindex_contacts_2/],
  [
    { field: 'email', operator: 'is', value: 'a@example.com' },
    /SEARCH contact_points USING COVERING INDEX contact_points_by_key/,
  ],
  [{ field: 'email', operator: 'is', value: 'a@example.com' }, /SEARCH contacts USING INDEX contacts_by_email_key/],
  [{ field: 'phone', operator: 'is', value: '+43 316 123456' }, /SEARCH contacts USING INDEX contacts_by_phone_key/],
  [{ field: 'taxNumber', operator: 'is', value: 'ATU12345678' }, /SEARCH contacts USING INDEX contacts_by_tax_key/],
  [{ field: 'balance', operator: 'isFilled' }, /SEARCH contacts USING COVERING INDEX contacts_by_balance/],
  [{ field: 'balance', operator: 'atLeast', value: 1 }, /SEARCH contacts USING COVERING INDEX contacts_by_balance/],
  [
    { field: 'overdue', operator: 'olderThan', value: 30 },
    /SEARCH open_items USING COVERING INDEX open_items_open_by_due_day/,
  ],
  ...texts('note').map((condition) => [condition, /contacts USING INDEX contacts_with_note_keys/] as const),
  ...texts('instructions').map(
    (condition) => [condition, /contacts USING INDEX contacts_with_instructions_keys/] as const,
  ),
  ...texts('requirement').map(
    (condition) => [condition, /contacts USING INDEX contacts_with_requirement_keys/] as const,
  ),
];

test.each(sought)('what %j finds is sought by an index of its own', async (condition, index) => {
  const order: PageOrder = { sort: 'name', direction: 'asc', limit: 50, key: null };
  const plan = planOf(filteredContacts(db, await selected({ conditions: [condition] }), order));
  expect(plan).toContainEqual(expect.stringMatching(index));
  expect(plan).toContainEqual(
    expect.stringMatching(
      /^SEARCH contacts USING COVERING INDEX contacts_by_facts \(merged_into_id=\? AND is_archived=\?/,
    ),
  );
  expect(readsWhole(plan)).toEqual([]);
});

test('a search, alone or with conditions, never reads all contacts', async () => {
  for (const q of ['muller', 'mu', 'm', 'mü xx gmbh']) {
    for (const conditions of [[], asked('city', { operator: 'is', value: 'Graz' })]) {
      for (const order of orders) {
        const found = await selected({ q, conditions });
        expect(readsWhole(planOf(filteredContacts(db, found, { ...order, limit: 50, key: null })))).toEqual([]);
      }
    }
  }
});

test('any of several conditions is one pass through the index of facts', async () => {
  const conditions = [
    ...asked('city', { operator: 'is', value: 'Graz' }),
    ...asked('tag', { operator: 'is', value: ['vip'] }),
    ...asked('overdue', { operator: 'isFilled' }),
  ];
  const any = await selected({ match: 'any', conditions });
  const plan = planOf(filteredContacts(db, any, { sort: 'sales', direction: 'desc', limit: 50, key: null }));
  expect(plan.filter((step) => /^(SCAN|SEARCH) contacts /.test(step))).toEqual([
    'SEARCH contacts USING COVERING INDEX contacts_by_facts (merged_into_id=? AND is_archived=?)',
  ]);
  expect(readsWhole(plan)).toEqual([]);
});
