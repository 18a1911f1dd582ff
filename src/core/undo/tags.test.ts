// What becomes of the tags that an import or a change of many has made, once it is undone.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { dumpContacts, ended, endProven, openTestApp, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => endProven(office));

const create = (input: { name: string } & Record<string, unknown>) =>
  office.api.contacts.create({ commandId: testId(), ...input });
const get = (id: string) => office.api.contacts.get({ id });
async function run(lines: readonly string[]): Promise<string> {
  const file = { name: 'file.csv', mediaType: 'text/csv', base64: Buffer.from(lines.join('\n')).toString('base64') };
  const given = { commandId: testId(), kind: 'contacts', file, existing: 'update', duplicates: 'create' } as const;
  return (await ended(office.api.imports.run(given))).batchId;
}
type Change = Parameters<TestApp['api']['contacts']['bulkEdit']>[0]['change'];
async function bulkEdit(ids: readonly string[], change: Change): Promise<string> {
  const selection = { ids: [...ids] };
  return (await ended(office.api.contacts.bulkEdit({ commandId: testId(), selection, change }))).undoId ?? '';
}
const tags = async () => (await office.api.tags.list()).tags.map((tag) => tag.name);
const tagId = async (name: string) => (await office.api.tags.list()).tags.find((tag) => tag.name === name)?.id ?? '';
const rename = async (from: string, to: string) =>
  office.api.tags.rename({ commandId: testId(), id: await tagId(from), name: to });
const view = (value: string) =>
  office.api.views.save({
    commandId: testId(),
    id: testId(),
    name: value,
    state: { conditions: [{ field: 'tag', operator: 'is', value: [value] }] },
  });

test('tags that an import has made go with it, from new and from known contacts, however many parts its undo has', async () => {
  await create({ name: 'Known', code: 'K0', tags: ['Old'] });
  const unused = await create({ name: 'Other', tags: ['Unused'] });
  await office.api.contacts.update({ commandId: testId(), id: unused.id, tags: [] });
  const before = dumpContacts(office);
  const crowd = Array.from(
    { length: 230 },
    (_, index) => `K${index + 1000},Contact ${index},All; New ${index % 3}; unused`,
  );
  const batchId = await run(['Code,Company,Tags', 'K0,Known,All; Old; Fresh', ...crowd]);
  expect(await tags()).toEqual(['All', 'Fresh', 'New 0', 'New 1', 'New 2', 'Old', 'Unused']);
  expect(await undone(office, batchId)).toMatchObject({ restoredCount: 231, keptCount: 0 });
  const after = dumpContacts(office);
  expect(after['tags']).toEqual(before['tags']);
  expect(after['contact_tags']).toEqual(before['contact_tags']);
});

test('a tag of an import stays where somebody uses it by now: another contact, a contact that stays, a saved view', async () => {
  const other = await create({ name: 'Other' });
  const batchId = await run(['Code,Company,Tags', 'K1,A,Given; Seen; Gone', 'K2,B,Stays; Gone']);
  office.setNow('2026-11-22T10:00:00.000Z');
  const { rows } = await office.api.contacts.list({ q: 'K2' });
  await office.api.contacts.update({ commandId: testId(), id: rows[0]?.id ?? '', tags: ['Stays'] });
  await office.api.contacts.update({ commandId: testId(), id: other.id, tags: ['given'] });
  await view('seen');
  expect(await undone(office, batchId)).toMatchObject({
    restoredCount: 1,
    kept: [{ name: 'B', reason: 'changedSince' }],
  });
  expect(await tags()).toEqual(['Given', 'Seen', 'Stays']);
});

test('a tag that a change of many has made goes when it is undone, and comes off under the name that it has by now', async () => {
  const [ada, bob] = [await create({ name: 'Ada', tags: ['Old'] }), await create({ name: 'Bob' })];
  const undoId = await bulkEdit([ada.id, bob.id], { addTags: ['vip', 'Old'] });
  office.setNow('2026-11-22T10:00:00.000Z');
  await rename('vip', 'Gold');
  expect((await get(bob.id)).tags).toEqual(['Gold', 'Old']);
  expect(await office.api.undo.preview({ id: undoId })).toMatchObject({ restoreCount: 2, keptCount: 0 });
  expect(await undone(office, undoId)).toEqual({ restoredCount: 2, kept: [], keptCount: 0 });
  expect([(await get(ada.id)).tags, (await get(bob.id)).tags, await tags()]).toEqual([['Old'], [], ['Old']]);
});

test('a tag that a change of many has given and that became one with another stays with who bore the other before', async () => {
  const [ada, bob] = [await create({ name: 'Ada', tags: ['Gold'] }), await create({ name: 'Bob' })];
  const undoId = await bulkEdit([ada.id, bob.id], { addTags: ['VIP'] });
  await rename('VIP', 'gold');
  expect(await undone(office, undoId)).toMatchObject({ restoredCount: 2, keptCount: 0 });
  expect([(await get(ada.id)).tags, (await get(bob.id)).tags, await tags()]).toEqual([['Gold'], [], ['Gold']]);
});

test('a tag that a change of many has taken off comes back under the name that it has by now', async () => {
  const [ada, bob] = [
    await create({ name: 'Ada', tags: ['VIP', 'Old'] }),
    await create({ name: 'Bob', tags: ['VIP'] }),
  ];
  const undoId = await bulkEdit([ada.id], { removeTags: ['VIP'] });
  await rename('VIP', 'Gold');
  await undone(office, undoId);
  expect([(await get(ada.id)).tags, (await get(bob.id)).tags, await tags()]).toEqual([
    ['Gold', 'Old'],
    ['Gold'],
    ['Gold', 'Old'],
  ]);
});

test('tags.rename is followed by what was deleted, merged and imported, and by nothing of another name', async () => {
  const gone = await create({ name: 'Gone', tags: ['VIP', 'VIP 2'], note: 'VIP' });
  const [winner, loser] = [await create({ name: 'A', tags: ['vip'] }), await create({ name: 'B', tags: ['Other'] })];
  const known = await create({ name: 'Known', code: 'K0', city: 'VIP', tags: [] });
  const batchId = await run(['Code,Company,City,Tags', 'K0,Known,Graz,VIP']);
  const merge = { commandId: testId(), winnerId: winner.id, loserIds: [loser.id] };
  const merged = await office.api.contacts.merge(merge);
  const deleted = await office.api.contacts.delete({ commandId: testId(), id: gone.id });
  await rename('VIP', 'Gold');
  await undone(office, deleted.undoId);
  expect(await get(gone.id)).toMatchObject({ tags: ['Gold', 'VIP 2'], note: 'VIP' });
  await undone(office, merged.undoId);
  expect([(await get(winner.id)).tags, (await get(loser.id)).tags]).toEqual([['Gold'], ['Other']]);
  await undone(office, batchId);
  expect(await get(known.id)).toMatchObject({ tags: [], city: 'VIP' });
});

test('a tag of a change of many that somebody has taken off by hand is no matter any more; what he has changed is told', async () => {
  const ada = await create({ name: 'Ada', tags: ['VIP'] });
  const undoId = await bulkEdit([ada.id], { addTags: ['New'], city: 'Graz' });
  office.setNow('2026-11-22T10:00:00.000Z');
  await office.api.contacts.update({ commandId: testId(), id: ada.id, tags: ['VIP', 'Mine'], city: 'Wien' });
  expect(await undone(office, undoId)).toMatchObject({ kept: [{ field: 'city', current: 'Wien', before: '' }] });
  expect((await get(ada.id)).tags).toEqual(['VIP', 'Mine']);
});
