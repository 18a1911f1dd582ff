// A tag and a custom field that many contacts have: renamed, removed and had back, with nothing lost on the way.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { e4 } from '#domain/money';
import { emptyState, insertContacts } from '#core/contacts';
import type { ContactState } from '#core/contacts';
import { endProven, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => endProven(office));

const count = 1201;

/** More contacts than one statement writes, all alike. */
async function crowd(fields: Partial<ContactState>): Promise<void> {
  const { house, session } = office.app.context();
  const contacts = Array.from({ length: count }, (_, index) => ({
    id: testId(),
    state: { ...emptyState, code: `K${index}`, name: `Customer ${index}`, ...fields },
  }));
  const change = { userId: session.userId, now: house.now(), newId: testId, operation: 'contacts.create' };
  for (let from = 0; from < count; from += 300) {
    await house.database.write((tx) => insertContacts(tx, contacts.slice(from, from + 300), change));
  }
}

/** All of the contacts and what hangs on them, but for the versions, which never go back. */
function contents(): unknown {
  const columns = rowsOf<{ name: string }>(office.databaseFile, "SELECT name FROM pragma_table_info('contacts')")
    .map((column) => column.name)
    .filter((name) => name !== 'version');
  const rows = (query: string) => rowsOf(office.databaseFile, query);
  return [
    rows(`SELECT ${columns.join()} FROM contacts ORDER BY id`),
    rows('SELECT contact_id, name FROM contact_tags JOIN tags ON tags.id = tag_id ORDER BY contact_id, position, name'),
    rows('SELECT * FROM contact_values ORDER BY contact_id, field_id'),
    rows('SELECT * FROM custom_fields ORDER BY id'),
  ];
}

async function undo(id: string): Promise<void> {
  for await (const progress of await office.api.undo.run({ commandId: testId(), id })) {
    expect(progress.done).toBeLessThanOrEqual(progress.total);
  }
}

const tagId = async (name: string) => (await office.api.tags.list()).tags.find((tag) => tag.name === name)?.id ?? '';
const total = async (q: string) => (await office.api.contacts.list({ q })).total;

test('tags.delete takes a tag from more than a thousand contacts, and undo.run gives it back to each in its place', async () => {
  await crowd({ tags: ['First', 'Common', 'Last'] });
  const before = contents();
  office.setNow('2026-11-22T10:00:00.000Z');
  const removed = await office.api.tags.delete({ commandId: testId(), id: await tagId('Common') });
  expect(await total('common')).toBe(0);
  const [row] = (await office.api.contacts.list({ limit: 1 })).rows;
  expect(row).toMatchObject({ tags: ['First', 'Last'], version: 2, updatedAt: '2026-11-22T10:00:00.000Z' });
  const changes = rowsOf(
    office.databaseFile,
    'SELECT DISTINCT operation, before_json, after_json FROM contact_changes',
  );
  expect(changes).toEqual([
    {
      operation: 'tags.delete',
      before_json: '{"tags":["First","Common","Last"]}',
      after_json: '{"tags":["First","Last"]}',
    },
  ]);
  await undo(removed.undoId);
  expect(await total('common')).toBe(count);
  expect(contents()).toEqual(before);
});

test('a tag that was renamed stands under its new name in what comes back for more than a thousand contacts', async () => {
  await crowd({ tags: ['First', 'Common'] });
  const removed = await office.api.tags.delete({ commandId: testId(), id: await tagId('First') });
  await office.api.tags.rename({ commandId: testId(), id: await tagId('Common'), name: 'Usual' });
  await undo(removed.undoId);
  const { tags } = await office.api.tags.list();
  expect(tags.map(({ name, contactCount }) => [name, contactCount])).toEqual([
    ['First', count],
    ['Usual', count],
  ]);
});

test('customFields.delete takes the values of more than a thousand contacts, and undo.run brings back each of them', async () => {
  const [shoe, other] = [testId(), testId()];
  await office.api.customFields.create({ commandId: testId(), id: shoe, name: 'Shoe', kind: 'yesNo' });
  await office.api.customFields.create({ commandId: testId(), id: other, name: 'Other', kind: 'text' });
  await crowd({ custom: { [shoe]: false, [other]: 'stays' } });
  const before = contents();
  const removed = await office.api.customFields.delete({ commandId: testId(), id: shoe, withValues: true });
  expect((await office.api.contacts.list({ limit: 1 })).rows[0]?.custom).toEqual({ [other]: 'stays' });
  const preview = await office.api.undo.preview({ id: removed.undoId });
  expect(preview).toMatchObject({ restoreCount: count + 1, keptCount: 0 });
  await undo(removed.undoId);
  expect(contents()).toEqual(before);
});

test('a value that was given by hand after the field came back under its id is not lost', async () => {
  const shoe = testId();
  await office.api.customFields.create({ commandId: testId(), id: shoe, name: 'Shoe', kind: 'number' });
  await crowd({ custom: { [shoe]: e4(10_000) } });
  const removed = await office.api.customFields.delete({ commandId: testId(), id: shoe, withValues: true });
  await office.api.customFields.create({ commandId: testId(), id: shoe, name: 'Shoe', kind: 'number' });
  const [row] = (await office.api.contacts.list({ limit: 1 })).rows;
  await office.api.contacts.update({ commandId: testId(), id: row?.id ?? '', custom: { [shoe]: 20_000 } });
  await undo(removed.undoId);
  expect((await office.api.contacts.get({ id: row?.id ?? '' })).custom).toEqual({ [shoe]: 20_000 });
  const atLeast = { field: `custom:${shoe}`, operator: 'is' as const, value: 10_000 };
  expect((await office.api.contacts.list({ conditions: [atLeast] })).total).toBe(count - 1);
});

test('tags.rename is followed by more than a thousand contacts, the search and the saved views that ask for the tag', async () => {
  await crowd({ tags: ['Common', 'Öko'] });
  const id = await tagId('Common');
  const state = {
    conditions: [
      { field: 'tag', operator: 'is' as const, value: ['COMMON', 'Other'] },
      { field: 'tag', operator: 'isNot' as const, value: id },
      { field: 'city', operator: 'is' as const, value: 'Common' },
    ],
  };
  await office.api.views.save({ commandId: testId(), id: testId(), name: 'Mine', state });
  const asked = async () => (await office.api.views.list()).views[0]?.state.conditions.map(({ value }) => value);
  await office.api.tags.rename({ commandId: testId(), id, name: 'Usual' });
  expect(await asked()).toEqual([['Usual', 'Other'], id, 'Common']);
  expect([await total('common'), await total('usual')]).toEqual([0, count]);
  expect(await office.api.tags.rename({ commandId: testId(), id, name: 'öko' })).toMatchObject({ contactCount: count });
  expect(await asked()).toEqual([['Öko', 'Other'], await tagId('Öko'), 'Common']);
  expect((await office.api.contacts.list({ limit: 1 })).rows[0]).toMatchObject({ tags: ['Öko'], version: 3 });
});
