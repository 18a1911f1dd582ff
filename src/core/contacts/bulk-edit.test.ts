// Many contacts changed as one: kept whole under one undo unit, or taken back whole.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { endProven, failureOf, openTestApp, rowsOf, tamper, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { emptyState } from './contact-state.ts';
import { insertContacts } from './write-contacts.ts';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => endProven(office));

type Input = Parameters<TestApp['api']['contacts']['bulkEdit']>[0];
type New = Omit<Parameters<TestApp['api']['contacts']['create']>[0], 'commandId'>;
const contact = (fields: New) => office.api.contacts.create({ commandId: testId(), ...fields });
const get = (id: string) => office.api.contacts.get({ id });

/** Edits and listens until the end. */
async function edit(selection: Input['selection'], change: Input['change'], commandId = testId()) {
  const running = await office.api.contacts.bulkEdit({ commandId, selection, change });
  for (;;) {
    const step = await running.next();
    if (step.done === true) return step.value;
  }
}

async function undo(id: string) {
  const running = await office.api.undo.run({ commandId: testId(), id });
  for (;;) {
    const step = await running.next();
    if (step.done === true) return step.value;
  }
}

/** Many contacts in Graz. */
async function crowd(count: number): Promise<void> {
  const { house, session } = office.app.context();
  const states = Array.from({ length: count }, (_, index) => ({
    id: testId(),
    state: { ...emptyState, code: `K${index + 1}`, name: `Customer ${index + 1}`, city: 'Graz' },
  }));
  const change = { userId: session.userId, now: house.now(), newId: testId, operation: 'contacts.create' };
  await house.database.write((tx) => insertContacts(tx, states, change));
}

/** All that an edit could leave behind, but for the versions, which never go back. */
function traces(): unknown {
  const columns = rowsOf<{ name: string }>(office.databaseFile, "SELECT name FROM pragma_table_info('contacts')")
    .map((column) => column.name)
    .filter((name) => name !== 'version');
  const all = (table: string, what = '*') => rowsOf(office.databaseFile, `SELECT ${what} FROM ${table} ORDER BY 1, 2`);
  const parts = ['tags', 'contact_tags', 'contact_values', 'contact_changes', 'undo_entries'];
  return [all('contacts', columns.join()), ...parts.map((table) => all(table)), bulkUnits()];
}

const bulkUnits = () =>
  rowsOf<{ id: string; process_id: number | null }>(
    office.databaseFile,
    "SELECT id, process_id FROM undo_units WHERE kind = 'bulkEdit'",
  );

test('contacts.bulkEdit changes all that a filter shows as one unit, which undo.run takes back', async () => {
  const graz = await contact({ name: 'Ada', city: 'Graz', tags: ['Old'], roles: ['prospect'] });
  const wien = await contact({ name: 'Bob', city: 'Wien', tags: ['Old'] });
  const conditions = [{ field: 'city', operator: 'is' as const, value: 'graz' }];
  const change = { region: 'Styria', addTags: ['VIP', 'vip'], removeTags: ['OLD'], addRoles: ['customer' as const] };
  const done = await edit({ conditions }, change);
  expect(done).toMatchObject({ changed: 1, unchanged: 0, wasCancelled: false });
  expect(await get(graz.id)).toMatchObject({
    region: 'Styria',
    tags: ['VIP'],
    roles: ['prospect', 'customer'],
    version: 2,
  });
  expect(await get(wien.id)).toEqual(wien);
  expect((await office.api.undo.list({})).rows[0]).toMatchObject({ id: done.undoId, kind: 'bulkEdit', recordCount: 1 });
  await undo(done.undoId ?? '');
  const { version: _, ...before } = graz;
  expect(await get(graz.id)).toMatchObject({ ...before, updatedAt: graz.updatedAt });
});

