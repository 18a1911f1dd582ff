// What a contact bought at the till: in its story, its brief and its figures, when it is merged and when it is erased.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { ended, failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
let shiftId: string;
let registerId: string;
beforeAll(async () => {
  office = await openTestApp();
  const register = await office.api.till.saveRegister({ commandId: testId(), name: 'Counter', prefix: 'A-' });
  registerId = register.id;
  const opened = await office.api.till.openShift({ commandId: testId(), registerId, floatMinor: 50_000 });
  shiftId = opened.shiftId;
});
afterAll(() => office.end());

type Line = Parameters<TestApp['api']['sales']['record']>[0]['lines'][number];

const free = (description: string, priceE4: number): Line => ({
  kind: 'free',
  description,
  quantityE4: 10_000,
  priceE4,
});

async function sell(contactId: string | null, lines: Line[], amountMinor: number) {
  const tenders = [{ tender: 'cash' as const, amountMinor }];
  const otherTenderReason = amountMinor < 0 ? 'Had no card' : '';
  const call = { commandId: testId(), shiftId, contactId, lines, tenders, otherTenderReason };
  return (await office.api.sales.record(call)).sale;
}

const named = async (name: string) => (await office.api.contacts.create({ commandId: testId(), name })).id;

test('contacts.timeline tells of each receipt what was sold and brought back, and finds it by these words', async () => {
  const { api } = office;
  const id = await named('Ada');
  const sale = await sell(id, [free('Tea', 40_000), free('Coffee', 60_000)], 1000);
  const exchange: Line[] = [
    { kind: 'return', saleId: sale.id, position: 1, quantityE4: 10_000 },
    free('Cocoa', 90_000),
  ];
  office.setNow('2026-11-21T10:05:00.000Z');
  const second = await sell(id, exchange, 500);
  const { rows } = await api.contacts.timeline({ id, kinds: ['sale'] });
  expect(rows).toMatchObject([
    {
      id: second.id,
      kind: 'sale',
      title: second.number,
      text: '\u2212Tea, Cocoa',
      amountMinor: 500,
      at: second.soldAt,
    },
    {
      id: sale.id,
      kind: 'sale',
      title: sale.number,
      text: 'Tea, Coffee',
      amountMinor: 1000,
      userName: second.userName,
    },
  ]);
  const found = await api.contacts.timeline({ id, q: 'coffee' });
  expect(found.rows.map((row) => row.id)).toEqual([sale.id]);
});

test('contacts.brief names the receipt that was the last purchase, and counts what came back against the sales', async () => {
  const id = await named('Bea');
  const bought = await sell(id, [free('Tea', 100_000)], 1000);
  await sell(id, [{ kind: 'return', saleId: bought.id, position: 1, quantityE4: 4000 }], -400);
  expect(await office.api.contacts.brief({ id })).toMatchObject({
    lastPurchase: { kind: 'sale', documentId: bought.id, number: bought.number, on: '2026-11-21', grossMinor: 1000 },
    lifetimeSalesMinor: 600,
    balanceMinor: 0,
  });
  expect(await office.api.contacts.brief({ id, day: '2026-11-20' })).toMatchObject({
    lastPurchase: null,
    lifetimeSalesMinor: 0,
  });
});

test('the invoice of a receipt counts as a purchase only of a customer who was not named on it', async () => {
  const { api } = office;
  const id = await named('Cleo');
  const own = await sell(id, [free('Tea', 100_000)], 1000);
  const nobodys = await sell(null, [free('Tea', 20_000)], 200);
  await api.sales.invoice({ commandId: testId(), saleId: own.id });
  await api.sales.invoice({ commandId: testId(), saleId: nobodys.id, contactId: id });
  expect(await api.contacts.brief({ id })).toMatchObject({ lifetimeSalesMinor: 1200, balanceMinor: 0 });
  expect((await api.contacts.list({ q: 'Cleo' })).rows).toMatchObject([{ salesMinor: 1200 }]);
});

test('contacts.merge brings the receipts of both together, and the last purchase of either', async () => {
  const { api } = office;
  const winnerId = await named('Dora');
  const loserId = await named('Dora twice');
  await sell(loserId, [free('Tea', 100_000)], 1000);
  await api.contacts.merge({ commandId: testId(), winnerId, loserIds: [loserId] });
  expect(await api.contacts.brief({ id: winnerId })).toMatchObject({ lifetimeSalesMinor: 1000 });
  expect((await api.contacts.timeline({ id: winnerId, kinds: ['sale'] })).rows).toHaveLength(1);
  const [kept] = rowsOf(office.databaseFile, 'SELECT last_purchase_on FROM contacts WHERE id = ?', winnerId);
  expect(kept).toEqual({ last_purchase_on: '2026-11-21' });
});

test('contacts.list finds who is late with what went on the account at the till', async () => {
  const { api } = office;
  const id = await named('Ludwig Late');
  office.setNow('2026-11-21T10:10:00.000Z');
  const lines = [free('Tea', 100_000)];
  const tenders = [{ tender: 'account' as const, amountMinor: 1000 }];
  await api.sales.record({ commandId: testId(), shiftId, contactId: id, lines, tenders });
  const conditions = [{ field: 'overdue', operator: 'isFilled' as const, values: [] }];
  expect((await api.contacts.list({ conditions })).rows).toEqual([]);
  office.setNow('2027-03-01T10:00:00.000Z');
  expect((await api.contacts.list({ conditions })).rows.map((row) => row.name)).toEqual(['Ludwig Late']);
  office.setNow('2026-11-21T10:15:00.000Z');
});

test('contacts.delete refuses a contact that a receipt or a held sale names', async () => {
  const { api } = office;
  const bought = await named('Eva');
  await sell(bought, [free('Tea', 10_000)], 100);
  const waiting = await named('Flo');
  const cart = { contactId: waiting, lines: [free('Tea', 10_000)] };
  await api.sales.hold({ commandId: testId(), registerId, name: 'Flo', totalMinor: 100, cart });
  for (const id of [bought, waiting]) {
    const failure = await failureOf(api.contacts.delete({ commandId: testId(), id }));
    expect(failure.code).toBe('CONTACT_IN_USE');
  }
});

test('contacts.anonymise keeps the name on receipts, as on all papers, and takes it from held sales and agreed prices', async () => {
  const { api } = office;
  const id = await named('Gerda Geheim');
  const sale = await sell(id, [free('Tea', 10_000)], 100);
  const cart = { contactId: id, lines: [free('Tea', 10_000)] };
  const held = await api.sales.hold({ commandId: testId(), registerId, name: 'Gerda', totalMinor: 100, cart });
  const exemption = { isTaxExempt: true, exemptionReason: 'Diplomat Geheim' };
  await api.priceLists.setTerms({ commandId: testId(), contactId: id, priceListId: null, ...exemption });
  await ended(api.contacts.anonymise({ commandId: testId(), id }));
  expect((await api.contacts.get({ id })).name).toBe('Erased contact');
  expect((await api.sales.get({ id: sale.id })).contactName).toBe('Gerda Geheim');
  const { sales } = await api.sales.held({});
  const left = sales.find((one) => one.id === held.id);
  expect(left).toMatchObject({ name: '', contactId: null, cart: { contactId: null } });
  expect(rowsOf(office.databaseFile, 'SELECT * FROM contact_trade_terms WHERE contact_id = ?', id)).toEqual([]);
  expect((await api.system.verify()).firstFault).toBeNull();
});
