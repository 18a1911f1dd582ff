// What stays is told as a person reads it: names for ids, prices as prices.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { ended, endProven, openTestApp, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => endProven(office));

const create = (input: { name: string } & Record<string, unknown>) =>
  office.api.contacts.create({ commandId: testId(), ...input });

test('a custom field is told by its name, and what was chosen in it by its words', async () => {
  const options = [
    { id: 's', label: 'Small' },
    { id: 'l', label: 'Large' },
  ];
  const field = await office.api.customFields.create({ commandId: testId(), name: 'Size', kind: 'choice', options });
  const { id } = await create({ name: 'Ada', custom: { [field.id]: 's' } });
  const edit = { commandId: testId(), selection: { ids: [id] }, change: { custom: { [field.id]: 'l' } } };
  const { undoId } = await ended(office.api.contacts.bulkEdit(edit));
  await office.api.contacts.update({ commandId: testId(), id, custom: { [field.id]: null } });
  const told = { field: `custom:${field.id}`, label: 'Size', reason: 'changedSince', current: '', before: 'Small' };
  expect((await office.api.undo.preview({ id: undoId ?? '' })).kept).toMatchObject([told]);
  expect((await undone(office, undoId ?? '')).kept).toMatchObject([told]);
});

test('of an item, a price that somebody has changed is told as a price', async () => {
  const item = await office.api.items.create({ commandId: testId(), code: 'P', name: 'Pen', priceE4: 15_000 });
  const base64 = Buffer.from('Code,Name,Price\nP,Pen,2.50').toString('base64');
  const file = { name: 'items.csv', mediaType: 'text/csv', base64 };
  const given = { commandId: testId(), kind: 'items', file, existing: 'update' } as const;
  const { batchId } = await ended(office.api.imports.run(given));
  await office.api.items.update({ commandId: testId(), id: item.id, version: 2, priceE4: 30_000 });
  const { kept } = await undone(office, batchId);
  expect(kept).toMatchObject([{ name: 'Pen', field: 'priceE4', label: '', current: '3', before: '1.5' }]);
});

test('an organisation stays one to which somebody belongs since an edit has made it one, and all else of the edit is undone', async () => {
  const { id } = await create({ name: 'Acme', kind: 'person', city: 'Graz' });
  const change = { kind: 'organisation', city: 'Wien' } as const;
  const { undoId } = await ended(
    office.api.contacts.bulkEdit({ commandId: testId(), selection: { ids: [id] }, change }),
  );
  await create({ name: 'Ada', kind: 'person', organisations: [{ organisationId: id, role: '' }] });
  const told = { name: 'Acme', field: 'kind', reason: 'inUse', current: 'organisation', before: 'person' };
  expect((await office.api.undo.preview({ id: undoId ?? '' })).kept).toMatchObject([told]);
  expect(await undone(office, undoId ?? '')).toMatchObject({ restoredCount: 1, keptCount: 1, kept: [told] });
  expect(await office.api.contacts.get({ id })).toMatchObject({ kind: 'organisation', city: 'Graz' });
});

test('an organisation stays one to which somebody belongs since an import has made it one; those of the import leave it', async () => {
  const organisation = { kind: 'person', city: 'Graz' };
  const held = await create({ code: 'A', name: 'Acme', ...organisation });
  const free = await create({ code: 'B', name: 'Bolt', ...organisation });
  const member = await create({ code: 'C', name: 'Carl', kind: 'person' });
  const lines = ['Code,Name,Kind,City', 'A,Acme,organisation,Wien', 'B,Bolt,organisation,Wien'];
  const run = async (content: readonly string[]) => {
    const base64 = Buffer.from(content.join('\n')).toString('base64');
    const file = { name: 'list.csv', mediaType: 'text/csv', base64 };
    const given = { commandId: testId(), kind: 'contacts', file, existing: 'update' } as const;
    return (await ended(office.api.imports.run(given))).batchId;
  };
  const batchId = await run([
    ...lines.map((line, index) => `${line},${index === 0 ? 'Belongs to' : ''}`),
    'C,Carl,,,Bolt',
  ]);
  expect((await office.api.contacts.get({ id: member.id })).organisations).toMatchObject([{ organisationId: free.id }]);
  await create({ name: 'Ada', kind: 'person', organisations: [{ organisationId: held.id, role: '' }] });
  const told = { name: 'Acme', field: 'kind', reason: 'inUse', current: 'organisation', before: 'person' };
  expect((await office.api.undo.preview({ id: batchId })).kept).toMatchObject([told]);
  expect((await undone(office, batchId)).kept).toMatchObject([told]);
  expect(await office.api.contacts.get({ id: held.id })).toMatchObject({ kind: 'organisation', city: 'Graz' });
  expect(await office.api.contacts.get({ id: free.id })).toMatchObject({ kind: 'person', city: 'Graz' });
});
