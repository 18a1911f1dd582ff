// Contacts that are made one, and made several again: nothing that was written is lost on the way there, and nothing on the way back.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { dumpContacts, undone } from './testing.ts';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(async () => {
  expect((await office.api.system.verify()).firstFault).toBeNull();
  await office.end();
});

const create = (input: { name: string } & Record<string, unknown>) =>
  office.api.contacts.create({ commandId: testId(), ...input });

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
  const member = await create({
    name: 'Anna',
    kind: 'person',
    organisations: [{ organisationId: loser.id, role: 'Chief' }],
  });
  const before = dumpContacts(office);
  office.setNow('2026-11-22T10:00:00.000Z');
  const { contact, undoId } = await office.api.contacts.merge({
    commandId: testId(),
    winnerId: winner.id,
    loserIds: [loser.id],
  });
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
  expect(await undone(office, undoId)).toMatchObject({ restoredCount: 3, keptCount: 0 });
  expect(dumpContacts(office)).toEqual(before);
  expect(await failureOf(undone(office, undoId))).toMatchObject({ code: 'UNDO_DONE' });
});
