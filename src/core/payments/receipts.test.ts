// What went on a customer's account at the till is owed, paid and set off like an invoice; what a receipt gives back is a credit.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
let shiftId: string;
let ada: string;
beforeAll(async () => {
  office = await openTestApp();
  const { api } = office;
  const register = await api.till.saveRegister({ commandId: testId(), name: 'Counter', prefix: 'A-' });
  shiftId = (await api.till.openShift({ commandId: testId(), registerId: register.id, floatMinor: 50_000 })).shiftId;
});
afterAll(() => office.end());
beforeEach(async () => {
  ada = (await office.api.contacts.create({ commandId: testId(), name: 'Ada' })).id;
});

/** Tea for 10.00, of which so much goes on the account; the rest is cash. */
async function sell(onAccount: number) {
  const lines = [{ kind: 'free' as const, description: 'Tea', quantityE4: 10_000, priceE4: 100_000 }];
  const tenders = [
    { tender: 'account' as const, amountMinor: onAccount },
    { tender: 'cash' as const, amountMinor: 1000 - onAccount },
  ].filter(({ amountMinor }) => amountMinor > 0);
  return (await office.api.sales.record({ commandId: testId(), shiftId, contactId: ada, lines, tenders })).sale;
}

/** The tea comes back; its price goes off the account. */
async function giveBack(saleId: string) {
  const lines = [{ kind: 'return' as const, saleId, position: 1, quantityE4: 10_000 }];
  const tenders = [{ tender: 'account' as const, amountMinor: -1000 }];
  const otherTenderReason = 'Buys again soon';
  const call = { commandId: testId(), shiftId, contactId: ada, lines, tenders, otherTenderReason };
  return (await office.api.sales.record(call)).sale;
}

const balance = () => office.api.receivables.balance({ contactId: ada });
const pay = (amountMinor: number, rest: object = {}) =>
  office.api.payments.record({ commandId: testId(), contactId: ada, amountMinor, ...rest });

test('receivables.balance names the receipt that is owed, receivables.ageing ages it', async () => {
  const sale = await sell(600);
  const owed = { kind: 'sale', documentId: sale.id, number: sale.number, grossMinor: 600, openMinor: 600 };
  expect(await balance()).toMatchObject({ balanceMinor: 600, openMinor: 600, openItems: [owed], credits: [] });
  const { rows } = await office.api.receivables.ageing({ limit: 100 });
  expect(rows.find((row) => row.contactId === ada)).toMatchObject({ currentMinor: 600, balanceMinor: 600 });
});

test('payments.record pays receipts, the oldest first or the chosen one, and payments.get names them', async () => {
  const [first, second] = [await sell(1000), await sell(1000)];
  const paid = await pay(1200);
  expect(paid.allocations.map((used) => [used.documentKind, used.documentNumber, used.amountMinor])).toEqual([
    ['sale', first.number, 1000],
    ['sale', second.number, 200],
  ]);
  const items = [{ documentId: second.id, amountMinor: 300 }];
  const chosen = await pay(300, { allocation: { mode: 'chosen', items } });
  expect(chosen.allocations).toMatchObject([{ documentId: second.id, paperId: second.id, documentGrossMinor: 1000 }]);
  expect((await balance()).openItems).toMatchObject([{ documentId: second.id, openMinor: 500 }]);
  const again = [{ documentId: first.id, amountMinor: 1 }];
  const refused = await failureOf(pay(1, { allocation: { mode: 'chosen', items: again } }));
  expect(refused).toMatchObject({ code: 'ALLOCATION_EXCEEDS_OPEN', data: { openMinor: 0 } });
});

test('payments.allocate uses the credit of a receipt, payments.unallocate takes that back', async () => {
  const back = await giveBack((await sell(0)).id);
  expect((await balance()).credits).toMatchObject([
    { sourceKind: 'saleCredit', sourceId: back.id, paperId: back.id, number: back.number, creditMinor: 1000 },
  ]);
  const sale = await sell(1000);
  const use = { sourceId: back.id, documentId: sale.id, amountMinor: 400 };
  const { id } = await office.api.payments.allocate({ commandId: testId(), ...use });
  expect(await balance()).toMatchObject({ openMinor: 600, unappliedMinor: 600, balanceMinor: 0 });
  await office.api.payments.unallocate({ commandId: testId(), allocationId: id });
  expect(await balance()).toMatchObject({ openMinor: 1000, unappliedMinor: 1000 });
  const wrongWay = { sourceId: sale.id, documentId: back.id, amountMinor: 1 };
  const refused = await failureOf(office.api.payments.allocate({ commandId: testId(), ...wrongWay }));
  expect(refused.code).toBe('ALLOCATION_SOURCE_NOT_FOUND');
});

test('a refund pays out the credit of a receipt and names it', async () => {
  const back = await giveBack((await sell(0)).id);
  const refund = await pay(700, { direction: 'refunded', tender: 'cash' });
  expect(refund.allocations).toMatchObject([
    {
      documentKind: 'saleCredit',
      documentId: back.id,
      paperId: back.id,
      documentNumber: back.number,
      amountMinor: 700,
    },
  ]);
  expect((await balance()).credits).toMatchObject([{ creditMinor: 300 }]);
});

test('the invoice of a receipt owes what the receipt owed; what was paid at the till stays on it', async () => {
  const sale = await sell(600);
  const { invoiceId } = await office.api.sales.invoice({ commandId: testId(), saleId: sale.id });
  expect((await balance()).openItems).toMatchObject([{ kind: 'invoice', documentId: invoiceId, openMinor: 600 }]);
  const { allocations } = await office.api.documents.get({ id: invoiceId });
  expect(allocations).toMatchObject([
    { sourceKind: 'saleCredit', sourceNumber: sale.number, sourcePaperId: sale.id, amountMinor: 400 },
  ]);
  const allocationId = allocations[0]?.id ?? '';
  const refused = await failureOf(office.api.payments.unallocate({ commandId: testId(), allocationId }));
  expect(refused.code).toBe('ALLOCATION_NOT_FOUND');
  await pay(600);
  expect(await balance()).toMatchObject({ balanceMinor: 0, openItems: [], credits: [] });
});

test('after all this the books verify', async () => {
  expect((await office.api.system.verify()).firstFault).toBeNull();
});
