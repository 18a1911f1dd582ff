// The list of contacts: what a row tells, every order page after page, whole and filtered, and filters that do not fit.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { contactSorts } from '#contract/contacts';
import { endProven, failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
const branch = testId();
type Asked = Parameters<TestApp['api']['contacts']['list']>[0];
type New = Omit<Parameters<TestApp['api']['contacts']['create']>[0], 'commandId'>;
const create = (fields: New) => office.api.contacts.create({ commandId: testId(), ...fields });
const towns = ['Graz', 'Wien', 'Linz', ''];

beforeAll(async () => {
  office = await openTestApp();
  const options = [{ id: 'a', label: 'Arts' }];
  await office.api.customFields.create({ commandId: testId(), id: branch, name: 'Branch', kind: 'choice', options });
  for (let index = 0; index < 37; index += 1) {
    office.setNow(`2026-11-${String(1 + (index % 9)).padStart(2, '0')}T10:00:00.000Z`);
    const tags = index % 3 === 0 ? ['VIP', 'Vienna'] : [];
    const contact = await create({ name: `Name ${index % 5}`, city: towns[index % 4] ?? '', tags });
    if (index % 4 !== 0) continue;
    const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 10_000 * (1 + (index % 3)) }];
    const draft = await office.api.documents.saveDraft({ commandId: testId(), contactId: contact.id, lines });
    await office.api.documents.issue({ commandId: testId(), id: draft.id });
  }
  office.setNow('2026-11-21T10:00:00.000Z');
});
afterAll(() => endProven(office));

/** The list page after page; every page tells the same total. */
async function paged(asked: Asked): Promise<{ ids: string[]; totals: number[] }> {
  const ids: string[] = [];
  const totals = new Set<number>();
  for (let cursor: string | null | undefined = undefined; cursor !== null;) {
    const page: Awaited<ReturnType<TestApp['api']['contacts']['list']>> = await office.api.contacts.list({
      ...asked,
      limit: 4,
      cursor,
    });
    ids.push(...page.rows.map((row) => row.id));
    totals.add(page.total);
    cursor = page.nextCursor;
  }
  return { ids, totals: [...totals] };
}

const filters: readonly Pick<Asked, 'q' | 'conditions' | 'match'>[] = [
  {},
  { q: 'name' },
  { conditions: [{ field: 'tag', operator: 'is', value: ['vip'] }] },
  {
    match: 'any',
    conditions: [
      { field: 'city', operator: 'isEmpty' },
      { field: 'sales', operator: 'atLeast', value: 100 },
    ],
  },
];
const orders = contactSorts.flatMap((sort) => (['asc', 'desc'] as const).map((direction) => ({ sort, direction })));

test.each(orders)(
  'contacts.list by $sort $direction shows each contact once over all pages, whole and filtered',
  async (order) => {
    for (const filter of filters) {
      const { rows, total } = await office.api.contacts.list({ ...filter, ...order, limit: 500 });
      const { ids, totals } = await paged({ ...filter, ...order });
      expect(ids).toEqual(rows.map((row) => row.id));
      expect(new Set(ids).size).toBe(total);
      expect(totals).toEqual([total]);
      const values = rows.map((row) => {
        const keys = { city: row.city, balance: row.balanceMinor, sales: row.salesMinor, created: row.createdAt };
        return { ...keys, name: row.name, code: row.code, lastPurchase: row.lastPurchaseOn ?? '' }[order.sort];
      });
      const compare = (left: string | number, right: string | number) => (left < right ? -1 : Number(left > right));
      const sorted = values.toSorted((left, right) => compare(left, right));
      expect(values).toEqual(order.direction === 'asc' ? sorted : sorted.toReversed());
    }
  },
);

test('a row tells what the contact is, belongs to, bears, owes and bought', async () => {
  const { user } = await office.api.system.info();
  const bank = await create({ name: 'Bank' });
  const person = await create({
    name: 'Eve',
    kind: 'person',
    organisations: [{ organisationId: bank.id, role: 'Clerk' }],
    ownerId: user.id,
    roles: ['customer', 'partner'],
    tags: ['VIP'],
    custom: { [branch]: 'a' },
    birthday: '1990-05-01',
    paymentTermsDays: 7,
  });
  const lines = [{ description: 'Ink', quantityE4: 20_000, priceE4: 50_000 }];
  const draft = await office.api.documents.saveDraft({ commandId: testId(), contactId: person.id, lines });
  await office.api.documents.issue({ commandId: testId(), id: draft.id });
  const [row] = (await office.api.contacts.list({ q: 'eve' })).rows;
  expect(row).toMatchObject({
    id: person.id,
    kind: 'person',
    organisationName: 'Bank',
    ownerName: user.name,
    roles: ['customer', 'partner'],
    tags: ['VIP'],
    custom: { [branch]: 'a' },
    birthday: '1990-05-01',
    paymentTermsDays: 7,
    balanceMinor: 1000,
    salesMinor: 1000,
    lastPurchaseOn: '2026-11-21',
  });
  const [empty] = (await office.api.contacts.list({ q: 'bank' })).rows;
  expect(empty).toMatchObject({ tags: [], roles: [], custom: {}, organisationName: '', lastPurchaseOn: null });
});

test('a merged contact is shown no more, and who belonged to it belongs to the one that it went into', async () => {
  const [old, now] = [await create({ name: 'Old Mill' }), await create({ name: 'New Mill' })];
  const clerk = await create({ name: 'Clerk', organisations: [{ organisationId: old.id, role: '' }] });
  await office.api.contacts.merge({ commandId: testId(), winnerId: now.id, loserIds: [old.id] });
  const idsOf = async (asked: Asked) => (await office.api.contacts.list(asked)).rows.map((row) => row.id);
  expect(await idsOf({ conditions: [{ field: 'name', operator: 'contains', value: 'mill' }] })).toEqual([now.id]);
  for (const value of ['new mill', old.id, now.id]) {
    expect(await idsOf({ conditions: [{ field: 'organisation', operator: 'is', value }] })).toEqual([clerk.id]);
  }
  expect((await office.api.contacts.list({ q: 'clerk' })).rows[0]?.organisationName).toBe('New Mill');
});

test('a filter that does not fit is FILTER_INVALID and names its field', async () => {
  const wrong: NonNullable<Asked['conditions']> = [
    { field: 'colour', operator: 'isFilled' },
    { field: `custom:${testId()}`, operator: 'isFilled' },
    { field: `custom:${branch}`, operator: 'is', value: ['b'] },
    { field: 'balance', operator: 'atLeast', value: 'much' },
  ];
  for (const condition of wrong) {
    const failure = await failureOf(office.api.contacts.list({ conditions: [condition] }));
    expect(failure).toMatchObject({ code: 'FILTER_INVALID', data: { field: condition.field } });
  }
});

test('a custom field that is removed while a list is filtered by it is told, and works again when it is had back', async () => {
  const id = testId();
  await office.api.customFields.create({ commandId: testId(), id, name: 'Colour', kind: 'text' });
  const conditions = [{ field: `custom:${id}`, operator: 'isEmpty' as const }];
  const before = (await office.api.contacts.list({ conditions })).total;
  const { undoId } = await office.api.customFields.delete({ commandId: testId(), id });
  expect((await failureOf(office.api.contacts.list({ conditions }))).code).toBe('FILTER_INVALID');
  for await (const step of await office.api.undo.run({ commandId: testId(), id: undoId })) {
    expect(step.done).toBeLessThanOrEqual(step.total);
  }
  expect((await office.api.contacts.list({ conditions })).total).toBe(before);
});
