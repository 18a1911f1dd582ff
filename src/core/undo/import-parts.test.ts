// Imports that are undone in parts: what belongs together is judged together, however far apart it stands in the file.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { dumpContacts, ended, endProven, openTestApp, rowsOf, tamper, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => endProven(office));

type Kind = 'contacts' | 'items';
async function run(kind: Kind, lines: readonly string[]): Promise<string> {
  const file = { name: 'file.csv', mediaType: 'text/csv', base64: Buffer.from(lines.join('\n')).toString('base64') };
  const given = { commandId: testId(), kind, file, existing: 'update', duplicates: 'create' } as const;
  const { problems, batchId } = await ended(office.api.imports.run(given));
  expect(problems).toEqual([]);
  return batchId;
}
const create = (input: { name: string } & Record<string, unknown>) =>
  office.api.contacts.create({ commandId: testId(), ...input });
const update = (id: string, fields: object) => office.api.contacts.update({ commandId: testId(), id, ...fields });

async function byCode(code: string) {
  const [row] = rowsOf<{ id: string }>(office.databaseFile, 'SELECT id FROM contacts WHERE code = ?', code);
  return office.api.contacts.get({ id: row?.id ?? '' });
}

const inOrder = <Named extends { name: string }>(rows: readonly Named[]) =>
  rows.toSorted((left, right) => (left.name < right.name ? -1 : 1));

/** What undoing is said to come to, and what it has come to: the same. */
async function undoneAsForeseen(id: string) {
  const { restoreCount, kept, keptCount } = await office.api.undo.preview({ id });
  const result = await undone(office, id);
  // Names are those of the moment.
  const texts = (told: typeof kept) => told.map(({ name: _, ...one }) => JSON.stringify(one)).toSorted();
  expect([result.restoredCount, result.keptCount]).toEqual([restoreCount, keptCount]);
  expect(texts(result.kept)).toEqual(texts(kept));
  expect(rowsOf(office.databaseFile, 'SELECT * FROM import_entries')).toEqual([]);
  const told = inOrder(result.kept).map(({ name, field, reason, current, before }) => [
    name,
    field,
    reason,
    current,
    before,
  ]);
  return { restoredCount: result.restoredCount, told };
}

/** Many rows, more than are undone at once. */
const crowd = Array.from({ length: 230 }, (_, index) => `K${index + 1000},Contact ${index}`);

test('an organisation of an import stays, and is told, when a contact belongs to it who stays, however far from it in the file', async () => {
  const batchId = await run('contacts', ['Code,Company', ...crowd]);
  const [first, last, above] = [await byCode('K1000'), await byCode('K1229'), await byCode('K1228')];
  office.setNow('2026-11-22T10:00:00.000Z');
  await update(first.id, { kind: 'person', organisations: [{ organisationId: last.id, role: 'Chief' }] });
  // One that nobody has touched but for what belongs to it is held by what it belongs to.
  tamper(
    office.databaseFile,
    `INSERT INTO contact_organisations (contact_id, position, organisation_id, role) VALUES ('${last.id}', 0, '${above.id}', '')`,
  );
  expect(await undoneAsForeseen(batchId)).toEqual({
    restoredCount: 227,
    told: [
      ['Contact 0', null, 'changedSince', 'Contact 0', ''],
      ['Contact 228', null, 'inUse', 'Contact 228', ''],
      ['Contact 229', null, 'inUse', 'Contact 229', ''],
    ],
  });
  expect((await byCode('K1000')).organisations).toMatchObject([{ name: 'Contact 229', role: 'Chief' }]);
  expect((await office.api.imports.list({})).rows).toMatchObject([{ status: 'takenBack', created: 3, updated: 0 }]);
});

