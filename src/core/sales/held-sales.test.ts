// Sales that wait: they survive anything, and end once.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { back, openShop, pieces } from '#core/sales/testing';
import type { Shop } from '#core/sales/testing';
import { failureOf, rowsOf, testId } from '#core/testing';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.end());

const held = (name: string) => ({
  commandId: testId(),
  registerId: shop.registerId,
  name,
  totalMinor: 1000,
  cart: { lines: [pieces(shop.ink)], note: 'For Ada' },
});

test('sales.hold keeps a sale under its name, again under the same id, and sales.held finds it after reopening', async () => {
  const { api } = shop.office;
  const first = await api.sales.hold(held('Red coat'));
  const [kept] = (await api.sales.held({ registerId: shop.registerId })).sales;
  expect(kept).toMatchObject({
    ...first,
    version: 1,
    name: 'Red coat',
    registerName: 'Counter',
    lineCount: 1,
    heldBy: 'Owner',
  });
  await api.sales.hold({ ...held('Red coat, back soon'), id: first.id });
  await shop.office.reopen();
  const { sales } = await shop.office.api.sales.held({ registerId: shop.registerId });
  expect(sales).toMatchObject([{ id: first.id, version: 2, name: 'Red coat, back soon', cart: { note: 'For Ada' } }]);
  expect((await shop.office.api.sales.held({ registerId: testId() })).sales).toEqual([]);
});

test('goods that come back are put aside with what is to be given back', async () => {
  const { api } = shop.office;
  const sold = await shop.sell({ lines: [pieces(shop.ink)] });
  const { id } = await api.sales.hold({ ...held('Coat'), totalMinor: -1000, cart: { lines: [back(sold.id, 1)] } });
  const { sales } = await api.sales.held({});
  expect(sales.find((sale) => sale.id === id)).toMatchObject({ totalMinor: -1000, lineCount: 1 });
  await api.sales.discardHeld({ commandId: testId(), id });
});

test('a sale is held on a register that is there: REGISTER_NOT_FOUND', async () => {
  const nowhere = shop.office.api.sales.hold({ ...held('Lost'), registerId: testId() });
  expect((await failureOf(nowhere)).code).toBe('REGISTER_NOT_FOUND');
});

test('paying a held sale ends it in the same transaction, and only once: HELD_SALE_NOT_FOUND', async () => {
  const { api } = shop.office;
  const { id: heldId } = await api.sales.hold(held('Blue coat'));
  expect((await shop.refused({ heldId, lines: [pieces(shop.ink)], tenders: [] })).code).toBe('TENDER_TOO_LITTLE');
  expect((await api.sales.held({})).sales.some(({ id }) => id === heldId)).toBe(true);
  await shop.sell({ heldId, lines: [pieces(shop.ink)] });
  expect((await api.sales.held({})).sales.some(({ id }) => id === heldId)).toBe(false);
  expect((await shop.refused({ heldId, lines: [pieces(shop.ink)] })).code).toBe('HELD_SALE_NOT_FOUND');
});

test('a held sale that was sold elsewhere is not put aside again, or it would be sold twice: HELD_SALE_NOT_FOUND', async () => {
  const { api } = shop.office;
  const { id } = await api.sales.hold(held('At two registers'));
  await shop.sell({ heldId: id, lines: [pieces(shop.ink)] });
  expect((await failureOf(api.sales.hold({ ...held('At two registers'), id }))).code).toBe('HELD_SALE_NOT_FOUND');
  expect((await api.sales.held({})).sales.some((sale) => sale.id === id)).toBe(false);
});

test('sales.discardHeld removes a sale before it is paid, and the trail keeps what was to be sold', async () => {
  const { api } = shop.office;
  const { id } = await api.sales.hold(held('Forgotten'));
  const commandId = testId();
  await api.sales.discardHeld({ commandId, id });
  const [trail] = rowsOf<{ detail_json: string }>(
    shop.office.databaseFile,
    'SELECT detail_json FROM audit_entries WHERE command_id = ?',
    commandId,
  );
  expect(JSON.parse(trail?.detail_json ?? '')).toMatchObject({
    before: { id, registerId: shop.registerId, totalMinor: 1000, lines: [{ kind: 'item', itemId: shop.ink }] },
  });
  expect((await failureOf(api.sales.discardHeld({ commandId: testId(), id }))).code).toBe('HELD_SALE_NOT_FOUND');
});

test('what a held sale says of persons is in no trail and no kept answer, so it is gone with the sale', async () => {
  const { api } = shop.office;
  const { id } = await api.sales.hold(held('Mrs Unforgettable'));
  await api.sales.hold({ ...held('Mrs Unforgettable, tall'), id });
  await api.sales.discardHeld({ commandId: testId(), id });
  const sql = `SELECT detail_json AS text FROM audit_entries WHERE subject_id = ? UNION ALL
    SELECT response_json FROM command_log JOIN audit_entries USING (command_id) WHERE subject_id = ?`;
  const told = rowsOf<{ text: string }>(shop.office.databaseFile, sql, id, id).map((row) => row.text);
  expect(told).toHaveLength(6);
  expect(told.join()).not.toMatch(/Unforgettable|For Ada/);
});
