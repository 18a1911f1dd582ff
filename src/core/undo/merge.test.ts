// Contacts that are made one, and made several again: nothing that was written is lost on the way there, and nothing on the way back.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { dumpContacts, failureOf, openTestApp, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

const isVerified = async () => (await office.api.system.verify()).firstFault;

const create = (input: { name: string } & Record<string, unknown>) =>
  office.api.contacts.create({ commandId: testId(), ...input });
const merge = (winnerId: string, loserIds: string[], more: Record<string, unknown> = {}) =>
  office.api.contacts.merge({ commandId: testId(), winnerId, loserIds, ...more });

test('contacts.merge makes one of two, keeps what both say, and undo.run makes two of it again, byte for byte', async () => {
  const winner = await create({ name: 'Müller GmbH', email: 'office@mueller.at', tags: ['A'], note: 'Pays late.' });
  const loser = await create({
    name: 'Mueller Gmbh',
    email: 'OFFICE@mueller.at',
    phone: '+43 316 123456',
    tags: ['B'],
    roles: ['customer'],
    note: 'Calls on Mondays.',
  });
  const belongs = { organisations: [{ organisationId: loser.id, role: 'Chief' }] };
  const member = await create({ name: 'Anna', kind: 'person', ...belongs });
  const before = dumpContacts(office);
  office.setNow('2026-11-22T10:00:00.000Z');
  const { contact, undoId } = await merge(winner.id, [loser.id]);
  expect(contact).toMatchObject({
    id: winner.id,
    name: 'Müller GmbH',
    email: 'office@mueller.at',
    phone: '+43 316 123456',
    points: [],
    tags: ['A', 'B'],
    roles: ['customer'],
    note: 'Pays late.\n\nCalls on Mondays.',
  });
  expect((await office.api.contacts.get({ id: loser.id })).id).toBe(winner.id);
  expect((await office.api.contacts.get({ id: member.id })).organisations).toMatchObject([
    { organisationId: winner.id, role: 'Chief', name: 'Müller GmbH' },
  ]);
  expect(await isVerified()).toBeNull();
  office.setNow('2026-11-23T10:00:00.000Z');
  expect(await undone(office, undoId)).toEqual({ restoredCount: 3, kept: [], keptCount: 0 });
  expect(dumpContacts(office)).toEqual(before);
  expect(await failureOf(undone(office, undoId))).toMatchObject({ code: 'UNDO_DONE' });
  expect(await isVerified()).toBeNull();
});

test('what was changed by hand after a merge is shown by undo.preview, kept by undo.run, and told with both values', async () => {
  const winner = await create({ name: 'Bakery', city: '', tags: ['old'] });
  const loser = await create({ name: 'Bakery Ltd', city: 'Graz', phone: '0316 123456', tags: ['sweet'] });
  const { undoId } = await merge(winner.id, [loser.id]);
  await office.api.contacts.update({ commandId: testId(), id: winner.id, city: 'Linz', tags: ['old', 'sweet', 'new'] });
  const told = [{ subjectKind: 'contact', subjectId: winner.id, name: 'Bakery', field: 'city', label: '' }].map(
    (one) => ({
      ...one,
      reason: 'changedSince',
      current: 'Linz',
      before: '',
    }),
  );
  const preview = await office.api.undo.preview({ id: undoId });
  expect(preview).toMatchObject({
    restoreCount: 2,
    kept: told,
    keptCount: 1,
    unit: { kind: 'merge', label: 'Bakery' },
  });
  expect(await undone(office, undoId)).toEqual({ restoredCount: 2, kept: told, keptCount: 1 });
  expect(await office.api.contacts.get({ id: winner.id })).toMatchObject({
    city: 'Linz',
    phone: '',
    tags: ['old', 'new'],
  });
  expect(await office.api.contacts.get({ id: loser.id })).toMatchObject({
    id: loser.id,
    city: 'Graz',
    tags: ['sweet'],
  });
  expect(await isVerified()).toBeNull();
});

test('a field is taken from whom contacts.merge is told to, what cannot be chosen is refused', async () => {
  const winner = await create({ name: 'A', email: 'a@a.at', note: 'Of A' });
  const loser = await create({ name: 'B', email: 'b@b.at', note: 'Of B', code: 'B-1' });
  const other = await create({ name: 'C' });
  for (const choices of [{ code: loser.id }, { name: other.id }, { nonsense: loser.id }]) {
    expect(await failureOf(merge(winner.id, [loser.id], { choices }))).toMatchObject({ code: 'INPUT_INVALID' });
  }
  const choices = { name: loser.id, email: loser.id, note: winner.id };
  const { contact } = await merge(winner.id, [loser.id], { choices });
  expect(contact).toMatchObject({
    name: 'B',
    email: 'b@b.at',
    note: 'Of A',
    points: [{ kind: 'email', value: 'a@a.at' }],
  });
  expect(contact.code).toBe(winner.code);
  expect(await isVerified()).toBeNull();
});

