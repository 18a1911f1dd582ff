// Imports that are undone weeks later: what nobody has touched goes, what was used or changed by hand stays and is told.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { dumpContacts, ended, failureOf, openTestApp, rowsOf, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

const isVerified = async () => (await office.api.system.verify()).firstFault;
const fileOf = (lines: readonly string[]) => ({
  name: 'file.csv',
  mediaType: 'text/csv',
  base64: Buffer.from(lines.join('\n')).toString('base64'),
});
const run = async (kind: 'contacts' | 'items' | 'documents', lines: readonly string[], existing?: 'update') =>
  ended(office.api.imports.run({ commandId: testId(), kind, file: fileOf(lines), existing, duplicates: 'create' }));
const inOrder = (rows: readonly (readonly unknown[])[]) =>
  rows.toSorted((left, right) => (String(left[0]) < String(right[0]) ? -1 : 1));
const byCode = async (code: string) => {
  const { rows } = await office.api.contacts.list({ archived: 'all' });
  const row = rows.find((contact) => contact.code === code);
  if (!row) throw new Error(`No contact ${code}`);
  return row;
};

test('an untouched import of contacts is undone without a trace but its own line in the history', async () => {
  await office.api.contacts.create({ commandId: testId(), name: 'Known', code: 'K0', city: 'Graz', note: 'Mine' });
  const before = dumpContacts(office);
  const result = await run('contacts', ['Code,Company,City', 'K0,Known Ltd,Linz', 'K1,First,', 'K2,Second,'], 'update');
  expect(result).toMatchObject({ created: 2, updated: 1 });
  office.setNow('2026-12-10T10:00:00.000Z');
  expect((await office.api.undo.list({})).rows).toMatchObject([
    { id: result.batchId, kind: 'import', label: 'file.csv', recordCount: 3, undoneAt: null },
  ]);
  expect(await office.api.undo.preview({ id: result.batchId })).toMatchObject({ restoreCount: 3, keptCount: 0 });
  expect(await undone(office, result.batchId)).toEqual({ restoredCount: 3, kept: [], keptCount: 0 });
  expect(dumpContacts(office)).toEqual(before);
  expect((await office.api.imports.list({})).rows).toMatchObject([{ id: result.batchId, status: 'takenBack' }]);
  expect((await office.api.undo.list({})).rows).toMatchObject([{ undoneAt: '2026-12-10T10:00:00.000Z' }]);
  expect(rowsOf(office.databaseFile, 'SELECT * FROM import_entries')).toEqual([]);
  expect(await isVerified()).toBeNull();
});

test('contacts of an import that were changed, used or merged stay and are told, and a changed field of a known one stays alone', async () => {
  const known = await office.api.contacts.create({ commandId: testId(), name: 'Known', code: 'K0', city: 'Graz' });
  const rows = ['K0,Known Ltd,Linz', 'K1,Changed,', 'K2,With draft,', 'K3,With note,', 'K4,Untouched,', 'K5,Gone,'];
  const { batchId } = await run('contacts', ['Code,Company,City', ...rows], 'update');
  office.setNow('2026-11-22T10:00:00.000Z');
  const { api } = office;
  await api.contacts.update({ commandId: testId(), id: known.id, city: 'Wels' });
  await api.contacts.update({ commandId: testId(), id: (await byCode('K1')).id, city: 'Wels' });
  await api.documents.saveDraft({ commandId: testId(), contactId: (await byCode('K2')).id, lines: [] });
  await api.activities.create({ commandId: testId(), contactId: (await byCode('K3')).id, kind: 'note', text: 'Hi' });
  await api.contacts.delete({ commandId: testId(), id: (await byCode('K5')).id });
  const preview = await api.undo.preview({ id: batchId });
  const result = await undone(office, batchId);
  const told = result.kept.map(({ name, field, reason, current, before }) => [name, field, reason, current, before]);
  expect(inOrder(told)).toEqual([
    ['Changed', null, 'changedSince', 'Changed', ''],
    ['Known', 'city', 'changedSince', 'Wels', 'Graz'],
    ['With draft', null, 'inUse', 'With draft', ''],
    ['With note', null, 'inUse', 'With note', ''],
  ]);
  expect(result.keptCount).toBe(4);
  expect({ restoredCount: preview.restoreCount, keptCount: preview.keptCount }).toEqual({
    restoredCount: result.restoredCount,
    keptCount: 4,
  });
  const left = (await api.contacts.list({ archived: 'all' })).rows.map((row) => [row.code, row.name, row.city]);
  expect(inOrder(left)).toEqual([
    ['K0', 'Known', 'Wels'],
    ['K1', 'Changed', 'Wels'],
    ['K2', 'With draft', ''],
    ['K3', 'With note', ''],
  ]);
  expect(await isVerified()).toBeNull();
});