test('who is changed by hand between two parts of an undo keeps the organisation that he belongs to', async () => {
  const batchId = await run('contacts', ['Code,Company', ...crowd]);
  const [first, last] = [await byCode('K1000'), await byCode('K1229')];
  tamper(
    office.databaseFile,
    `INSERT INTO contact_organisations (contact_id, position, organisation_id, role) VALUES ('${first.id}', 0, '${last.id}', '')`,
  );
  const job = await office.api.undo.run({ commandId: testId(), id: batchId });
  await job.next();
  office.setNow('2026-11-22T10:00:00.000Z');
  await update(first.id, { city: 'Graz' });
  const { kept } = await ended<Awaited<ReturnType<typeof undone>>>(Promise.resolve(job));
  expect(inOrder(kept).map(({ name, reason }) => [name, reason])).toEqual([
    ['Contact 0', 'changedSince'],
    ['Contact 229', 'inUse'],
  ]);
  expect((await byCode('K1000')).organisations).toMatchObject([{ name: 'Contact 229' }]);
});

test('a known contact that an import made belong to a new organisation is as before, without the organisation', async () => {
  await create({ name: 'Known', kind: 'person', code: 'K0' });
  const before = dumpContacts(office);
  const batchId = await run('contacts', ['Code,Name,Organisations', 'K0,Known,New Ltd', 'K1,Colleague,New Ltd']);
  expect((await byCode('K0')).organisations).toMatchObject([{ name: 'New Ltd' }]);
  expect(await undoneAsForeseen(batchId)).toEqual({ restoredCount: 3, told: [] });
  expect(dumpContacts(office)).toEqual(before);
});

test('a new organisation to which a known contact was made to belong by hand stays', async () => {
  const known = await create({ name: 'Known', kind: 'person', code: 'K0' });
  const batchId = await run('contacts', ['Code,Company,City', 'K0,Known,Linz', 'K1,Other Ltd,']);
  office.setNow('2026-11-22T10:00:00.000Z');
  await update(known.id, { organisations: [{ organisationId: (await byCode('K1')).id, role: '' }] });
  const { told } = await undoneAsForeseen(batchId);
  expect(told).toEqual([['Other Ltd', null, 'inUse', 'Other Ltd', '']]);
  expect(await byCode('K0')).toMatchObject({ city: '', organisations: [{ name: 'Other Ltd' }] });
});

/** Two numbers of which one has gone into the other: two rows of a file are one contact. */
async function twoRowsOfOne(between: readonly string[]): Promise<{ id: string; batchId: string }> {
  const { id } = await create({ name: 'Known', code: 'K0', city: 'Graz', note: 'Mine' });
  const { id: loserId } = await create({ name: 'Known too', code: 'K1' });
  await office.api.contacts.merge({ commandId: testId(), winnerId: id, loserIds: [loserId] });
  const lines = ['K0,Known Ltd,Linz,', ...between.map((line) => `${line},,`), 'K1,Known Inc,Wels,a@known.at'];
  return { id, batchId: await run('contacts', ['Code,Company,City,E-mail', ...lines]) };
}

test('a contact that an import has changed twice becomes as it was before, and nothing is told where nobody has touched it', async () => {
  for (const between of [[], crowd]) {
    const { id, batchId } = await twoRowsOfOne(between);
    expect(await office.api.contacts.get({ id })).toMatchObject({ name: 'Known Inc', city: 'Wels' });
    expect(await undoneAsForeseen(batchId)).toEqual({ restoredCount: between.length + 1, told: [] });
    expect(await office.api.contacts.get({ id })).toMatchObject({
      name: 'Known',
      city: 'Graz',
      email: '',
      note: 'Mine',
    });
    await office.end();
    office = await openTestApp();
  }
});

test('of a contact that an import has changed twice, a field changed by hand is told once, with what stood there before', async () => {
  const { id, batchId } = await twoRowsOfOne(crowd);
  office.setNow('2026-11-22T10:00:00.000Z');
  await update(id, { city: 'Wien' });
  const { told } = await undoneAsForeseen(batchId);
  expect(told).toEqual([['Known', 'city', 'changedSince', 'Wien', 'Graz']]);
  expect(await office.api.contacts.get({ id })).toMatchObject({ name: 'Known', city: 'Wien', email: '' });
});
