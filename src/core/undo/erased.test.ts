// Who is erased takes nothing of others along, and leaves no trace with them.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { ended, endProven, openTestApp, rowsOf, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => endProven(office));

const create = (input: { name: string } & Record<string, unknown>) =>
  office.api.contacts.create({ commandId: testId(), ...input });
const remove = (id: string) => office.api.contacts.delete({ commandId: testId(), id });
const merge = (winnerId: string, loserId: string) =>
  office.api.contacts.merge({ commandId: testId(), winnerId, loserIds: [loserId] });
const erase = (id: string) => ended(office.api.contacts.anonymise({ commandId: testId(), id }));
const nameOf = async (id: string) => (await office.api.contacts.get({ id })).name;

test('a removed contact comes back after somebody was erased whom it was kept apart from or belonged to', async () => {
  const other = await create({ name: 'Anne Huber', kind: 'person' });
  const organisation = await create({ name: 'Huber GmbH' });
  const organisations = [{ organisationId: organisation.id, role: '' }];
  const anna = await create({ name: 'Anna Huber', kind: 'person', organisations });
  await office.api.contacts.keepApart({ commandId: testId(), ids: [anna.id, other.id] });
  const { undoId } = await remove(anna.id);
  await erase(other.id);
  await erase(organisation.id);
  const { kept } = await undone(office, undoId);
  expect(kept).toMatchObject([{ subjectId: anna.id, field: 'organisations', reason: 'gone' }]);
  expect(await nameOf(anna.id)).toBe('Anna Huber');
});

test('a merge and the removal of a tag can be undone, under their names, after one who only belonged to them was erased', async () => {
  const third = await create({ name: 'Third' });
  const winner = await create({ name: 'Winner' });
  const loser = await create({ name: 'Loser' });
  const organisations = [loser.id, third.id].map((organisationId) => ({ organisationId, role: '' }));
  const member = { kind: 'person', tags: ['VIP'], organisations };
  const gone = await create({ name: 'Member', email: 'member@x.example', ...member });
  const stays = await create({ name: 'Colleague', ...member });
  const merged = await merge(winner.id, loser.id);
  const { tags } = await office.api.tags.list({});
  const untagged = await office.api.tags.delete({ commandId: testId(), id: tags[0]?.id ?? '' });
  await erase(gone.id);
  await erase(third.id);
  const { rows } = await office.api.undo.list({});
  expect(rows.map((row) => row.label).toSorted()).toEqual(['VIP', 'Winner']);
  await undone(office, merged.undoId);
  await undone(office, untagged.undoId);
  expect(await nameOf(loser.id)).toBe('Loser');
  const colleague = await office.api.contacts.get({ id: stays.id });
  expect(colleague.tags).toEqual(['VIP']);
  expect(colleague.organisations.map((organisation) => organisation.name)).toEqual(['Loser']);
});

test('an e-mail given up long ago, a tag of a family and the file name of a card leave with the person', async () => {
  const winner = await create({ name: 'Winner' });
  const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zeno Quitterer\r\nEMAIL:former@z.example\r\nEND:VCARD\r\n';
  const base64 = Buffer.from(card).toString('base64');
  const file = { name: 'Quitterer, Zeno.vcf', mediaType: 'text/vcard', base64 };
  await ended(office.api.imports.run({ commandId: testId(), kind: 'contacts', file }));
  const { rows } = await office.api.contacts.list({ q: 'quitterer' });
  const id = rows[0]?.id ?? '';
  await undone(office, (await merge(winner.id, id)).undoId);
  await office.api.contacts.update({ commandId: testId(), id, email: 'new@z.example' });
  const change = { addTags: ['Family Quitterer'] };
  await ended(office.api.contacts.bulkEdit({ commandId: testId(), selection: { ids: [id] }, change }));
  await erase(id);
  const tables = ['import_batches', 'undo_units', 'undo_entries', 'contact_changes', 'audit_entries', 'command_log'];
  for (const table of [...tables, 'tags']) {
    const all = JSON.stringify(rowsOf(office.databaseFile, `SELECT * FROM ${table}`));
    expect([table, /quitterer|z\.example/i.exec(all)]).toEqual([table, null]);
  }
});
