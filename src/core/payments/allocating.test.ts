// Using credit against an invoice later, and taking that back by a new, dated row.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
let ada: string;
beforeEach(async () => {
  office = await openTestApp();
  ada = (await office.api.contacts.create({ commandId: testId(), name: 'Ada' })).id;
});
afterEach(() => office.end());

async function invoice(issuedOn = '2026-11-21', contactId = ada): Promise<string> {
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 100_000 }];
  const draft = await office.api.documents.saveDraft({ commandId: testId(), contactId, lines, issuedOn });
  await office.api.documents.issue({ commandId: testId(), id: draft.id });
  return draft.id;
}

const credit = (amountMinor: number, paidOn = '2026-11-21') =>
  office.api.payments.record({
    commandId: testId(),
    contactId: ada,
    amountMinor,
    paidOn,
    allocation: { mode: 'none' },
  });
type Use = Omit<Parameters<TestApp['api']['payments']['allocate']>[0], 'commandId'>;
const allocate = (use: Use) => office.api.payments.allocate({ commandId: testId(), ...use });
type Undo = Omit<Parameters<TestApp['api']['payments']['unallocate']>[0], 'commandId'>;
const unallocate = (undo: Undo) => office.api.payments.unallocate({ commandId: testId(), ...undo });
const figures = async (sourceId: string, documentId: string) => [
  (await office.api.payments.get({ id: sourceId })).unappliedMinor,
  (await office.api.documents.get({ id: documentId })).openMinor,
];

test('payments.allocate uses a part of a payment, and payments.unallocate gives both sides back', async () => {
  const [source, documentId] = [await credit(700), await invoice()];
  const { id } = await allocate({ sourceId: source.id, documentId, amountMinor: 400 });
  expect(await figures(source.id, documentId)).toEqual([300, 600]);
  await unallocate({ allocationId: id });
  expect(await figures(source.id, documentId)).toEqual([700, 1000]);
  const { allocations } = await office.api.payments.get({ id: source.id });
  expect(allocations.map(({ amountMinor, isUndone }) => [amountMinor, isUndone])).toEqual([
    [400, true],
    [-400, false],
  ]);
  const [account] = rowsOf<{ sum: number }>(
    office.databaseFile,
    "SELECT sum(amount_minor) AS sum FROM ledger_lines WHERE account_code = '1200'",
  );
  expect(account?.sum).toBe(300);
});

test('an allocation that does not fit is refused with its reason', async () => {
  const bob = (await office.api.contacts.create({ commandId: testId(), name: 'Bob' })).id;
  const [source, own, foreign] = [await credit(2000), await invoice(), await invoice('2026-11-21', bob)];
  const codeOf = async (use: Partial<Use>) =>
    (await failureOf(allocate({ sourceId: source.id, documentId: own, amountMinor: 1, ...use }))).code;
  expect(await codeOf({ amountMinor: 1001 })).toBe('ALLOCATION_EXCEEDS_OPEN');
  expect(await codeOf({ documentId: foreign })).toBe('ALLOCATION_UNKNOWN_DOCUMENT');
  expect(await codeOf({ documentId: source.id })).toBe('ALLOCATION_UNKNOWN_DOCUMENT');
  expect(await codeOf({ sourceId: own })).toBe('ALLOCATION_SOURCE_NOT_FOUND');
  expect(await codeOf({ sourceId: testId() })).toBe('ALLOCATION_SOURCE_NOT_FOUND');
  const small = await credit(100);
  expect(await codeOf({ sourceId: small.id, amountMinor: 101 })).toBe('ALLOCATION_EXCEEDS_PAYMENT');
});

test('an allocation is dated today, or later as asked, but never before what it links', async () => {
  const [source, documentId] = [await credit(1000, '2026-11-01'), await invoice('2026-11-10')];
  const dayOf = async () => (await office.api.payments.get({ id: source.id })).allocations.at(-1)?.allocatedOn;
  await allocate({ sourceId: source.id, documentId, amountMinor: 100 });
  expect(await dayOf()).toBe('2026-11-21');
  const early = await allocate({ sourceId: source.id, documentId, amountMinor: 100, allocatedOn: '2026-11-05' });
  const allocations = (await office.api.payments.get({ id: source.id })).allocations;
  expect(allocations.find(({ id }) => id === early.id)?.allocatedOn).toBe('2026-11-10');
  await unallocate({ allocationId: early.id, undoneOn: '2026-11-01' });
  const undoing = (await office.api.payments.get({ id: source.id })).allocations.find((each) => each.amountMinor < 0);
  expect(undoing?.allocatedOn).toBe('2026-11-10');
});

test('nothing is allocated or taken back in a closed period', async () => {
  const [source, documentId] = [await credit(1000, '2026-11-01'), await invoice('2026-11-01')];
  const { id } = await allocate({ sourceId: source.id, documentId, amountMinor: 1, allocatedOn: '2026-11-02' });
  await office.api.settings.update({ commandId: testId(), company: { closedUntil: '2026-11-15' } });
  const late = { sourceId: source.id, documentId, amountMinor: 1, allocatedOn: '2026-11-15' };
  expect((await failureOf(allocate(late))).code).toBe('PERIOD_CLOSED');
  expect((await failureOf(unallocate({ allocationId: id, undoneOn: '2026-11-15' }))).code).toBe('PERIOD_CLOSED');
  await unallocate({ allocationId: id });
});

test('an allocation is taken back once, and one that does not exist not at all', async () => {
  const [source, documentId] = [await credit(1000), await invoice()];
  const { id } = await allocate({ sourceId: source.id, documentId, amountMinor: 10 });
  const undoing = await unallocate({ allocationId: id });
  const codeOf = async (allocationId: string) => (await failureOf(unallocate({ allocationId }))).code;
  expect(await codeOf(id)).toBe('ALLOCATION_ALREADY_UNDONE');
  expect(await codeOf(undoing.id)).toBe('ALLOCATION_NOT_FOUND');
  expect(await codeOf(testId())).toBe('ALLOCATION_NOT_FOUND');
});

test('credit that was refunded stays used: the money is gone', async () => {
  const source = await credit(500);
  const refund = { commandId: testId(), contactId: ada, direction: 'refunded' as const, amountMinor: 500 };
  const [allocation] = (await office.api.payments.record(refund)).allocations;
  const undo = unallocate({ allocationId: allocation?.id ?? '' });
  expect((await failureOf(undo)).code).toBe('ALLOCATION_NOT_FOUND');
  expect((await office.api.payments.get({ id: source.id })).unappliedMinor).toBe(0);
});
