// Money received and refunded: a voucher, a posting, and what it is used against.
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

type Payment = Omit<Parameters<TestApp['api']['payments']['record']>[0], 'commandId' | 'contactId'>;
const record = (payment: Payment) => office.api.payments.record({ commandId: testId(), contactId: ada, ...payment });
const failure = (payment: Payment) => failureOf(record(payment));
const openOf = async (id: string) => (await office.api.documents.get({ id })).openMinor;

async function invoice(priceE4: number, days: { issuedOn?: string; dueOn?: string } = {}, contactId = ada) {
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4 }];
  const draft = await office.api.documents.saveDraft({ commandId: testId(), contactId, lines, ...days });
  await office.api.documents.issue({ commandId: testId(), id: draft.id });
  return draft.id;
}

test('payments.record pays a whole invoice; payments.get gives the same back', async () => {
  const id = await invoice(100_000);
  const payment = await record({ amountMinor: 1000, tender: 'cash', reference: 'thanks', note: 'at the door' });
  expect(payment).toMatchObject({
    number: 'RV-00001',
    direction: 'received',
    tender: 'cash',
    paidOn: '2026-11-21',
    unappliedMinor: 0,
    contactName: 'Ada',
  });
  expect(payment.allocations).toMatchObject([{ documentId: id, documentNumber: 'INV-00001', amountMinor: 1000 }]);
  expect(await openOf(id)).toBe(0);
  expect(await office.api.payments.get({ id: payment.id })).toEqual(payment);
});

test('a payment goes to the oldest due date first, the last one it reaches in part, and what is over stays as credit', async () => {
  const late = await invoice(100_000, { issuedOn: '2026-11-01', dueOn: '2026-12-31' });
  const early = await invoice(100_000, { issuedOn: '2026-11-02', dueOn: '2026-11-30' });
  expect((await record({ amountMinor: 1300 })).unappliedMinor).toBe(0);
  expect([await openOf(early), await openOf(late)]).toEqual([0, 700]);
  expect((await record({ amountMinor: 1000 })).unappliedMinor).toBe(300);
  expect(await openOf(late)).toBe(0);
});

test('a payment can be used against chosen invoices, or against none', async () => {
  const [first, second] = [await invoice(100_000), await invoice(100_000)];
  const items = [{ documentId: second, amountMinor: 250 }];
  expect((await record({ amountMinor: 400, allocation: { mode: 'chosen', items } })).unappliedMinor).toBe(150);
  expect([await openOf(first), await openOf(second)]).toEqual([1000, 750]);
  expect((await record({ amountMinor: 400, allocation: { mode: 'none' } })).unappliedMinor).toBe(400);
  expect([await openOf(first), await openOf(second)]).toEqual([1000, 750]);
});

test('a chosen allocation that does not fit is refused with its reason, and no voucher number is burnt', async () => {
  const bob = (await office.api.contacts.create({ commandId: testId(), name: 'Bob' })).id;
  const [own, foreign] = [await invoice(100_000), await invoice(100_000, {}, bob)];
  const chosen = (...items: { documentId: string; amountMinor: number }[]) =>
    failure({ amountMinor: 900, allocation: { mode: 'chosen', items } });
  const one = { documentId: own, amountMinor: 100 };
  expect(await chosen({ ...one, amountMinor: 1001 })).toMatchObject({
    code: 'ALLOCATION_EXCEEDS_OPEN',
    data: { documentId: own, openMinor: 1000 },
  });
  expect((await chosen({ ...one, amountMinor: 901 })).code).toBe('ALLOCATION_EXCEEDS_PAYMENT');
  expect(await chosen({ documentId: foreign, amountMinor: 1 })).toMatchObject({
    code: 'ALLOCATION_UNKNOWN_DOCUMENT',
    data: { documentId: foreign },
  });
  expect(await chosen(one, one)).toMatchObject({ code: 'ALLOCATION_DOUBLED', data: { documentId: own } });
  expect((await chosen({ ...one, amountMinor: 0 })).code).toBe('INPUT_INVALID');
  expect(rowsOf(office.databaseFile, 'SELECT * FROM payments')).toEqual([]);
  expect((await record({ amountMinor: 1 })).number).toBe('RV-00001');
});

