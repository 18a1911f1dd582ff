// What a sale comes to and how it is written: lines, prices, discounts, tenders, numbers.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { back, card, cash, openShop, pieces } from '#core/sales/testing';
import type { Shop } from '#core/sales/testing';
import { failureOf, rowsOf, tamper, testId } from '#core/testing';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.end());

const free = (priceE4: number, more = {}) =>
  ({ kind: 'free', description: 'Wrapping', quantityE4: 10_000, priceE4, ...more }) as const;

test('sales.record writes three items with their taxes and gives the change of the cash', async () => {
  const sale = await shop.sell({ lines: [pieces(shop.ink, 2), pieces(shop.bread), free(5000)], tenders: [cash(5000)] });
  expect(sale).toMatchObject({
    soldOn: '2026-11-21',
    totalMinor: 2295,
    netMinor: 1937,
    taxMinor: 358,
    grossMinor: 2295,
    changeMinor: 2705,
    taxes: [
      { taxRateE4: 70_000, taxableMinor: 229, taxMinor: 16, grossMinor: 245 },
      { taxRateE4: 200_000, taxableMinor: 1708, taxMinor: 342, grossMinor: 2050 },
    ],
    tenders: [{ tender: 'cash', amountMinor: 2295, givenMinor: 5000, changeMinor: 2705 }],
  });
  expect(sale.lines.map(({ description, netMinor }) => [description, netMinor])).toEqual([
    ['Ink', 2000],
    ['Bread', 245],
    ['Wrapping', 50],
  ]);
});

test('sales.get answers the same receipt as recording it did', async () => {
  const contactId = await shop.contact();
  const sale = await shop.sell({
    contactId,
    lines: [pieces(shop.ink), { kind: 'voucher', amountMinor: 2000 }],
    note: 'Gift',
  });
  expect(await shop.office.api.sales.get({ id: sale.id })).toEqual(sale);
  expect((await failureOf(shop.office.api.sales.get({ id: testId() }))).code).toBe('SALE_NOT_FOUND');
});

test('sales.record sent twice sells once, and answers the receipt as it is by now', async () => {
  const order = { commandId: testId(), shiftId: shop.shiftId, lines: [pieces(shop.ink)], tenders: [cash(1000)] };
  const [first, second] = await Promise.all([shop.office.api.sales.record(order), shop.office.api.sales.record(order)]);
  expect(second).toEqual(first);
  const returning = await shop.sell({ lines: [back(first.sale.id, 1)], tenders: [cash(-1000)] });
  await shop.office.reopen();
  const again = await shop.office.api.sales.record(order);
  expect(again.sale).toEqual({ ...first.sale, returnedBy: [{ id: returning.id, number: returning.number }] });
  const [kept] = rowsOf<{ response_json: string }>(
    shop.office.databaseFile,
    'SELECT response_json FROM command_log WHERE command_id = ?',
    order.commandId,
  );
  expect(kept?.response_json).toBe(JSON.stringify({ id: first.sale.id, version: 1 }));
});

test('receipts are numbered without a gap and each carries the chain of its register on', async () => {
  const rows = rowsOf<{ sequence: number; number: string; hash: string }>(
    shop.office.databaseFile,
    'SELECT sequence, number, hash FROM sales ORDER BY sequence',
  );
  expect(rows.map((row) => row.number)).toEqual(rows.map((_, index) => `A-${String(index + 1).padStart(6, '0')}`));
  const [counter] = rowsOf<{ last_hash: string }>(shop.office.databaseFile, 'SELECT last_hash FROM register_counters');
  expect(counter?.last_hash).toBe(rows.at(-1)?.hash);
  expect(() => tamper(shop.office.databaseFile, 'UPDATE sales SET note = 1')).toThrow('sales is immutable');
});

test('sales.record takes cards exactly and rounds nothing; only cash may be more: TENDER_OVER, TENDER_TOO_LITTLE', async () => {
  const lines = [pieces(shop.ink)];
  expect((await shop.sell({ lines, tenders: [card(600), cash(500)] })).changeMinor).toBe(100);
  expect(await shop.refused({ lines, tenders: [card(1001)] })).toEqual({ code: 'TENDER_OVER', data: { overMinor: 1 } });
  expect(await shop.refused({ lines, tenders: [card(400), cash(500)] })).toEqual({
    code: 'TENDER_TOO_LITTLE',
    data: { leftMinor: 100 },
  });
  expect((await shop.refused({ lines, tenders: [cash(2000), card(-1000)] })).code).toBe('TENDER_NEGATIVE');
});

test('sales.record refuses a total that the screen did not show with TOTAL_CHANGED', async () => {
  const refused = await shop.refused({ lines: [pieces(shop.ink)], expectedTotalMinor: 900 });
  expect(refused).toEqual({ code: 'TOTAL_CHANGED', data: { totalMinor: 1000 } });
});

