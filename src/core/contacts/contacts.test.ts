// Contacts: added, changed, and never two with one code.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { tableScans } from '#core/database/testing';
import { failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { membersIn } from './check-contact.ts';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

type New = Omit<Parameters<TestApp['api']['contacts']['create']>[0], 'commandId'>;
const create = (fields: New) => office.api.contacts.create({ commandId: testId(), ...fields });
const update = (fields: Omit<Parameters<TestApp['api']['contacts']['update']>[0], 'commandId'>) =>
  office.api.contacts.update({ commandId: testId(), ...fields });

test('contacts.create needs a name alone; the rest is empty and the code is the next free number', async () => {
  const first = await create({ name: '  Ada Ltd  ' });
  expect(first).toMatchObject({ name: 'Ada Ltd', code: '10001', kind: 'organisation', version: 1, isArchived: false });
  expect(first.paymentTermsDays).toBeNull();
  expect((await create({ name: 'Second' })).code).toBe('10002');
  await create({ name: 'From another program', code: '20500' });
  await create({ name: 'With letters', code: 'ALFKI' });
  expect((await create({ name: 'Next' })).code).toBe('20501');
  expect(await office.api.contacts.get({ id: first.id })).toEqual(first);
});

test('two contacts never have one code, whatever its case: CONTACT_CODE_TAKEN names it', async () => {
  await create({ name: 'First', code: 'Alfki' });
  const taken = { code: 'CONTACT_CODE_TAKEN', data: { contactCode: 'ALFKI' } };
  expect(await failureOf(create({ name: 'Second', code: 'ALFKI' }))).toMatchObject(taken);
  const other = await create({ name: 'Third' });
  expect(await failureOf(update({ id: other.id, code: 'ALFKI' }))).toMatchObject(taken);
  const own = await create({ name: 'Fourth', code: 'Own' });
  expect((await update({ id: own.id, code: 'OWN' })).code).toBe('OWN');
});

test('contacts.update changes the given fields, counts the version, and keeps what was before, but not in the audit trail', async () => {
  const contact = await create({ name: 'Ada', city: 'Graz', phone: '+43 316 1' });
  const changed = await update({ id: contact.id, version: 1, city: 'Wien' });
  expect(changed).toMatchObject({ name: 'Ada', city: 'Wien', phone: '+43 316 1', version: 2 });
  const changes = rowsOf(office.databaseFile, 'SELECT operation, before_json, after_json FROM contact_changes');
  expect(changes).toEqual([
    { operation: 'contacts.update', before_json: '{"city":"Graz"}', after_json: '{"city":"Wien"}' },
  ]);
  // The trail can never be erased, and a person may ask to be: it names the fields, not what stood in them.
  const [audited] = rowsOf<{ detail_json: string }>(
    office.databaseFile,
    "SELECT detail_json FROM audit_entries WHERE operation = 'contacts.update'",
  );
  expect(JSON.parse(audited?.detail_json ?? '{}')).toEqual({ fields: ['city'], version: 2 });
});

test('who saves over a newer version is told CONTACT_CHANGED', async () => {
  const contact = await create({ name: 'Ada' });
  await update({ id: contact.id, version: 1, city: 'Graz' });
  const failure = await failureOf(update({ id: contact.id, version: 1, city: 'Wien' }));
  expect(failure).toMatchObject({ code: 'CONTACT_CHANGED', data: { version: 2 } });
  expect((await office.api.contacts.get({ id: contact.id })).city).toBe('Graz');
});

test('a contact that does not exist is CONTACT_NOT_FOUND for get and update', async () => {
  const id = testId();
  expect((await failureOf(office.api.contacts.get({ id }))).code).toBe('CONTACT_NOT_FOUND');
  expect((await failureOf(update({ id, city: 'Graz' }))).code).toBe('CONTACT_NOT_FOUND');
});

test('an archived contact leaves the list and can be had back', async () => {
  const contact = await create({ name: 'Ada' });
  await create({ name: 'Bob' });
  await update({ id: contact.id, isArchived: true });
  const names = async (archived: 'no' | 'yes' | 'all') =>
    (await office.api.contacts.list({ archived })).rows.map((row) => row.name);
  expect([await names('no'), await names('yes'), await names('all')]).toEqual([['Bob'], ['Ada'], ['Ada', 'Bob']]);
  await update({ id: contact.id, isArchived: false });
  expect(await names('no')).toEqual(['Ada', 'Bob']);
});

test('contacts.update makes no person of an organisation as long as contacts belong to it, and says how many', async () => {
  const acme = await create({ name: 'Acme' });
  const organisations = [{ organisationId: acme.id, role: '' }];
  const ada = await create({ name: 'Ada', kind: 'person', organisations });
  const bert = await create({ name: 'Bert', kind: 'person', organisations });
  const turned = () => update({ id: acme.id, kind: 'person' });
  expect(await failureOf(turned())).toMatchObject({ code: 'ORGANISATION_HAS_MEMBERS', data: { memberCount: 2 } });
  await office.api.contacts.merge({ commandId: testId(), winnerId: ada.id, loserIds: [bert.id] });
  expect(await failureOf(turned())).toMatchObject({ data: { memberCount: 1 } });
  expect((await update({ id: acme.id, name: 'Acme Ltd' })).kind).toBe('organisation');
  await update({ id: ada.id, organisations: [] });
  expect((await turned()).kind).toBe('person');
  const { reader } = office.app.context().house.database;
  expect(tableScans(office.databaseFile, membersIn(reader, [acme.id, ada.id]).compile())).toEqual([]);
  expect((await office.api.system.verify()).isTrue).toBe(true);
});
