// Who is perhaps in the book twice: the finder over the whole book, beside one contact, and while a new one is typed.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { endProven, failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => endProven(office));

const create = (input: { name: string } & Record<string, unknown>) =>
  office.api.contacts.create({ commandId: testId(), ...input });
const pairs = async (input: Parameters<TestApp['api']['contacts']['duplicates']>[0] = {}) => {
  const { rows } = await office.api.contacts.duplicates(input);
  return rows.map(({ left, right, reasons }) => [`${left.name} = ${right.name}`, reasons.join(' ')]);
};
const similar = async (input: Parameters<TestApp['api']['contacts']['similar']>[0]) => {
  const { hits } = await office.api.contacts.similar(input);
  return hits.map(({ contact, reasons }) => [contact.name, reasons.join(' ')]);
};

test('contacts.duplicates knows a shared key wherever it stands: main or further, in any notation', async () => {
  await create({ name: 'Red', email: 'office@colours.at', taxNumber: 'ATU 1234 5678' });
  await create({ name: 'Blue', points: [{ kind: 'email', label: '', value: 'Office@Colours.AT' }] });
  await create({ name: 'Green', points: [{ kind: 'mobile', label: '', value: '+43 664 12 34 567' }] });
  await create({ name: 'Yellow', phone: '0664/1234567' });
  await create({ name: 'White', taxNumber: 'atu12345678' });
  expect(await pairs()).toEqual([
    ['Red = White', 'taxNumber'],
    ['Red = Blue', 'email'],
    ['Green = Yellow', 'phone'],
  ]);
});

test('archived and merged contacts are no duplicates, nor members of an organisation whose number they share', async () => {
  const first = await create({ name: 'Anna Huber', city: 'Graz', phone: '0316 123456' });
  const second = await create({ name: 'Anna Huber', city: 'Graz', kind: 'person' });
  const belongs = { organisations: [{ organisationId: first.id, role: 'Owner' }] };
  await create({ name: 'Anna Huber', city: 'Graz', kind: 'person', phone: '0316 123456', ...belongs });
  await office.api.contacts.update({ commandId: testId(), id: second.id, isArchived: true });
  expect(await pairs()).toEqual([]);
  await office.api.contacts.update({ commandId: testId(), id: second.id, isArchived: false });
  expect(await pairs()).toHaveLength(2);
  await office.api.contacts.merge({ commandId: testId(), winnerId: first.id, loserIds: [second.id] });
  expect(await pairs()).toEqual([]);
});

test('contacts.keepApart takes a pair from the list, also when one of the two is merged, until it is taken back', async () => {
  const red = await create({ name: 'Red', phone: '0316 123456' });
  const blue = await create({ name: 'Blue', phone: '0316 123456' });
  const other = await create({ name: 'Bluish' });
  const say = (ids: [string, string], isApart?: boolean) =>
    office.api.contacts.keepApart({ commandId: testId(), ids, ...(isApart === undefined ? {} : { isApart }) });
  expect(await say([blue.id, red.id])).toMatchObject({ isApart: true });
  expect(await pairs()).toEqual([]);
  expect(await pairs({ contactId: red.id })).toEqual([]);
  await office.api.contacts.merge({ commandId: testId(), winnerId: other.id, loserIds: [blue.id] });
  expect(await pairs()).toEqual([]);
  expect(await pairs({ contactId: blue.id })).toEqual([]);
  await say([red.id, other.id], false);
  expect(await pairs()).toEqual([['Red = Bluish', 'phone']]);
  for (const ids of [
    [red.id, red.id],
    [red.id, blue.id],
    [red.id, testId()],
  ] as [string, string][]) {
    expect(await failureOf(say(ids))).toMatchObject({ code: 'CONTACT_NOT_FOUND' });
  }
});

test('the pairs come in pages, the surest first, and beside one contact only those with it', async () => {
  const first = await create({ name: 'Bakery Novak', city: 'Brno', email: 'a@novak.cz' });
  await create({ name: 'Bakery Nowak', city: 'Brno', email: 'a@novak.cz' });
  await create({ name: 'Novak Bakery s.r.o.', city: 'Brno' });
  await create({ name: 'Garage Lind', city: 'Oslo', phone: '22 44 22 22' });
  await create({ name: 'Garage Lindt', city: 'Oslo', phone: '+22442222' });
  const whole = await office.api.contacts.duplicates({});
  expect(whole.total).toBe(4);
  const paged: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await office.api.contacts.duplicates({ limit: 1, cursor });
    paged.push(...page.rows.map(({ left, right }) => `${left.id} ${right.id}`));
    expect(page.total).toBe(4);
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(whole.rows.map(({ left, right }) => `${left.id} ${right.id}`));
  const beside = await office.api.contacts.duplicates({ contactId: first.id });
  expect(beside.rows.map(({ left, right }) => [left.name, right.name])).toEqual([
    ['Bakery Novak', 'Bakery Nowak'],
    ['Bakery Novak', 'Novak Bakery s.r.o.'],
  ]);
  expect((await office.api.contacts.duplicates({ contactId: testId() })).rows).toEqual([]);
  expect(await failureOf(office.api.contacts.duplicates({ cursor: 'x' }))).toMatchObject({ code: 'CURSOR_INVALID' });
});

test('contacts.similar finds while typing who is there already, archived ones, too, but not the contact itself', async () => {
  const old = await create({ name: 'Königlich Essen', city: 'Brandenburg', email: 'p.cramer@essen.de' });
  await office.api.contacts.update({ commandId: testId(), id: old.id, isArchived: true });
  const shop = await create({ name: 'Wolski Zajazd', city: 'Warszawa', phone: '(26) 642-7012' });
  expect(await similar({ name: 'Koeniglich Esen' })).toEqual([['Königlich Essen', 'name']]);
  expect(await similar({ name: 'Zajazd Wolsky', city: 'Warszawa' })).toEqual([['Wolski Zajazd', 'nameAndTown']]);
  expect(await similar({ email: 'P.CRAMER@essen.de' })).toEqual([['Königlich Essen', 'email']]);
  expect(await similar({ phone: '+48 26 6427012', name: 'Wolski' })).toEqual([['Wolski Zajazd', 'phone']]);
  expect(await similar({ name: 'Wolski Zajazd', exceptId: shop.id })).toEqual([]);
  expect(await similar({ name: 'Somebody Else' })).toEqual([]);
  expect(await similar({})).toEqual([]);
  const { hits } = await office.api.contacts.similar({ email: 'p.cramer@essen.de' });
  expect(hits).toMatchObject([
    { score: 55, contact: { id: old.id, why: { field: 'email', text: 'p.cramer@essen.de' }, isGuess: false } },
  ]);
});
