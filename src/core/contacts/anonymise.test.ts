// A person asks to be forgotten, or to be told what is known.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { ended, failureOf, openTestApp, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

const isVerified = async () => (await office.api.system.verify()).firstFault;
const create = (input: { name: string } & Record<string, unknown>) =>
  office.api.contacts.create({ commandId: testId(), ...input });
const erase = (id: string) => ended(office.api.contacts.anonymise({ commandId: testId(), id }));

/** Where the bytes of a text stand in the folder of the books, whatever its case. */
function filesWith(text: string): string[] {
  const names = readdirSync(office.folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => readFileSync(file, 'latin1').toLowerCase().includes(text.toLowerCase()));
}

const email = 'zacharias.quitterer@mailhaus.example';
const person = {
  name: 'Zacharias Quitterer',
  kind: 'person',
  email,
  phone: '+43 664 99 88 776',
  points: [{ kind: 'email', label: 'private', value: 'zq.privat@posthof.example' }],
  note: 'Wants to be called Zacharias.',
  tags: ['Private'],
};

/** A person with everything that can be known of one, and a life in the books. */
async function personWithHistory(): Promise<string> {
  const { api } = office;
  const lines = [`Name,Email,City`, `Zacharias Quitterer,${email},Graz`, 'Other,other@example.at,Graz'];
  const file = { name: 'list.csv', mediaType: 'text/csv', base64: Buffer.from(lines.join('\n')).toString('base64') };
  await ended(api.imports.run({ commandId: testId(), kind: 'contacts', file }));
  const { rows } = await api.contacts.list({ q: 'quitterer' });
  const imported = rows[0]?.id ?? '';
  const { id } = await create(person);
  office.setNow('2026-11-22T10:00:00.000Z');
  await api.contacts.update({ commandId: testId(), id, email: `old.${email}`, name: 'Zacharias Quitterer jun.' });
  await api.contacts.update({ commandId: testId(), id, email, name: person.name });
  const merged = await api.contacts.merge({ commandId: testId(), winnerId: imported, loserIds: [id] });
  await undone(office, merged.undoId);
  await api.contacts.merge({ commandId: testId(), winnerId: id, loserIds: [imported] });
  const note = { contactId: id, kind: 'note' as const, subject: `Mail to ${email}`, text: `He wrote from ${email}.` };
  const activity = await api.activities.create({ commandId: testId(), ...note });
  await api.activities.create({ commandId: testId(), ...note, dueOn: '2026-12-01' });
  await api.activities.delete({ commandId: testId(), id: activity.id });
  const base64 = Buffer.from(`Letter to ${email}`).toString('base64');
  const attachment = { name: 'letter.txt', mediaType: 'text/plain', base64 };
  await ended(api.activities.attach({ commandId: testId(), contactId: id, file: attachment }));
  const edit = { selection: { ids: [id] }, change: { city: 'Wien' } };
  await ended(api.contacts.bulkEdit({ commandId: testId(), ...edit }));
  await api.documents.saveDraft({ commandId: testId(), contactId: id, lines: [], note: 'By post' });
  return id;
}

test('contacts.anonymise leaves no byte of a person without papers, in no file of the books', async () => {
  const id = await personWithHistory();
  expect(filesWith(email).length).toBeGreaterThan(1);
  expect(await erase(id)).toEqual({ id, isRemoved: true });
  expect(await failureOf(office.api.contacts.get({ id }))).toMatchObject({ code: 'CONTACT_NOT_FOUND' });
  expect((await office.api.contacts.list({ archived: 'all' })).rows.map((row) => row.name)).toEqual(['Other']);
  expect(await isVerified()).toBeNull();
  await office.app.close();
  for (const trace of [
    email,
    'old.zacharias',
    'zq.privat@posthof',
    'Wants to be called',
    '99 88 776',
    '6649988776',
    'Quitterer',
  ]) {
    expect([trace, filesWith(trace)]).toEqual([trace, []]);
  }
  expect(existsSync(join(office.folder, 'attachments'))).toBe(true);
  await office.reopen();
});