test('contacts.merge is refused for one contact twice, for one that is merged already, and for one that somebody changed meanwhile', async () => {
  const [winner, loser] = [await create({ name: 'A' }), await create({ name: 'B' })];
  expect(await failureOf(merge(winner.id, [winner.id]))).toMatchObject({
    code: 'MERGE_INVALID',
    data: { contactId: winner.id },
  });
  expect(await failureOf(merge(winner.id, [testId()]))).toMatchObject({ code: 'CONTACT_NOT_FOUND' });
  const versions = { [winner.id]: 1, [loser.id]: 7 };
  expect(await failureOf(merge(winner.id, [loser.id], { versions }))).toMatchObject({
    code: 'CONTACT_CHANGED',
    data: { version: 1 },
  });
  await merge(winner.id, [loser.id]);
  const third = await create({ name: 'C' });
  expect(await failureOf(merge(third.id, [loser.id]))).toMatchObject({
    code: 'MERGE_INVALID',
    data: { contactId: loser.id },
  });
  expect(await isVerified()).toBeNull();
});

test('more than a contact can hold is not thrown away by contacts.merge but refused', async () => {
  const points = (host: string) =>
    Array.from({ length: 30 }, (_, index) => ({ kind: 'email', label: '', value: `a${index}@${host}` }));
  const winner = await create({ name: 'A', points: points('a.at') });
  const loser = await create({ name: 'B', points: points('b.at') });
  expect(await failureOf(merge(winner.id, [loser.id]))).toMatchObject({
    code: 'MERGE_TOO_LARGE',
    data: { field: 'points' },
  });
  expect((await merge(winner.id, [loser.id], { choices: { points: winner.id } })).contact.points).toHaveLength(30);
});

test('the same merge sent twice is one merge', async () => {
  const [winner, loser] = [await create({ name: 'A' }), await create({ name: 'B' })];
  const commandId = testId();
  const first = await office.api.contacts.merge({ commandId, winnerId: winner.id, loserIds: [loser.id] });
  const again = await office.api.contacts.merge({ commandId, winnerId: winner.id, loserIds: [loser.id] });
  expect(again).toEqual(first);
  expect((await office.api.undo.list({})).total).toBe(1);
});

test('a person merged into its own organisation belongs to nobody but itself no more', async () => {
  const organisation = await create({ name: 'Anna Huber' });
  const belongs = { organisations: [{ organisationId: organisation.id, role: 'Owner' }] };
  const person = await create({ name: 'Anna Huber', kind: 'person', jobTitle: 'Owner', ...belongs });
  const before = dumpContacts(office);
  const { contact, undoId } = await merge(organisation.id, [person.id]);
  expect(contact).toMatchObject({
    kind: 'organisation',
    organisations: [],
    contactPerson: 'Anna Huber',
    jobTitle: 'Owner',
  });
  await undone(office, undoId);
  expect(dumpContacts(office)).toEqual(before);
  const other = await merge(person.id, [organisation.id]);
  expect(other.contact).toMatchObject({ kind: 'person', organisations: [] });
  expect(await isVerified()).toBeNull();
});

test('a merge that would close a circle of organisations, or make a person of an organisation with members, is refused', async () => {
  const holding = await create({ name: 'Holding' });
  const shop = await create({ name: 'Shop', organisations: [{ organisationId: holding.id, role: '' }] });
  const stall = await create({ name: 'Stall', organisations: [{ organisationId: shop.id, role: '' }] });
  expect(await failureOf(merge(stall.id, [holding.id]))).toMatchObject({
    code: 'ORGANISATION_CYCLE',
    data: { names: ['Stall', 'Shop', 'Stall'] },
  });
  const person = await create({ name: 'Person', kind: 'person' });
  const choices = { kind: person.id };
  expect(await failureOf(merge(shop.id, [person.id], { choices }))).toMatchObject({ code: 'ORGANISATION_INVALID' });
  expect((await merge(person.id, [shop.id])).contact.kind).toBe('organisation');
  expect(await isVerified()).toBeNull();
});

test('of two merges the later one is undone first', async () => {
  const [first, second, third] = [
    await create({ name: 'A' }),
    await create({ name: 'B' }),
    await create({ name: 'C' }),
  ];
  const before = dumpContacts(office);
  const inner = await merge(second.id, [third.id]);
  const outer = await merge(first.id, [second.id]);
  expect((await office.api.contacts.get({ id: third.id })).id).toBe(first.id);
  expect(await failureOf(undone(office, inner.undoId))).toMatchObject({
    code: 'UNDO_LATER_FIRST',
    data: { name: 'C' },
  });
  expect(await failureOf(office.api.undo.preview({ id: inner.undoId }))).toMatchObject({ code: 'UNDO_LATER_FIRST' });
  await undone(office, outer.undoId);
  await undone(office, inner.undoId);
  expect(dumpContacts(office)).toEqual(before);
  expect(await isVerified()).toBeNull();
});
