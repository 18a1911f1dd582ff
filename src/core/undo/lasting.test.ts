// How long an undo lasts, and what becomes of one that a crash cuts off.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { dumpContacts, ended, failureOf, openTestApp, rowsOf, tamper, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

const isVerified = async () => (await office.api.system.verify()).firstFault;
const create = (name: string) => office.api.contacts.create({ commandId: testId(), name });
const importOf = async (count: number) => {
  const lines = Array.from({ length: count }, (_, index) => `K${index},Contact ${index}`);
  const base64 = Buffer.from(['Code,Company', ...lines].join('\n')).toString('base64');
  const file = { name: 'file.csv', mediaType: 'text/csv', base64 };
  return ended(office.api.imports.run({ commandId: testId(), kind: 'contacts', file }));
};

test('after 30 days an undo is refused, leaves the list, and its images go when the books are opened', async () => {
  const contact = await create('A');
  const { undoId } = await office.api.contacts.delete({ commandId: testId(), id: contact.id });
  const { batchId } = await importOf(3);
  office.setNow('2026-12-21T09:59:59.000Z');
  expect((await office.api.undo.list({})).total).toBe(2);
  expect(await office.api.undo.preview({ id: undoId })).toMatchObject({ unit: { until: '2026-12-21T10:00:00.000Z' } });
  office.setNow('2026-12-21T10:00:00.001Z');
  expect(await office.api.undo.list({})).toEqual({ rows: [], nextCursor: null, total: 0 });
  for (const id of [undoId, batchId]) {
    expect(await failureOf(undone(office, id))).toMatchObject({ code: 'UNDO_EXPIRED' });
  }
  await office.reopen();
  for (const table of ['undo_units', 'undo_entries', 'import_entries']) {
    expect(rowsOf(office.databaseFile, `SELECT * FROM ${table}`)).toEqual([]);
  }
  expect((await office.api.imports.list({})).rows).toMatchObject([{ id: batchId, status: 'done' }]);
  expect(await isVerified()).toBeNull();
});

test('an undo that a crash cuts off in the middle is finished when the books are opened', async () => {
  const before = dumpContacts(office);
  const { batchId } = await importOf(350);
  const job = await office.api.undo.run({ commandId: testId(), id: batchId });
  await job.next();
  const left = rowsOf<{ count: number }>(office.databaseFile, 'SELECT count(*) AS count FROM contacts');
  expect(left[0]?.count).toBeGreaterThan(0);
  expect(left[0]?.count).toBeLessThan(350);
  // The listener goes away and the program ends: nobody works on it any more.
  await job.return?.();
  expect((await office.api.undo.list({})).rows).toEqual([]);
  await office.reopen();
  expect((await office.api.undo.list({})).rows).toMatchObject([{ id: batchId, undoneAt: '2026-11-21T10:00:00.000Z' }]);
  expect(dumpContacts(office)).toEqual(before);
  expect(await failureOf(undone(office, batchId))).toMatchObject({ code: 'UNDO_DONE' });
  expect(await isVerified()).toBeNull();
});

test('a bulk edit that a killed program has left half done is taken back when the books are opened', async () => {
  const contacts = [await create('A'), await create('B'), await create('C')];
  const before = dumpContacts(office);
  const ids = contacts.map((contact) => contact.id);
  const edit = { commandId: testId(), selection: { ids }, change: { city: 'Graz', addTags: ['New'] } };
  const { undoId } = await ended(office.api.contacts.bulkEdit(edit));
  // As it stood before its last transaction: the unit names a process that is no more.
  tamper(
    office.databaseFile,
    `UPDATE undo_units SET process_id = 999999999, work_began_at = at WHERE id = '${undoId}'`,
  );
  await office.reopen();
  const after = dumpContacts(office);
  expect({ ...after, tags: [] }).toEqual(before);
  expect((await office.api.contacts.get({ id: ids[0] ?? '' })).city).toBe('');
  expect(await isVerified()).toBeNull();
});

test('what is being done in another window is not undone a second time', async () => {
  const { batchId } = await importOf(350);
  const job = await office.api.undo.run({ commandId: testId(), id: batchId });
  await job.next();
  expect(await failureOf(undone(office, batchId))).toMatchObject({ code: 'UNDO_NOT_FOUND' });
  for (let step = await job.next(); step.done !== true;) step = await job.next();
  expect(rowsOf(office.databaseFile, 'SELECT id FROM contacts')).toEqual([]);
  expect(await isVerified()).toBeNull();
});

test('undo.list shows pages, the newest first, and refuses a cursor of another list', async () => {
  for (const [index, name] of ['A', 'B', 'C'].entries()) {
    office.setNow(`2026-11-21T1${index}:00:00.000Z`);
    const { id } = await create(name);
    await office.api.contacts.delete({ commandId: testId(), id });
  }
  const first = await office.api.undo.list({ limit: 2 });
  expect([first.total, first.rows.map((row) => row.label)]).toEqual([3, ['C', 'B']]);
  const second = await office.api.undo.list({ limit: 2, cursor: first.nextCursor });
  expect([second.nextCursor, second.rows.map((row) => row.label)]).toEqual([null, ['A']]);
  expect(await failureOf(office.api.undo.list({ cursor: 'other' }))).toMatchObject({ code: 'CURSOR_INVALID' });
});
