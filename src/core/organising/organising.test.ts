// Tags, custom fields and saved views: made, changed, removed; what contacts have said in them is never lost silently.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { tableScans } from '#core/database/testing';
import { endProven, failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { fieldRows } from './custom-fields.ts';
import { tagsByName } from './tags.ts';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => endProven(office));

type New = Omit<Parameters<TestApp['api']['contacts']['create']>[0], 'commandId'>;
const contact = (fields: New) => office.api.contacts.create({ commandId: testId(), ...fields });
const tagNames = async () => (await office.api.tags.list()).tags.map((tag) => [tag.name, tag.contactCount]);
const tagId = async (name: string) => (await office.api.tags.list()).tags.find((tag) => tag.name === name)?.id ?? '';
const tagsOf = async (id: string) => (await office.api.contacts.get({ id })).tags;
type NewField = Omit<Parameters<TestApp['api']['customFields']['create']>[0], 'commandId'>;
const field = (given: NewField) => office.api.customFields.create({ commandId: testId(), ...given });

test('tags.list counts the contacts of each tag, and one name is one tag whatever its case', async () => {
  await contact({ name: 'Ada', tags: ['VIP', 'Vienna'] });
  await contact({ name: 'Bob', tags: ['vip'] });
  expect(await tagNames()).toEqual([
    ['Vienna', 1],
    ['VIP', 2],
  ]);
});

test('tags.rename changes the name everywhere and keeps the tag; the timeline tells it', async () => {
  const ada = await contact({ name: 'Ada', tags: ['VIP', 'Vienna'] });
  const id = await tagId('VIP');
  const renamed = await office.api.tags.rename({ commandId: testId(), id, name: 'Regulars' });
  expect(renamed).toEqual({ id, name: 'Regulars', contactCount: 1 });
  expect(await tagsOf(ada.id)).toEqual(['Regulars', 'Vienna']);
  expect((await office.api.contacts.list({ q: 'regulars' })).total).toBe(1);
  expect((await office.api.contacts.list({ q: 'vip' })).total).toBe(0);
  await office.api.tags.rename({ commandId: testId(), id, name: 'REGULARS' });
  expect(await tagsOf(ada.id)).toEqual(['REGULARS', 'Vienna']);
});

test('a tag renamed to the name of another one becomes that one, and nobody has it twice', async () => {
  const ada = await contact({ name: 'Ada', tags: ['VIP', 'Important'] });
  const bob = await contact({ name: 'Bob', tags: ['VIP'] });
  const kept = await tagId('Important');
  const merged = await office.api.tags.rename({ commandId: testId(), id: await tagId('VIP'), name: 'important' });
  expect(merged).toEqual({ id: kept, name: 'Important', contactCount: 2 });
  expect([await tagsOf(ada.id), await tagsOf(bob.id)]).toEqual([['Important'], ['Important']]);
  expect(await failureOf(office.api.tags.rename({ commandId: testId(), id: testId(), name: 'x' }))).toMatchObject({
    code: 'TAG_NOT_FOUND',
  });
});

test('tags.delete takes the tag from all contacts, and says under which id that can be undone', async () => {
  const ada = await contact({ name: 'Ada', tags: ['VIP', 'Vienna'] });
  const removed = await office.api.tags.delete({ commandId: testId(), id: await tagId('VIP') });
  expect(await tagsOf(ada.id)).toEqual(['Vienna']);
  expect(await tagNames()).toEqual([['Vienna', 1]]);
  const [unit] = (await office.api.undo.list({})).rows;
  expect(unit).toMatchObject({ id: removed.undoId, kind: 'delete', label: 'VIP', recordCount: 2 });
  expect((await failureOf(office.api.tags.delete({ commandId: testId(), id: testId() }))).code).toBe('TAG_NOT_FOUND');
});

test('customFields.create adds fields of every kind behind each other; a second of the same name is refused', async () => {
  const kinds = ['text', 'number', 'date', 'yesNo'] as const;
  for (const kind of kinds) await field({ name: `A ${kind}`, kind });
  const options = [
    { id: 's', label: 'Small' },
    { id: 'l', label: 'Large' },
  ];
  await field({ name: 'Size', kind: 'choice', options });
  const { fields } = await office.api.customFields.list();
  expect(fields.map((each) => [each.name, each.position])).toEqual([
    ['A text', 0],
    ['A number', 1],
    ['A date', 2],
    ['A yesNo', 3],
    ['Size', 4],
  ]);
  expect((await failureOf(field({ name: 'SIZE', kind: 'text' }))).code).toBe('FIELD_NAME_TAKEN');
  expect((await failureOf(field({ id: fields[0]?.id ?? '', name: 'Again', kind: 'text' }))).code).toBe('ID_TAKEN');
  for (const wrong of [[], [...options, { id: 'x', label: 'small' }], [...options, { id: 's', label: 'Other' }]]) {
    const failure = await failureOf(field({ name: 'Other', kind: 'choice', options: wrong }));
    expect(failure.code).toBe('FIELD_OPTIONS_INVALID');
  }
  expect((await failureOf(field({ name: 'Text', kind: 'text', options }))).code).toBe('FIELD_OPTIONS_INVALID');
});

