// Receipts in a list: searched, filtered by shift, register, customer and days, paged by key.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { back, card, cash, openShop, pieces } from '#core/sales/testing';
import type { Sale, Shop } from '#core/sales/testing';
import { failureOf, testId } from '#core/testing';

let shop: Shop;
let sales: Sale[];
let contactId = '';
beforeAll(async () => {
  shop = await openShop();
  contactId = await shop.contact({ name: 'Zoë Kowalski' });
  const first = await shop.sell({ lines: [pieces(shop.ink)], tenders: [card(600), cash(400)] });
  shop.office.setNow('2026-11-22T08:00:00.000Z');
  const second = await shop.sell({ contactId, lines: [pieces(shop.bread)] });
  const third = await shop.sell({ lines: [back(first.id, 1)], tenders: [card(-600), cash(-400)] });
  sales = [first, second, third];
});
afterAll(() => shop.end());

type Input = Parameters<Shop['office']['api']['sales']['list']>[0];
const numbers = async (input: Input) => (await shop.office.api.sales.list(input)).rows.map(({ number }) => number);

test('sales.list shows the newest first, with how each was paid and whether goods came back', async () => {
  const { rows, total } = await shop.office.api.sales.list({});
  expect(total).toBe(3);
  expect(rows[0]).toMatchObject({ number: 'A-000003', hasReturns: true, totalMinor: -1000, tenders: ['cash', 'card'] });
  expect(rows.find(({ number }) => number === 'A-000002')).toMatchObject({
    contactId,
    contactName: 'Zoë Kowalski',
    soldOn: '2026-11-22',
  });
});

test('receipts are found by number, customer, day, shift and register', async () => {
  expect(await numbers({ q: 'a-000001' })).toEqual(['A-000001']);
  expect(await numbers({ q: 'zoe' })).toEqual(['A-000002']);
  expect(await numbers({ q: 'nobody' })).toEqual([]);
  expect(await numbers({ contactId })).toEqual(['A-000002']);
  expect(await numbers({ soldTo: sales[0]?.soldOn })).toEqual(['A-000001']);
  expect((await numbers({ soldFrom: sales[1]?.soldOn })).length).toBe(2);
  expect((await numbers({ shiftId: shop.shiftId })).length).toBe(3);
  expect(await numbers({ registerId: testId() })).toEqual([]);
});

test('pages follow each other by key in either order, and a cursor of another order is refused: CURSOR_INVALID', async () => {
  const { api } = shop.office;
  const first = await api.sales.list({ sort: 'total', direction: 'asc', limit: 2 });
  expect(first.rows.map(({ totalMinor }) => totalMinor)).toEqual([-1000, 245]);
  const cursor = first.nextCursor ?? '';
  const second = await api.sales.list({ sort: 'total', direction: 'asc', limit: 2, cursor });
  expect(second.rows.map(({ totalMinor }) => totalMinor)).toEqual([1000]);
  expect((await failureOf(api.sales.list({ sort: 'soldAt', cursor }))).code).toBe('CURSOR_INVALID');
});
