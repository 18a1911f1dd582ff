// Merged contacts whose papers and money have gone together since.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { dumpContacts, failureOf, openTestApp, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

const isVerified = async () => (await office.api.system.verify()).firstFault;
const create = async (name: string) => (await office.api.contacts.create({ commandId: testId(), name })).id;

async function invoice(contactId: string, priceE4: number): Promise<string> {
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4 }];
  const draft = await office.api.documents.saveDraft({ commandId: testId(), contactId, lines });
  return (await office.api.documents.issue({ commandId: testId(), id: draft.id })).id;
}

test('figures follow a merge and come back with its undoing, papers and payments stay with whom they name', async () => {
  const [winner, loser] = [await create('A'), await create('B')];
  await invoice(winner, 100_000);
  await invoice(loser, 200_000);
  await office.api.payments.record({ commandId: testId(), contactId: loser, amountMinor: 500 });
  const before = dumpContacts(office);
  const merged = await office.api.contacts.merge({ commandId: testId(), winnerId: winner, loserIds: [loser] });
  const { rows } = await office.api.contacts.list({});
  expect(rows.map((row) => [row.name, row.balanceMinor, row.salesMinor])).toEqual([['A', 2500, 3000]]);
  expect((await office.api.documents.list({ contactId: winner })).total).toBe(2);
  expect(await isVerified()).toBeNull();
  await undone(office, merged.undoId);
  expect(dumpContacts(office)).toEqual(before);
  expect((await office.api.documents.list({ contactId: winner })).total).toBe(1);
  expect(await isVerified()).toBeNull();
});

test('a merge cannot be undone while money of the one pays a debt of the other, and can when that is taken back', async () => {
  const [winner, loser] = [await create('A'), await create('B')];
  const document = await invoice(loser, 200_000);
  const { undoId } = await office.api.contacts.merge({ commandId: testId(), winnerId: winner, loserIds: [loser] });
  const payment = await office.api.payments.record({
    commandId: testId(),
    contactId: winner,
    amountMinor: 500,
    allocation: { mode: 'none' },
  });
  const used = { sourceId: payment.id, documentId: document, amountMinor: 500 };
  const { id: allocationId } = await office.api.payments.allocate({ commandId: testId(), ...used });
  const blocked = { code: 'UNDO_BLOCKED', data: { numbers: [payment.number] } };
  expect(await failureOf(office.api.undo.preview({ id: undoId }))).toMatchObject(blocked);
  expect(await failureOf(undone(office, undoId))).toMatchObject(blocked);
  await office.api.payments.unallocate({ commandId: testId(), allocationId });
  expect(await undone(office, undoId)).toMatchObject({ restoredCount: 1, keptCount: 0 });
  const { rows } = await office.api.contacts.list({});
  expect(rows.map((row) => [row.name, row.balanceMinor])).toEqual([
    ['A', -500],
    ['B', 2000],
  ]);
  expect(await isVerified()).toBeNull();
});