test('of imported items and orders, what was issued, changed or sold stays; nothing that is issued is ever touched', async () => {
  await office.api.contacts.create({ commandId: testId(), name: 'Customer', code: 'C' });
  await run('items', ['Code,Name,Price', 'P,Pen,1.00']);
  const items = await run('items', ['Code,Name,Price', 'P,Pen,2.00', 'I,Ink,3.00', 'Q,Quill,4.00'], 'update');
  const orders = await run('documents', [
    'OrderID,CustomerID,ProductID,Quantity,UnitPrice,OrderDate',
    'O1,C,I,1,3.00,2026-11-20',
    'O2,C,I,2,3.00,2026-11-20',
  ]);
  const { rows } = await office.api.documents.list({});
  const issued = rows.find((row) => row.reference === 'O1');
  await office.api.documents.issue({ commandId: testId(), id: issued?.id ?? '' });
  const done = await undone(office, orders.batchId);
  expect(done).toMatchObject({
    restoredCount: 1,
    kept: [{ subjectKind: 'document', reason: 'issued', name: 'INV-00001' }],
  });
  expect((await office.api.documents.list({})).rows.map((row) => row.number)).toEqual(['INV-00001']);
  expect(await undone(office, items.batchId)).toMatchObject({
    restoredCount: 2,
    kept: [{ subjectKind: 'item', reason: 'inUse', name: 'Ink' }],
  });
  expect((await office.api.items.list({})).rows.map((row) => [row.code, row.priceE4])).toEqual([
    ['I', 30_000],
    ['P', 10_000],
  ]);
  expect(await isVerified()).toBeNull();
});

test('the same undo sent twice answers with the counts of the first and does nothing', async () => {
  const { batchId } = await run('contacts', ['Code,Company', 'K1,First', 'K2,Second']);
  office.setNow('2026-11-22T10:00:00.000Z');
  await office.api.contacts.update({ commandId: testId(), id: (await byCode('K1')).id, city: 'Graz' });
  const commandId = testId();
  const first = await ended(office.api.undo.run({ commandId, id: batchId }));
  expect(first).toMatchObject({ restoredCount: 1, keptCount: 1, kept: [{ name: 'First' }] });
  const again = await ended(office.api.undo.run({ commandId, id: batchId }));
  expect(again).toEqual({ restoredCount: 1, keptCount: 1, kept: [] });
  const log = rowsOf<{ response_json: string }>(
    office.databaseFile,
    `SELECT response_json FROM command_log WHERE operation = 'undo.run'`,
  );
  expect(log.map((row) => row.response_json)).toEqual([JSON.stringify({ id: batchId, version: 1 })]);
  expect(await failureOf(undone(office, batchId))).toMatchObject({ code: 'UNDO_DONE' });
  expect(await failureOf(undone(office, testId()))).toMatchObject({ code: 'UNDO_NOT_FOUND' });
  expect(await isVerified()).toBeNull();
});

test('an import that is undone counts what stays of it, and nobody who was erased meanwhile', async () => {
  const { batchId } = await run('contacts', ['Code,Company', 'K1,First', 'K2,Second', 'K3,Third']);
  await ended(office.api.contacts.anonymise({ commandId: testId(), id: (await byCode('K1')).id }));
  office.setNow('2026-11-22T10:00:00.000Z');
  await office.api.contacts.update({ commandId: testId(), id: (await byCode('K2')).id, city: 'Graz' });
  expect(await undone(office, batchId)).toMatchObject({ restoredCount: 1, keptCount: 1 });
  expect((await office.api.imports.list({})).rows).toMatchObject([{ status: 'takenBack', created: 1, updated: 0 }]);
  expect(await isVerified()).toBeNull();
});
