// Vouchers, store credit and the customer's account: money that the shop owes or is owed.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { account, back, cash, openShop, pieces } from '#core/sales/testing';
import type { Shop } from '#core/sales/testing';
import { failureOf, rowsOf, testId } from '#core/testing';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.end());

const voucher = (creditCode: string, amountMinor: number) => ({ tender: 'voucher', amountMinor, creditCode }) as const;

test('a voucher is sold without revenue, pays in parts, however its code is typed, and never more than is left', async () => {
  const sold = await shop.sell({ lines: [{ kind: 'voucher', amountMinor: 2500 }] });
  expect(sold).toMatchObject({ grossMinor: 0, creditSoldMinor: 2500, totalMinor: 2500, taxes: [] });
  const code = sold.credits[0]?.code ?? '';
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
  expect(sold.lines[0]?.description).toBe(code);
  const typed = code.toLowerCase().replace('-', '');
  const bought = await shop.sell({ lines: [pieces(shop.ink)], tenders: [voucher(typed, 1000)] });
  expect(bought.tenders).toMatchObject([{ tender: 'voucher', amountMinor: 1000, creditCode: code }]);
  expect((await shop.office.api.sales.get({ id: sold.id })).credits).toMatchObject([{ leftMinor: 1500 }]);
  const lines = [pieces(shop.ink, 2)];
  expect(await shop.refused({ lines, tenders: [voucher(code, 2000)] })).toEqual({
    code: 'CREDIT_TOO_SMALL',
    data: { creditCode: code, leftMinor: 1500 },
  });
  const twice = [voucher(code, 1000), voucher(code, 1000)];
  expect(await shop.refused({ lines, tenders: twice })).toMatchObject({ data: { leftMinor: 500 } });
  await shop.sell({ lines, tenders: [voucher(code, 1500), cash(500)] });
});

test('a code that nobody has pays nothing: CREDIT_NOT_FOUND', async () => {
  const lines = [pieces(shop.ink)];
  expect(await shop.refused({ lines, tenders: [voucher('AAAAA-AAAAA', 1000)] })).toEqual({
    code: 'CREDIT_NOT_FOUND',
    data: { creditCode: 'AAAAA-AAAAA' },
  });
  expect((await shop.refused({ lines, tenders: [voucher('', 1000)] })).code).toBe('CREDIT_NOT_FOUND');
});

test('printed cards keep their codes, each once: CREDIT_CODE_TAKEN', async () => {
  const card = { kind: 'voucher' as const, amountMinor: 1000, code: 'CARD-1' };
  const sold = await shop.sell({ lines: [card] });
  expect(sold.credits).toMatchObject([{ code: 'CARD-1' }]);
  const taken = { code: 'CREDIT_CODE_TAKEN', data: { creditCode: 'card-1' } };
  expect(await shop.refused({ lines: [{ ...card, code: 'card-1' }] })).toEqual(taken);
  const two = { ...card, code: 'CARD-2' };
  expect((await shop.refused({ lines: [two, two] })).code).toBe('CREDIT_CODE_TAKEN');
});

test('store credit for goods that came back pays the next sale and is booked as what it is', async () => {
  const sale = await shop.sell({ lines: [pieces(shop.ink)] });
  const refund = await shop.sell({
    lines: [back(sale.id, 1)],
    tenders: [{ tender: 'storeCredit', amountMinor: -1000 }],
  });
  const code = refund.credits[0]?.code ?? '';
  const bought = await shop.sell({ lines: [pieces(shop.bread)], tenders: [voucher(code, 245)] });
  expect(bought.tenders).toMatchObject([{ tender: 'storeCredit', amountMinor: 245, creditCode: code }]);
  const [kept] = rowsOf(shop.office.databaseFile, 'SELECT left_minor FROM store_credits WHERE code = ?', code);
  expect(kept).toEqual({ left_minor: 755 });
});

test('sales.credits lists what is left, newest first, by code, by customer, and what is used up when asked', async () => {
  const { api } = shop.office;
  const contactId = await shop.contact({ name: 'Collector' });
  const lines = [10, 20, 30].map((amountMinor) => ({
    kind: 'voucher' as const,
    amountMinor,
    code: `SET-${amountMinor}`,
  }));
  await shop.sell({ contactId, lines });
  await shop.sell({
    lines: [{ ...pieces(shop.bread), priceE4: 1000, priceReason: 'Old' }],
    tenders: [voucher('SET-10', 10)],
  });
  const mine = await api.sales.credits({ contactId });
  expect(
    mine.rows
      .toSorted((left, right) => left.leftMinor - right.leftMinor)
      .map(({ code, leftMinor }) => [code, leftMinor]),
  ).toEqual([
    ['SET-20', 20],
    ['SET-30', 30],
  ]);
  expect(mine.rows[0]).toMatchObject({ contactId, contactName: 'Collector', kind: 'voucher', issuedOn: '2026-11-21' });
  expect((await api.sales.credits({ contactId, onlyLeft: false })).total).toBe(3);
  expect((await api.sales.credits({ q: 'set-' })).total).toBe(2);
  const first = await api.sales.credits({ q: 'SET-', limit: 1 });
  const second = await api.sales.credits({ q: 'SET-', limit: 1, cursor: first.nextCursor ?? '' });
  expect(new Set([...first.rows, ...second.rows].map(({ code }) => code))).toEqual(new Set(['SET-20', 'SET-30']));
  expect(second.nextCursor).toBeNull();
  expect((await failureOf(api.sales.credits({ cursor: 'nonsense' }))).code).toBe('CURSOR_INVALID');
});

test("what goes on account is owed by the customer's terms, and needs a customer: ACCOUNT_NEEDS_CONTACT", async () => {
  const lines = [pieces(shop.ink, 3)];
  expect((await shop.refused({ lines, tenders: [account(3000)] })).code).toBe('ACCOUNT_NEEDS_CONTACT');
  const contactId = await shop.contact({ name: 'On account', paymentTermsDays: 10 });
  const sale = await shop.sell({ contactId, lines, tenders: [cash(1000), account(2000)] });
  const [item] = rowsOf(
    shop.office.databaseFile,
    'SELECT kind, number, due_on, open_minor FROM open_items WHERE id = ?',
    sale.id,
  );
  expect(item).toEqual({ kind: 'sale', number: sale.number, due_on: '2026-12-01', open_minor: 2000 });
  const [contact] = rowsOf(
    shop.office.databaseFile,
    'SELECT balance_minor, sales_minor, last_purchase_on FROM contacts WHERE id = ?',
    contactId,
  );
  expect(contact).toEqual({ balance_minor: 2000, sales_minor: 2500, last_purchase_on: '2026-11-21' });
  await shop.office.api.payments.record({ commandId: testId(), contactId, amountMinor: 2000 });
  expect(rowsOf(shop.office.databaseFile, 'SELECT open_minor FROM open_items WHERE id = ?', sale.id)).toEqual([
    { open_minor: 0 },
  ]);
});

test('one sale does not give one code to two credits: CREDIT_CODE_TAKEN', async () => {
  const sale = await shop.sell({ lines: [pieces(shop.ink, 3)] });
  const lines = [back(sale.id, 1, 3), { kind: 'voucher' as const, amountMinor: 500, code: 'TWICE' }];
  const tenders = [{ tender: 'storeCredit' as const, amountMinor: -2500, creditCode: 'twice' }];
  expect(await shop.refused({ lines, tenders })).toEqual({ code: 'CREDIT_CODE_TAKEN', data: { creditCode: 'twice' } });
});
