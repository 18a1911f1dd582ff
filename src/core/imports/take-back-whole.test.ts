// A cancelled import of contacts leaves nothing: not of rows that meet in one contact, no organisation, no tag; and what stays is counted.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { openTestApp, testId, type TestApp } from '#core/testing';

import { takeBack, type Books } from './batches.ts';
import { carried, customers, endVerified } from './testing.ts';

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
});
afterEach(() => endVerified(house));

const create = (input: { name: string } & Record<string, unknown>) =>
  house.api.contacts.create({ commandId: testId(), ...input });
/** Some lines, and so many others behind them that an import of all is not done with its first steps. */
const file = (lines: readonly string[]) =>
  carried([...lines, ...Array.from({ length: 2000 }, (_, index) => `K${index},Other ${index}`)].join('\n'));
const begin = (given: { file: ReturnType<typeof carried> }) =>
  house.api.imports.run({ commandId: testId(), kind: 'contacts', existing: 'update', ...given });
async function cancelled(lines: readonly string[], seen: () => Promise<void>): Promise<void> {
  const running = await begin({ file: file(lines) });
  await running.next();
  await running.next();
  await seen();
  await running.return?.();
}

test('a contact that two rows have changed is as it was before both', async () => {
  const anna = await create({ code: 'A', name: 'Anna', city: 'Graz' });
  const twin = await create({ code: 'B', name: 'Anne', city: 'Graz' });
  await house.api.contacts.merge({ commandId: testId(), winnerId: anna.id, loserIds: [twin.id] });
  const get = async () => {
    const { city, note } = await house.api.contacts.get({ id: anna.id });
    return { city, note };
  };
  await cancelled(['Code,Name,City,Note', 'A,Anna,Linz,', 'B,Anna,Wels,Second'], async () => {
    expect(await get()).toEqual({ city: 'Wels', note: 'Second' });
  });
  expect(await get()).toEqual({ city: 'Graz', note: '' });
  const { rows } = await house.api.contacts.timeline({ id: anna.id });
  expect(JSON.stringify(rows)).not.toContain('imports.run');
});

test('an organisation that was made for a contact of the books goes with its membership', async () => {
  const anna = await create({ code: 'A', name: 'Anna', kind: 'person' });
  await cancelled(['Code,Name,Kind,Belongs to', 'A,Anna,person,Newco'], async () => {
    expect((await house.api.contacts.get({ id: anna.id })).organisations).toMatchObject([{ name: 'Newco' }]);
  });
  expect((await house.api.contacts.list({ archived: 'all' })).rows.map((row) => row.name)).toEqual(['Anna']);
});

test('tags that it made go, those that were there before stay, and so does one that somebody uses by now', async () => {
  await create({ code: 'A', name: 'Anna', tags: ['old'] });
  const other = await create({ code: 'B', name: 'Bert' });
  const names = async () => (await house.api.tags.list()).tags.map(({ name, contactCount }) => [name, contactCount]);
  await cancelled(['Code,Name,Tags', 'A,Anna,"old, new, used"', 'C,Carl,"old, newest"'], async () => {
    expect((await names()).map(([name]) => name)).toEqual(['new', 'newest', 'old', 'used']);
    await house.api.contacts.update({ commandId: testId(), id: other.id, tags: ['used'] });
  });
  expect(await names()).toEqual([
    ['old', 1],
    ['used', 1],
  ]);
});

test('what stays of it is counted in full, also where a program ends in the middle and another does the rest', async () => {
  const running = await begin({ file: carried(customers(6000)) });
  for (let done = 0; done < 4000;) {
    const step = await running.next();
    done = step.done === true ? Infinity : step.value.done;
  }
  for (const direction of ['asc', 'desc'] as const) {
    const { rows } = await house.api.contacts.list({ sort: 'created', direction, limit: 2 });
    for (const { id } of rows) await house.api.contacts.update({ commandId: testId(), id, note: 'Called' });
  }
  const { database } = house.app.context().house;
  let begun = 0;
  const write: Books['write'] = (work) => {
    begun += 1;
    return begun === 2 ? Promise.reject(new Error('The program ends')) : database.write(work);
  };
  const [batch] = (await house.api.imports.list({})).rows;
  const books = { db: database.reader, write, isAwaited: () => false };
  await expect(takeBack(books, batch?.id ?? '')).rejects.toThrow('The program ends');
  await running.return?.();
  expect((await house.api.contacts.list({})).total).toBe(4);
  expect((await house.api.imports.list({})).rows).toMatchObject([{ status: 'takenBack', created: 4, updated: 0 }]);
});