test('customFields.update renames, moves and retires; an option that somebody has chosen cannot go', async () => {
  const options = [
    { id: 's', label: 'Small' },
    { id: 'l', label: 'Large' },
  ];
  const size = await field({ name: 'Size', kind: 'choice', options });
  const other = await field({ name: 'Other', kind: 'text' });
  const ada = await contact({ name: 'Ada', custom: { [size.id]: 'l' } });
  const update = (change: object) => office.api.customFields.update({ commandId: testId(), id: size.id, ...change });
  expect(await update({ position: 1, name: 'Shirt size' })).toMatchObject({
    name: 'Shirt size',
    position: 1,
    usedCount: 1,
  });
  expect((await office.api.customFields.list()).fields.map((each) => each.id)).toEqual([other.id, size.id]);
  const gone = await failureOf(update({ options: options.slice(0, 1) }));
  expect(gone).toMatchObject({ code: 'FIELD_OPTION_USED', data: { label: 'Large', usedCount: 1 } });
  await update({ options: options.slice(1) });
  expect((await failureOf(update({ name: 'other' }))).code).toBe('FIELD_NAME_TAKEN');
  expect((await failureOf(update({ options: [] }))).code).toBe('FIELD_OPTIONS_INVALID');
  expect(await update({ isRetired: true })).toMatchObject({ isRetired: true });
  const saved = await office.api.contacts.update({ commandId: testId(), id: ada.id, city: 'Graz' });
  expect(saved.custom).toEqual({ [size.id]: 'l' });
  const missing = office.api.customFields.update({ commandId: testId(), id: testId(), name: 'x' });
  expect((await failureOf(missing)).code).toBe('FIELD_NOT_FOUND');
});

test('customFields.delete refuses a field in use until it is said that the values go; then both can be had back', async () => {
  const shoe = await field({ name: 'Shoe', kind: 'number' });
  const ada = await contact({ name: 'Ada', custom: { [shoe.id]: 385_000 } });
  const remove = (withValues: boolean) =>
    office.api.customFields.delete({ commandId: testId(), id: shoe.id, withValues });
  expect(await failureOf(remove(false))).toMatchObject({ code: 'FIELD_IN_USE', data: { usedCount: 1 } });
  const { undoId } = await remove(true);
  expect((await office.api.contacts.get({ id: ada.id })).custom).toEqual({});
  expect((await failureOf(remove(true))).code).toBe('FIELD_NOT_FOUND');
  const lost = office.api.contacts.update({ commandId: testId(), id: ada.id, custom: { [shoe.id]: 400_000 } });
  expect(await failureOf(lost)).toMatchObject({ code: 'CUSTOM_FIELD_INVALID', data: { fieldId: shoe.id } });
  for await (const progress of await office.api.undo.run({ commandId: testId(), id: undoId })) {
    expect(progress.done).toBeLessThanOrEqual(progress.total);
  }
  expect((await office.api.contacts.get({ id: ada.id })).custom).toEqual({ [shoe.id]: 385_000 });
  expect((await office.api.customFields.list()).fields).toEqual([{ ...shoe, usedCount: 1 }]);
});

test('views.save keeps filters, order and columns under a name; one view opens with the list; views.delete forgets it', async () => {
  const state = {
    conditions: [{ field: 'balance', operator: 'atLeast' as const, value: 100 }],
    sort: 'balance' as const,
    direction: 'desc' as const,
    columns: ['name', 'balance'],
  };
  const save = (name: string, given: object = {}, id = testId()) =>
    office.api.views.save({ commandId: testId(), id, name, state, ...given });
  const owing = await save('Owing', { isDefault: true, isShared: true });
  expect(owing).toMatchObject({ isDefault: true, isShared: true, isMine: true, state: { archived: 'no', ...state } });
  const second = await save('All', { isDefault: true });
  const listed = async () => (await office.api.views.list()).views.map((view) => [view.name, view.isDefault]);
  expect(await listed()).toEqual([
    ['All', true],
    ['Owing', false],
  ]);
  expect((await failureOf(save('ALL'))).code).toBe('VIEW_NAME_TAKEN');
  expect(await save('Everybody', {}, second.id)).toMatchObject({ id: second.id, name: 'Everybody', isDefault: false });
  await office.api.views.delete({ commandId: testId(), id: owing.id });
  expect(await listed()).toEqual([['Everybody', false]]);
  const again = office.api.views.delete({ commandId: testId(), id: owing.id });
  expect((await failureOf(again)).code).toBe('VIEW_NOT_FOUND');
});

test('of views.save the log keeps no name that a filter asks for; sent again it answers with the view as it is by then', async () => {
  const view = { id: testId(), state: { q: 'Größe-Hofmann', conditions: [] } };
  const first = { commandId: testId(), ...view, name: 'Anna' };
  const saved = await office.api.views.save(first);
  expect(await office.api.views.save(first)).toEqual(saved);
  const renamed = await office.api.views.save({ commandId: testId(), ...view, name: 'Widows' });
  expect(await office.api.views.save(first)).toEqual(renamed);
  const log = rowsOf(
    office.databaseFile,
    `SELECT response_json, is_reference FROM command_log WHERE operation = 'views.save'`,
  );
  expect(log).toHaveLength(2);
  expect(JSON.stringify(log)).not.toMatch(/Hofmann|Anna|Widows/);
  expect(JSON.stringify(rowsOf(office.databaseFile, 'SELECT detail_json FROM audit_entries'))).not.toContain('Hofmann');
  await office.api.views.delete({ commandId: testId(), id: view.id });
  expect((await failureOf(office.api.views.save(first))).code).toBe('VIEW_NOT_FOUND');
});

test('the tags of contacts and the uses of fields are counted by indexes', () => {
  const db = office.app.context().house.database.reader;
  expect(tableScans(office.databaseFile, fieldRows(db).compile())).toEqual(['custom_fields']);
  expect(tableScans(office.databaseFile, tagsByName(db).compile())).toEqual([]);
});
