// Finding contacts: by words without their accents, sorted as people read, page after page.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
type Asked = Parameters<TestApp['api']['contacts']['list']>[0];
const names = async (asked: Asked) => (await office.api.contacts.list(asked)).rows.map((row) => row.name);

beforeAll(async () => {
  office = await openTestApp();
  const people = [
    { name: 'Zoë Ångström', city: 'Århus', email: 'zoe@example.com' },
    { name: 'Käthe Größe GmbH', city: 'Graz', phone: '+43 316 / 12 34 56', code: 'KG-7' },
    { name: 'Ákos Bt.', city: 'Győr', contactPerson: 'Łukasz Øverby' },
    { name: 'anna', city: 'Wien' },
    { name: 'Bär & Söhne', city: 'Bern', note: 'never searched' },
    { name: '100 % Natur "Bio"', city: 'Köln' },
  ];
  for (const person of people) await office.api.contacts.create({ commandId: testId(), ...person });
});
afterAll(() => office.end());

test.each([
  ['grosse', ['Käthe Größe GmbH']],
  ['GRÖSSE', ['Käthe Größe GmbH']],
  ['kathe gro', ['Käthe Größe GmbH']],
  ['gmbh käthe', ['Käthe Größe GmbH']],
  ['lukasz', ['Ákos Bt.']],
  ['overby', ['Ákos Bt.']],
  ['gyor', ['Ákos Bt.']],
  ['123456', ['Käthe Größe GmbH']],
  ['zoe@exam', ['Zoë Ångström']],
  ['"bio"', ['100 % Natur "Bio"']],
  ['sohne', ['Bär & Söhne']],
  ['never searched', []],
  ['OR AND NOT', []],
])('contacts.list finds %s', async (q, found) => {
  expect(await names({ q })).toEqual(found);
});

test.each([
  ['z', ['Zoë Ångström']],
  ['Å', ['Ákos Bt.', 'anna']],
  ['bä', ['Bär & Söhne']],
  ['kg', ['Käthe Größe GmbH']],
  ['10', ['100 % Natur "Bio"', 'Ákos Bt.', 'anna', 'Bär & Söhne', 'Zoë Ångström']],
  ['%', []],
])('one or two characters find names and codes that begin with them: %s', async (q, found) => {
  expect(await names({ q })).toEqual(found);
});

test('a short word narrows a longer one', async () => {
  expect(await names({ q: 'bär &' })).toEqual(['Bär & Söhne']);
  expect(await names({ q: 'käthe xx' })).toEqual([]);
});

test('names are sorted without case and accents, both ways, and by town and code', async () => {
  const byName = ['100 % Natur "Bio"', 'Ákos Bt.', 'anna', 'Bär & Söhne', 'Käthe Größe GmbH', 'Zoë Ångström'];
  expect(await names({})).toEqual(byName);
  expect(await names({ direction: 'desc' })).toEqual(byName.toReversed());
  expect((await names({ sort: 'city' }))[0]).toBe('Zoë Ångström');
  expect((await names({ sort: 'code', direction: 'desc' }))[0]).toBe('Käthe Größe GmbH');
});

test('the list tells what each contact owes, less what is unused', async () => {
  const [anna] = (await office.api.contacts.list({ q: 'anna' })).rows;
  const contactId = anna?.id ?? '';
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 100_000 }];
  const draft = await office.api.documents.saveDraft({ commandId: testId(), contactId, lines });
  await office.api.documents.issue({ commandId: testId(), id: draft.id });
  const open = async () => (await office.api.contacts.list({ q: 'anna' })).rows[0]?.balanceMinor;
  expect(await open()).toBe(1000);
  await office.api.payments.record({ commandId: testId(), contactId, amountMinor: 1250 });
  expect(await open()).toBe(-250);
});

test('a cursor that was not made here, or for another order, is CURSOR_INVALID', async () => {
  const { nextCursor } = await office.api.contacts.list({ limit: 2 });
  const codeOf = async (asked: Asked) => (await failureOf(office.api.contacts.list({ limit: 2, ...asked }))).code;
  expect(await codeOf({ cursor: 'nonsense' })).toBe('CURSOR_INVALID');
  expect(await codeOf({ cursor: nextCursor, sort: 'city' })).toBe('CURSOR_INVALID');
  expect(await codeOf({ cursor: nextCursor, direction: 'desc' })).toBe('CURSOR_INVALID');
  expect(await names({ limit: 2, cursor: nextCursor })).toEqual(['anna', 'Bär & Söhne']);
});