test('a discount or another price asks for its reason: DISCOUNT_REASON_MISSING', async () => {
  const half = { ...pieces(shop.ink), discountPercentE4: 500_000 };
  expect(await shop.refused({ lines: [pieces(shop.bread), half] })).toEqual({
    code: 'DISCOUNT_REASON_MISSING',
    data: { line: 2 },
  });
  expect((await shop.refused({ lines: [{ ...pieces(shop.ink), priceE4: 90_000 }] })).code).toBe(
    'DISCOUNT_REASON_MISSING',
  );
  expect(await shop.refused({ lines: [pieces(shop.ink)], discount: { amountMinor: 1 } })).toEqual({
    code: 'DISCOUNT_REASON_MISSING',
    data: {},
  });
  expect((await shop.sell({ lines: [{ ...pieces(shop.ink), priceE4: 100_000 }] })).totalMinor).toBe(1000);
});

test('a discount larger than its line or its order is refused: DISCOUNT_TOO_LARGE', async () => {
  const tooMuch = { ...pieces(shop.ink), discountMinor: 1001, discountReason: 'Damaged' };
  expect(await shop.refused({ lines: [pieces(shop.bread), tooMuch] })).toEqual({
    code: 'DISCOUNT_TOO_LARGE',
    data: { line: 2 },
  });
  const discount = { amountMinor: 1001, reason: 'Damaged' };
  expect(await shop.refused({ lines: [pieces(shop.ink)], discount })).toEqual({ code: 'DISCOUNT_TOO_LARGE', data: {} });
});

test('line and order discounts are shared by what is sold, and what a line settles for is what it gives back', async () => {
  const ink = { ...pieces(shop.ink, 2), discountPercentE4: 100_000, discountReason: 'Regular' };
  const sale = await shop.sell({
    lines: [ink, pieces(shop.bread)],
    discount: { percentE4: 100_000, reason: 'Birthday' },
  });
  expect(sale).toMatchObject({ lineNetMinor: 2045, allowanceMinor: 205, totalMinor: 1840 });
  expect(sale.lines.map((line) => [line.grossMinor, line.netMinor, line.settledMinor])).toEqual([
    [2000, 1800, 1620],
    [245, 245, 220],
  ]);
});

test('another price has its reason, and the receipt keeps what the list asked', async () => {
  const sale = await shop.sell({ lines: [{ ...pieces(shop.ink), priceE4: 79_900, priceReason: 'Price of the web' }] });
  expect(sale.lines[0]).toMatchObject({ priceE4: 79_900, listPriceE4: 100_000, priceReason: 'Price of the web' });
});

test('sales.record names the line of what does not exist: ITEM_NOT_FOUND, TAX_RATE_NOT_FOUND, CONTACT_NOT_FOUND', async () => {
  expect(await shop.refused({ lines: [pieces(shop.ink), pieces(testId())] })).toEqual({
    code: 'ITEM_NOT_FOUND',
    data: { line: 2 },
  });
  expect(await shop.refused({ lines: [free(100, { taxRateId: testId() })] })).toEqual({
    code: 'TAX_RATE_NOT_FOUND',
    data: { line: 1 },
  });
  expect((await shop.refused({ contactId: testId(), lines: [pieces(shop.ink)] })).code).toBe('CONTACT_NOT_FOUND');
});

test('an amount that no receipt may come to is refused: AMOUNT_OUT_OF_RANGE', async () => {
  const lines = [free(99_000_000_000_000, { quantityE4: 1_000_000_000_000 })];
  expect((await shop.refused({ lines })).code).toBe('AMOUNT_OUT_OF_RANGE');
});

test('an id that another receipt or paper has is refused: ID_TAKEN', async () => {
  const { id } = await shop.sell({ lines: [pieces(shop.ink)] });
  expect((await shop.refused({ id, lines: [pieces(shop.ink)] })).code).toBe('ID_TAKEN');
  const contactId = await shop.contact();
  const payment = await shop.office.api.payments.record({ commandId: testId(), contactId, amountMinor: 100 });
  expect((await shop.refused({ id: payment.id, lines: [pieces(shop.ink)] })).code).toBe('ID_TAKEN');
});

test('nothing in a shift takes the id of the shift, which could not be closed any more: ID_TAKEN', async () => {
  const { office, shiftId } = shop;
  const own = { commandId: testId(), id: shiftId, shiftId, amountMinor: 100 };
  const contactId = await shop.contact();
  const tries = [
    office.api.till.moveCash({ ...own, kind: 'payIn', reason: 'Change' }),
    office.api.till.takePayment({ ...own, commandId: testId(), contactId }),
  ];
  expect((await shop.refused({ id: shiftId, lines: [pieces(shop.ink)] })).code).toBe('ID_TAKEN');
  for (const tried of tries) expect((await failureOf(tried)).code).toBe('ID_TAKEN');
});

test('a refused sale leaves no number, no row and no change of a voucher behind', async () => {
  const tables = ['sales', 'sale_lines', 'sale_tenders', 'ledger_entries', 'audit_entries', 'command_log'];
  const count = () => tables.map((table) => rowsOf(shop.office.databaseFile, `SELECT 1 FROM ${table}`).length);
  const before = count();
  await shop.refused({ lines: [pieces(shop.ink)], tenders: [card(1)] });
  await shop.refused({ lines: [pieces(shop.ink)], heldId: testId() });
  expect(count()).toEqual(before);
});