test('a payment needs a contact, a company with a name and an open period', async () => {
  const nobody = office.api.payments.record({ commandId: testId(), contactId: testId(), amountMinor: 1 });
  expect((await failureOf(nobody)).code).toBe('CONTACT_NOT_FOUND');
  const company = (change: object) => office.api.settings.update({ commandId: testId(), company: change });
  await company({ closedUntil: '2026-11-20' });
  const closed = { code: 'PERIOD_CLOSED', data: { closedUntil: '2026-11-20' } };
  expect(await failure({ amountMinor: 1, paidOn: '2026-11-20' })).toMatchObject(closed);
  expect((await record({ amountMinor: 1, paidOn: '2026-11-21' })).number).toBe('RV-00001');
  await company({ name: '' });
  expect((await failure({ amountMinor: 1 })).code).toBe('COMPANY_INCOMPLETE');
});

test('a refund pays out credit, oldest first, and never more than there is', async () => {
  const [first, second] = [await record({ amountMinor: 300 }), await record({ amountMinor: 500 })];
  const tooMuch = await failure({ direction: 'refunded', amountMinor: 801 });
  expect(tooMuch).toMatchObject({ code: 'REFUND_EXCEEDS_CREDIT', data: { creditMinor: 800 } });
  const refund = await record({ direction: 'refunded', amountMinor: 400, tender: 'cash' });
  expect(refund).toMatchObject({ direction: 'refunded', unappliedMinor: 0, number: 'RV-00003' });
  expect(refund.allocations.map(({ documentNumber, amountMinor }) => [documentNumber, amountMinor])).toEqual([
    ['RV-00001', 300],
    ['RV-00002', 100],
  ]);
  const left = async (id: string) => (await office.api.payments.get({ id })).unappliedMinor;
  expect([await left(first.id), await left(second.id)]).toEqual([0, 400]);
});

test('money arrives on the account of its tender, and a refund leaves it', async () => {
  await record({ amountMinor: 900, tender: 'card' });
  await record({ amountMinor: 200, tender: 'cash', direction: 'refunded' });
  const balances = rowsOf<{ account_code: string; sum: number }>(
    office.databaseFile,
    'SELECT account_code, sum(amount_minor) AS sum FROM ledger_lines GROUP BY account_code',
  );
  expect(balances.map(({ account_code: code, sum }) => [code, sum])).toEqual([
    ['1000', -200],
    ['1020', 900],
    ['1200', -700],
  ]);
});

test('a payment dated before its invoice is used on the day of the invoice, not earlier', async () => {
  const id = await invoice(100_000, { issuedOn: '2026-11-20' });
  const payment = await record({ amountMinor: 1000, paidOn: '2026-11-10' });
  expect(payment.allocations).toMatchObject([{ documentId: id, allocatedOn: '2026-11-20' }]);
});

test('a voucher number that was used already is NUMBER_TAKEN, an id that exists ID_TAKEN', async () => {
  const series = { kind: 'payment', padding: 1, startAt: 1 } as const;
  const save = (part: { prefix: string; reset: 'yearly' | 'never' }) =>
    office.api.settings.update({ commandId: testId(), numberSeries: [{ ...series, ...part }] });
  await save({ prefix: 'R{YYYY}-', reset: 'yearly' });
  const payment = await record({ amountMinor: 1 });
  expect((await failure({ amountMinor: 1, id: payment.id })).code).toBe('ID_TAKEN');
  await save({ prefix: 'R{YYYY}-', reset: 'never' });
  expect((await failure({ amountMinor: 1 })).code).toBe('NUMBER_TAKEN');
});

test('a payment that does not exist is PAYMENT_NOT_FOUND', async () => {
  expect((await failureOf(office.api.payments.get({ id: testId() }))).code).toBe('PAYMENT_NOT_FOUND');
  expect((await failureOf(office.api.payments.pdf({ id: testId() }))).code).toBe('PAYMENT_NOT_FOUND');
});
