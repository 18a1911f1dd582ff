// What was done with a contact and what is to be done.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { endProven, failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
let contactId: string;
beforeEach(async () => {
  office = await openTestApp();
  contactId = (await office.api.contacts.create({ commandId: testId(), name: 'Ada' })).id;
});
afterEach(() => endProven(office));

type Input<Name extends 'create' | 'update'> = Omit<Parameters<TestApp['api']['activities'][Name]>[0], 'commandId'>;
const create = (fields: Omit<Input<'create'>, 'contactId'> & { contactId?: string }) =>
  office.api.activities.create({ commandId: testId(), contactId, ...fields });
const update = (fields: Input<'update'>) => office.api.activities.update({ commandId: testId(), ...fields });
const remove = (id: string) => office.api.activities.delete({ commandId: testId(), id });

test('activities.create keeps a note with who and when; it is nobody to do and due on no day', async () => {
  const note = await create({ kind: 'note', text: 'Prefers tea' });
  expect(note).toMatchObject({ contactId, contactName: 'Ada', subject: '', text: 'Prefers tea', version: 1 });
  expect(note).toMatchObject({ ownerId: null, dueOn: null, isDone: false, doneAt: null, isPinned: false });
  expect(note.at).toBe('2026-11-21T10:00:00.000Z');
  expect(note.createdByName).not.toBe('');
  expect(await office.api.activities.get({ id: note.id })).toEqual(note);
});

test('activities.create gives what is to be done to who adds it, unless it is given to nobody', async () => {
  const owner = (await office.api.system.info()).user;
  for (const fields of [{ kind: 'task' }, { kind: 'promise' }, { kind: 'call', dueOn: '2026-11-24' }] as const) {
    expect(await create({ ...fields, subject: 'Ask' })).toMatchObject({ ownerId: owner.id, ownerName: owner.name });
  }
  expect((await create({ kind: 'task', subject: 'Ask', ownerId: null })).ownerId).toBeNull();
});

test('moments are kept equally long, however they come', async () => {
  const at = async (text: string) => (await create({ kind: 'call', subject: 'Call', at: text })).at;
  expect(await at('2026-11-20T08:30:15Z')).toBe('2026-11-20T08:30:15.000Z');
  expect(await at('2026-11-20T08:30:15.1234567Z')).toBe('2026-11-20T08:30:15.123Z');
});

test('activities.update changes the given fields; done is when it was done first, and can be taken back', async () => {
  const task = await create({ kind: 'task', subject: 'Send the offer', dueOn: '2026-11-24' });
  office.setNow('2026-11-22T09:00:00.000Z');
  const done = await update({ id: task.id, version: 1, isDone: true, outcome: 'Sent by post' });
  expect(done).toMatchObject({ version: 2, isDone: true, doneAt: '2026-11-22T09:00:00.000Z', outcome: 'Sent by post' });
  office.setNow('2026-11-23T09:00:00.000Z');
  const same = await update({ id: task.id, isDone: true });
  expect(same).toEqual(done);
  expect(await update({ id: task.id, isDone: false })).toMatchObject({ doneAt: null, isDone: false, version: 3 });
});

test('finishing one plans the next of the same contact and owner, in one command', async () => {
  const call = await create({ kind: 'call', subject: 'Ask for the order', dueOn: '2026-11-21' });
  const next = { kind: 'task', subject: 'Send the sample', dueOn: '2026-12-01' } as const;
  await update({ id: call.id, isDone: true, next });
  const { rows } = await office.api.activities.today({ until: '2026-12-31' });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ ...next, contactId, ownerId: call.ownerId, isDone: false });
});

test('who saves over a newer entry is told ACTIVITY_CHANGED', async () => {
  const note = await create({ kind: 'note', text: 'One' });
  await update({ id: note.id, version: 1, text: 'Two' });
  const failure = await failureOf(update({ id: note.id, version: 1, text: 'Three' }));
  expect(failure).toMatchObject({ code: 'ACTIVITY_CHANGED', data: { version: 2 } });
});

test('an entry without words is ACTIVITY_EMPTY, when it is added and when it is changed', async () => {
  expect((await failureOf(create({ kind: 'note', subject: '  ', text: '\n' }))).code).toBe('ACTIVITY_EMPTY');
  const note = await create({ kind: 'note', subject: 'Tea' });
  expect((await failureOf(update({ id: note.id, subject: '' }))).code).toBe('ACTIVITY_EMPTY');
});