test('contacts picked by hand are changed whatever the filter says; who is so already is unchanged', async () => {
  const field = await office.api.customFields.create({ commandId: testId(), name: 'Size', kind: 'number' });
  const ada = await contact({ name: 'Ada', custom: { [field.id]: 10_000 } });
  const bob = await contact({ name: 'Bob' });
  const eve = await contact({ name: 'Eve' });
  const ids = [ada.id, bob.id, testId(), ada.id];
  const first = await edit({ ids, q: 'nobody' }, { custom: { [field.id]: 20_000 }, paymentTermsDays: 7 });
  expect(first).toMatchObject({ changed: 2, unchanged: 0 });
  expect([await get(ada.id), await get(bob.id)]).toMatchObject([
    { custom: { [field.id]: 20_000 }, paymentTermsDays: 7 },
    { custom: { [field.id]: 20_000 }, paymentTermsDays: 7 },
  ]);
  expect((await get(eve.id)).custom).toEqual({});
  const second = await edit({}, { custom: { [field.id]: 20_000 } });
  expect(second).toMatchObject({ changed: 1, unchanged: 2 });
  expect((await edit({}, { custom: { [field.id]: null } })).changed).toBe(3);
  expect(await edit({}, { custom: { [field.id]: null } })).toMatchObject({ undoId: null, changed: 0, unchanged: 3 });
  expect(bulkUnits()).toHaveLength(3);
});

test('the same command again gives the first answer and changes nothing more', async () => {
  const ada = await contact({ name: 'Ada' });
  const commandId = testId();
  const first = await edit({ ids: [ada.id] }, { city: 'Graz' }, commandId);
  await office.api.contacts.update({ commandId: testId(), id: ada.id, city: 'Wien' });
  expect(await edit({ ids: [ada.id] }, { city: 'Graz' }, commandId)).toEqual(first);
  expect((await get(ada.id)).city).toBe('Wien');
});

test('the audit trail names the fields of an edit and how many contacts, not what was written into them', async () => {
  const ada = await contact({ name: 'Ada' });
  await edit({ ids: [ada.id], q: 'Secret' }, { instructions: 'Secret' });
  const [row] = rowsOf<{ detail_json: string }>(
    office.databaseFile,
    "SELECT detail_json FROM audit_entries WHERE operation = 'contacts.bulkEdit'",
  );
  expect(JSON.parse(row?.detail_json ?? '')).toEqual({ fields: ['instructions'], changed: 1, unchanged: 0 });
});

test('a change that fits nobody is refused before anything is written', async () => {
  await contact({ name: 'Ada' });
  const before = traces();
  const field = testId();
  const code = async (selection: Input['selection'], change: Input['change']) =>
    (await failureOf(edit(selection, change))).code;
  expect(await code({}, { ownerId: testId() })).toBe('OWNER_UNKNOWN');
  expect(await code({}, { custom: { [field]: 'x' } })).toBe('CUSTOM_FIELD_INVALID');
  expect(await code({ conditions: [{ field: 'colour', operator: 'isFilled' }] }, { city: 'Graz' })).toBe(
    'FILTER_INVALID',
  );
  expect(traces()).toEqual(before);
});

test('cancelling in the middle leaves nothing, neither tags nor a line of the timeline', async () => {
  await crowd(300);
  const before = traces();
  const stop = new AbortController();
  const running = await office.api.contacts.bulkEdit(
    { commandId: testId(), selection: {}, change: { region: 'Styria', addTags: ['New'] } },
    { signal: stop.signal },
  );
  for (let step = 0; step < 4; step += 1) await running.next();
  expect(
    (await office.api.contacts.list({ conditions: [{ field: 'tag', operator: 'isFilled' }] })).total,
  ).toBeGreaterThan(0);
  expect(bulkUnits()).toMatchObject([{ process_id: process.pid }]);
  stop.abort();
  await running.next().catch(() => {});
  await running.return?.();
  expect(traces()).toEqual(before);
});

test('a listener who goes away cancels, too', async () => {
  await crowd(300);
  const before = traces();
  const change = { addTags: ['New'] };
  const running = await office.api.contacts.bulkEdit({ commandId: testId(), selection: {}, change });
  for (let step = 0; step < 4; step += 1) await running.next();
  await running.return?.();
  expect(traces()).toEqual(before);
});