test('why a person paid no tax is forgotten, also where a merge that was taken back had passed it on', async () => {
  const { api } = office;
  const exempt = async (contactId: string, exemptionReason: string) =>
    api.priceLists.setTerms({ commandId: testId(), contactId, priceListId: null, isTaxExempt: true, exemptionReason });
  const { id } = await create(person);
  const other = await create({ name: 'Other', email: 'other@example.at' });
  const third = await create({ name: 'Third' });
  const twin = await create({ name: 'Thirdly' });
  await exempt(id, 'Diplomatic card 4711 of Quitterer');
  await exempt(third.id, 'Embassy');
  await exempt(id, 'Embassy');
  await exempt(id, 'Diplomatic card 4711 of Quitterer');
  await api.contacts.merge({ commandId: testId(), winnerId: twin.id, loserIds: [third.id] });
  await undone(office, (await api.contacts.merge({ commandId: testId(), winnerId: other.id, loserIds: [id] })).undoId);
  await erase(id);
  // What others have as well stays theirs.
  expect(await api.priceLists.termsOf({ contactId: twin.id })).toMatchObject({ exemptionReason: 'Embassy' });
  const { rows } = await api.contacts.timeline({ id: twin.id, kinds: ['change'] });
  expect(JSON.stringify(rows)).toContain('Embassy');
  expect(await isVerified()).toBeNull();
  await office.app.close();
  for (const trace of ['card 4711', 'Quitterer']) expect([trace, filesWith(trace)]).toEqual([trace, []]);
  await office.reopen();
});

test('a person with papers stays as a nameless record, and what the law keeps stays as it was printed', async () => {
  const { id } = await create(person);
  const member = await create({ name: 'Partner', kind: 'person' });
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 100_000 }];
  const draft = await office.api.documents.saveDraft({ commandId: testId(), contactId: id, lines });
  const invoice = await office.api.documents.issue({ commandId: testId(), id: draft.id });
  expect(await failureOf(erase(id))).toMatchObject({ code: 'CONTACT_OWES', data: { balanceMinor: 1000 } });
  await office.api.payments.record({ commandId: testId(), contactId: id, amountMinor: 1000 });
  await office.api.contacts.merge({ commandId: testId(), winnerId: member.id, loserIds: [id] });
  expect(await erase(id)).toEqual({ id: member.id, isRemoved: false });
  expect(await office.api.contacts.get({ id })).toMatchObject({
    id: member.id,
    code: `ERASED-${member.id.replaceAll('-', '')}`,
    name: 'Erased contact',
    email: '',
    points: [],
    tags: [],
    isArchived: true,
  });
  expect((await office.api.documents.get({ id: invoice.id })).buyer).toMatchObject({ name: person.name });
  expect((await office.api.documents.list({ contactId: member.id })).total).toBe(1);
  expect((await office.api.undo.list({})).rows).toEqual([]);
  const changes = (await office.api.contacts.timeline({ id, kinds: ['change'] })).rows;
  expect(new Set(changes.map((row) => row.operation))).toEqual(new Set(['contacts.create']));
  expect((await office.api.contacts.duplicates({})).total).toBe(0);
  expect(await isVerified()).toBeNull();
  const other = await create({ name: 'Other' });
  const merge = { commandId: testId(), winnerId: other.id, loserIds: [member.id] };
  expect(await failureOf(office.api.contacts.merge(merge))).toMatchObject({ code: 'MERGE_INVALID' });
  await office.app.close();
  for (const trace of [email, 'zq.privat@posthof', 'Wants to be called', '99 88 776']) {
    expect([trace, filesWith(trace)]).toEqual([trace, []]);
  }
  await office.reopen();
});

test('what another contact has, too, stays with the other; an unknown contact is said to be unknown', async () => {
  const shared = '+43 316 700 800';
  const office1 = await create({ name: 'Office', phone: shared, city: 'Graz' });
  const { id } = await create({ ...person, phone: shared, organisations: [{ organisationId: office1.id, role: '' }] });
  office.setNow('2026-11-22T10:00:00.000Z');
  await office.api.contacts.update({ commandId: testId(), id: office1.id, phone: '', city: 'Linz' });
  await office.api.contacts.update({ commandId: testId(), id: office1.id, phone: shared });
  await erase(id);
  const { rows } = await office.api.contacts.timeline({ id: office1.id });
  expect(rows.filter((row) => row.operation === 'contacts.update')).toHaveLength(2);
  expect(await failureOf(erase(id))).toMatchObject({ code: 'CONTACT_NOT_FOUND' });
  expect(await isVerified()).toBeNull();
});

test('an erasure that another program disturbs at its end says that the contact is erased, for so it is', async () => {
  const { id } = await create({ name: 'Anna' });
  const running = await office.api.contacts.anonymise({ commandId: testId(), id });
  await running.next();
  expect((await running.next()).value).toMatchObject({ done: 1 });
  const other = new BetterSqlite(office.databaseFile);
  other.exec('BEGIN IMMEDIATE');
  expect(await running.next()).toEqual({ done: true, value: { id, isRemoved: true } });
  other.close();
  expect((await office.api.contacts.list({ archived: 'all' })).total).toBe(0);
  expect(await isVerified()).toBeNull();
});