test('only a promise has an amount, above zero: ACTIVITY_AMOUNT; one that becomes a call loses it', async () => {
  const promised = { subject: 'Will pay', dueOn: '2026-12-01', amountMinor: 5000 } as const;
  expect((await failureOf(create({ kind: 'call', ...promised }))).code).toBe('ACTIVITY_AMOUNT');
  for (const amountMinor of [0, -1]) {
    expect((await failureOf(create({ kind: 'promise', ...promised, amountMinor }))).code).toBe('ACTIVITY_AMOUNT');
  }
  const promise = await create({ kind: 'promise', ...promised });
  expect(promise.amountMinor).toBe(5000);
  expect((await update({ id: promise.id, kind: 'call' })).amountMinor).toBeNull();
  expect((await failureOf(update({ id: promise.id, amountMinor: 1 }))).code).toBe('ACTIVITY_AMOUNT');
});

test('a stranger as owner is OWNER_UNKNOWN, a contact that is not there CONTACT_NOT_FOUND, an id in use ID_TAKEN', async () => {
  expect((await failureOf(create({ kind: 'task', subject: 'Ask', ownerId: testId() }))).code).toBe('OWNER_UNKNOWN');
  expect((await failureOf(create({ kind: 'note', text: 'x', contactId: testId() }))).code).toBe('CONTACT_NOT_FOUND');
  const note = await create({ kind: 'note', text: 'One' });
  expect((await failureOf(create({ kind: 'note', text: 'Two', id: note.id }))).code).toBe('ID_TAKEN');
});

test('a text of ten million characters, a due date that is no day, a kind that is none: INPUT_INVALID, nothing is kept', async () => {
  const wrong: object[] = [
    { text: 'x'.repeat(10_000_000) },
    { dueOn: '2026-02-30' },
    { dueOn: 'tomorrow' },
    { dueOn: '0000-00-00' },
    { at: '0001-01-01T00:00:00Z' },
    { at: '2026-11-21' },
    { kind: 'fax' },
    { subject: 'x\ny'.repeat(100) },
  ];
  for (const fields of wrong) {
    const call = create({ kind: 'note', subject: 'One', ...fields });
    expect((await failureOf(call)).code).toBe('INPUT_INVALID');
  }
  expect(rowsOf(office.databaseFile, 'SELECT id FROM activities')).toEqual([]);
});

test('activities.delete keeps the whole row for an undo, and nobody finds the entry any more', async () => {
  const note = await create({ kind: 'note', text: 'Prefers tea\nand cake' });
  const { id, undoId } = await remove(note.id);
  expect(id).toBe(note.id);
  for (const call of [office.api.activities.get({ id }), remove(id), update({ id, text: 'x' })]) {
    expect((await failureOf(call)).code).toBe('ACTIVITY_NOT_FOUND');
  }
  const [unit] = rowsOf(office.databaseFile, 'SELECT * FROM undo_units WHERE id = ?', undoId);
  expect(unit).toMatchObject({ kind: 'delete', label: 'Prefers tea', record_count: 1, undone_at: null });
  const [entry] = rowsOf<{ before_json: string }>(office.databaseFile, 'SELECT * FROM undo_entries');
  expect(JSON.parse(entry?.before_json ?? '')).toMatchObject({
    id,
    contact_id: contactId,
    text: 'Prefers tea\nand cake',
  });
});

test('the audit trail and the stored answers know nothing of what was written about a person', async () => {
  const note = await create({ kind: 'note', subject: 'Secret one', text: 'Secret two' });
  await update({
    id: note.id,
    outcome: 'Secret three',
    next: { kind: 'task', subject: 'Secret four', dueOn: '2026-12-01' },
  });
  await remove(note.id);
  const kept = rowsOf(
    office.databaseFile,
    'SELECT detail_json FROM audit_entries UNION ALL SELECT response_json FROM command_log',
  );
  expect(JSON.stringify(kept)).not.toContain('Secret');
});

test('a command that comes twice adds one entry, and answers with the entry as it is by now', async () => {
  const command = { commandId: testId(), contactId, kind: 'note', text: 'One' } as const;
  const first = await office.api.activities.create(command);
  expect(await office.api.activities.create(command)).toEqual(first);
  await update({ id: first.id, text: 'Two' });
  expect((await office.api.activities.create(command)).text).toBe('Two');
  expect(rowsOf(office.databaseFile, 'SELECT id FROM activities')).toHaveLength(1);
  await remove(first.id);
  expect((await failureOf(office.api.activities.create(command))).code).toBe('ACTIVITY_NOT_FOUND');
});