test('a failure in the middle takes everything back, and the next edit runs', async () => {
  await crowd(300);
  const before = traces();
  tamper(
    office.databaseFile,
    `CREATE TRIGGER refused BEFORE UPDATE OF city ON contacts WHEN new.code = 'K250' AND new.city = 'Wien'
      BEGIN SELECT RAISE(ABORT, 'refused by the test'); END`,
  );
  expect((await failureOf(edit({}, { city: 'Wien' }))).code).toBe('INTERNAL');
  expect(traces()).toEqual(before);
  tamper(office.databaseFile, 'DROP TRIGGER refused');
  expect(await edit({}, { city: 'Wien' })).toMatchObject({ changed: 300, wasCancelled: false });
});

test('what somebody changes by hand while an edit runs stays when it is cancelled', async () => {
  await crowd(300);
  const running = await office.api.contacts.bulkEdit({ commandId: testId(), selection: {}, change: { city: 'Wien' } });
  for (let step = 0; step < 3; step += 1) await running.next();
  const edited = (await office.api.contacts.list({ conditions: [{ field: 'city', operator: 'is', value: 'Wien' }] }))
    .rows;
  const [first, second] = edited;
  await office.api.contacts.update({ commandId: testId(), id: first?.id ?? '', city: 'Linz', region: 'Upper Austria' });
  await office.api.contacts.update({ commandId: testId(), id: second?.id ?? '', region: 'Styria' });
  await running.return?.();
  expect(await get(first?.id ?? '')).toMatchObject({ city: 'Linz', region: 'Upper Austria' });
  expect(await get(second?.id ?? '')).toMatchObject({ city: 'Graz', region: 'Styria' });
  expect(
    (await office.api.contacts.list({ q: 'customer', conditions: [{ field: 'city', operator: 'is', value: 'Graz' }] }))
      .total,
  ).toBe(299);
});

test('contacts.bulkEdit makes no person of an organisation to which contacts belong, and then changes nobody', async () => {
  const acme = await contact({ kind: 'organisation', name: 'Acme' });
  const empty = await contact({ kind: 'organisation', name: 'Empty' });
  await contact({ kind: 'person', name: 'Ada', organisations: [{ organisationId: acme.id, role: '' }] });
  const ids = [acme.id, empty.id];
  expect(await failureOf(edit({ ids }, { kind: 'person' }))).toMatchObject({
    code: 'ORGANISATION_HAS_MEMBERS',
    data: { memberCount: 1 },
  });
  expect((await get(empty.id)).kind).toBe('organisation');
  expect(await edit({ ids: [empty.id] }, { kind: 'person' })).toMatchObject({ changed: 1 });
});

test('contacts.bulkEdit makes no person of an organisation to which somebody comes to belong while it runs', async () => {
  await crowd(60);
  const running = await office.api.contacts.bulkEdit({
    commandId: testId(),
    selection: {},
    change: { kind: 'person', city: 'Wien' },
  });
  await running.next();
  expect((await running.next()).value).toMatchObject({ done: 10 });
  const [last] = (await office.api.contacts.list({ sort: 'created', direction: 'desc', limit: 1 })).rows;
  const organisations = [{ organisationId: last?.id ?? '', role: '' }];
  await contact({ kind: 'person', name: 'Ada', organisations });
  const rest = async () => {
    while ((await running.next()).done !== true);
  };
  expect(await failureOf(rest())).toMatchObject({ code: 'ORGANISATION_HAS_MEMBERS', data: { memberCount: 1 } });
  const { rows } = await office.api.contacts.list({ limit: 100 });
  expect(rows.filter((row) => row.kind === 'person').map((row) => row.name)).toEqual(['Ada']);
  expect(rows.filter((row) => row.city === 'Wien')).toEqual([]);
});

test('a cancelled edit leaves an organisation one to which somebody has come to belong meanwhile', async () => {
  await crowd(60);
  await edit({}, { kind: 'person' });
  const running = await office.api.contacts.bulkEdit({
    commandId: testId(),
    selection: {},
    change: { kind: 'organisation' },
  });
  await running.next();
  expect((await running.next()).value).toMatchObject({ done: 10 });
  const kind = { field: 'kind', operator: 'is', value: 'organisation' } as const;
  const made = async () => (await office.api.contacts.list({ conditions: [kind] })).rows.map((row) => row.id);
  const [first] = await made();
  await contact({ kind: 'person', name: 'Ada', organisations: [{ organisationId: first ?? '', role: '' }] });
  await running.return?.();
  expect(await made()).toEqual([first]);
});
