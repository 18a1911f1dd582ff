// Contacts that are deleted with all that hangs on them, and come back with it.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { dumpContacts, ended, failureOf, openTestApp, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

const isVerified = async () => (await office.api.system.verify()).firstFault;
const create = (input: { name: string } & Record<string, unknown>) =>
  office.api.contacts.create({ commandId: testId(), ...input });
const remove = (id: string) => office.api.contacts.delete({ commandId: testId(), id });
const rowNumberless = (dump: ReturnType<typeof dumpContacts>) => ({
  ...dump,
  contacts: dump['contacts']?.map(({ row_number: _, ...row }) => row),
});

test('contacts.delete takes notes, files and memberships along, and undo.run brings all of it back', async () => {
  const shop = await create({
    name: 'Shop',
    tags: ['A'],
    email: 'a@shop.at',
    points: [{ kind: 'mobile', label: '', value: '0664 1234567' }],
  });
  const belongs = { organisations: [{ organisationId: shop.id, role: 'Chief' }] };
  const member = await create({ name: 'Anna', kind: 'person', ...belongs });
  const other = await create({ name: 'Shop 2' });
  await office.api.contacts.keepApart({ commandId: testId(), ids: [shop.id, other.id] });
  const note = await office.api.activities.create({
    commandId: testId(),
    contactId: shop.id,
    kind: 'note',
    text: 'Hi',
  });
  const file = { name: 'a.txt', mediaType: 'text/plain', base64: Buffer.from('Text').toString('base64') };
  await ended(office.api.activities.attach({ commandId: testId(), contactId: shop.id, activityId: note.id, file }));
  await office.api.contacts.update({ commandId: testId(), id: shop.id, city: 'Graz' });
  const before = rowNumberless(dumpContacts(office));
  office.setNow('2026-11-22T10:00:00.000Z');
  const { undoId } = await remove(shop.id);
  expect(await failureOf(office.api.contacts.get({ id: shop.id }))).toMatchObject({ code: 'CONTACT_NOT_FOUND' });
  expect((await office.api.contacts.get({ id: member.id })).organisations).toEqual([]);
  expect(await isVerified()).toBeNull();
  await office.reopen();
  office.setNow('2026-12-01T10:00:00.000Z');
  expect(await office.api.undo.preview({ id: undoId })).toMatchObject({ restoreCount: 4, keptCount: 0 });
  expect(await undone(office, undoId)).toMatchObject({ restoredCount: 4, keptCount: 0 });
  expect(rowNumberless(dumpContacts(office))).toEqual(before);
  const { rows } = await office.api.contacts.timeline({ id: shop.id });
  expect(rows.filter((row) => row.operation === 'contacts.update')).toHaveLength(1);
  const { rows: files } = await office.api.activities.attachments({ contactId: shop.id });
  const [attachment] = files;
  expect(await office.api.activities.attachment({ id: attachment?.id ?? '' })).toMatchObject({ base64: file.base64 });
  expect(await isVerified()).toBeNull();
});

test('a deleted contact whose code was given away comes back under a free one, and that is told', async () => {
  const contact = await create({ name: 'A', code: 'CODE-1' });
  const { undoId } = await remove(contact.id);
  await create({ name: 'B', code: 'code-1' });
  const { kept } = await undone(office, undoId);
  expect(kept).toMatchObject([{ field: 'code', reason: 'codeTaken', current: '10001', before: 'CODE-1', name: 'A' }]);
  expect((await office.api.contacts.get({ id: contact.id })).code).toBe('10001');
  expect(await isVerified()).toBeNull();
});

test('a contact that a draft or a payment names is not deleted, nor one into which such a one was merged', async () => {
  const [contact, root] = [await create({ name: 'A' }), await create({ name: 'B' })];
  await office.api.documents.saveDraft({ commandId: testId(), contactId: contact.id, lines: [] });
  expect(await failureOf(remove(contact.id))).toMatchObject({ code: 'CONTACT_IN_USE' });
  await office.api.contacts.merge({ commandId: testId(), winnerId: root.id, loserIds: [contact.id] });
  expect(await failureOf(remove(root.id))).toMatchObject({ code: 'CONTACT_IN_USE' });
  expect(await failureOf(remove(contact.id))).toMatchObject({ code: 'CONTACT_NOT_FOUND' });
  expect(await isVerified()).toBeNull();
});

test('a merged group is deleted and comes back whole, and its merge can still be undone', async () => {
  const [winner, loser] = [await create({ name: 'A' }), await create({ name: 'B', tags: ['x'] })];
  const before = rowNumberless(dumpContacts(office));
  const merged = await office.api.contacts.merge({ commandId: testId(), winnerId: winner.id, loserIds: [loser.id] });
  const { undoId } = await remove(winner.id);
  expect((await office.api.contacts.list({})).total).toBe(0);
  expect(await failureOf(undone(office, merged.undoId))).toMatchObject({
    code: 'UNDO_LATER_FIRST',
    data: { name: 'A' },
  });
  await undone(office, undoId);
  await undone(office, merged.undoId);
  expect(rowNumberless(dumpContacts(office))).toEqual(before);
  expect(await isVerified()).toBeNull();
});

test('a note comes back to its contact, and is told as gone when the contact is', async () => {
  const contact = await create({ name: 'A' });
  const note = { commandId: testId(), contactId: contact.id, kind: 'note' as const, subject: 'Call back' };
  const { id } = await office.api.activities.create(note);
  const { undoId } = await office.api.activities.delete({ commandId: testId(), id });
  await remove(contact.id);
  expect(await undone(office, undoId)).toMatchObject({
    restoredCount: 0,
    kept: [{ subjectKind: 'activity', name: 'Call back', reason: 'gone', field: null }],
  });
});

test('a tag and a custom field come back with who bore them', async () => {
  const field = await office.api.customFields.create({ commandId: testId(), name: 'Colour', kind: 'text' });
  const contact = await create({ name: 'A', tags: ['VIP', 'Other'], custom: { [field.id]: 'red' } });
  const { tags } = await office.api.tags.list();
  const vip = tags.find((tag) => tag.name === 'VIP');
  const before = dumpContacts(office);
  const tag = await office.api.tags.delete({ commandId: testId(), id: vip?.id ?? '' });
  const gone = await office.api.customFields.delete({ commandId: testId(), id: field.id, withValues: true });
  expect(await office.api.contacts.get({ id: contact.id })).toMatchObject({ tags: ['Other'], custom: {} });
  await undone(office, gone.undoId);
  await undone(office, tag.undoId);
  expect(dumpContacts(office)).toEqual(before);
  const again = await office.api.customFields.delete({ commandId: testId(), id: field.id, withValues: true });
  await office.api.customFields.create({ commandId: testId(), name: 'colour', kind: 'number' });
  expect((await undone(office, again.undoId)).kept).toMatchObject([{ current: 'Colour (2)', before: 'Colour' }]);
  expect((await office.api.contacts.get({ id: contact.id })).custom).toEqual({ [field.id]: 'red' });
  expect(await isVerified()).toBeNull();
});
