// When and where something may be sold: shift, clock, closed books, company; whose prices and taxes count; what the scale printed.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { checkDigitOf } from '#domain/till';
import { cash, openShop, pieces } from '#core/sales/testing';
import type { Shop } from '#core/sales/testing';
import { rowsOf, tamper, testId } from '#core/testing';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.end());

test('sales.record needs a shift that is there and open: SHIFT_NOT_FOUND, SHIFT_CLOSED with its Z report', async () => {
  const lines = [pieces(shop.ink)];
  expect((await shop.refused({ shiftId: testId(), lines })).code).toBe('SHIFT_NOT_FOUND');
  const { shiftId } = shop;
  const closed = await shop.office.api.till.closeShift({ commandId: testId(), shiftId, countedMinor: 10_000 });
  expect(await shop.refused({ lines })).toEqual({ code: 'SHIFT_CLOSED', data: { zNumber: closed.zNumber } });
});

test('a clock before the last receipt of the register is refused: CLOCK_BEHIND, and nothing is lost', async () => {
  await shop.sell({ lines: [pieces(shop.ink)] });
  shop.office.setNow('2026-11-21T09:59:59.000Z');
  expect(await shop.refused({ lines: [pieces(shop.ink)] })).toEqual({
    code: 'CLOCK_BEHIND',
    data: { lastAt: '2026-11-21T10:00:00.000Z' },
  });
  shop.office.setNow('2026-11-21T10:00:00.000Z');
  expect((await shop.sell({ lines: [pieces(shop.ink)] })).number).toBe('A-000002');
});

test('the invoice of a receipt is not dated before it, when the clock went back meanwhile', async () => {
  const contactId = await shop.contact();
  const sale = await shop.sell({ contactId, lines: [pieces(shop.ink)] });
  shop.office.setNow('2026-11-20T10:00:00.000Z');
  const { invoiceId } = await shop.office.api.sales.invoice({ commandId: testId(), saleId: sale.id });
  expect((await shop.office.api.documents.get({ id: invoiceId })).issuedOn).toBe('2026-11-21');
});

test('a voucher of more than can be kept exactly is refused in any currency: AMOUNT_OUT_OF_RANGE', async () => {
  const yen = await openShop({ currency: 'JPY' });
  const lines = [{ kind: 'voucher' as const, amountMinor: 1_000_000_000_000 }];
  expect((await yen.refused({ lines })).code).toBe('AMOUNT_OUT_OF_RANGE');
  await yen.end();
});

test('nothing is sold on a day whose books are closed: PERIOD_CLOSED', async () => {
  await shop.office.api.settings.update({ commandId: testId(), company: { closedUntil: '2026-11-21' } });
  expect(await shop.refused({ lines: [pieces(shop.ink)] })).toEqual({
    code: 'PERIOD_CLOSED',
    data: { closedUntil: '2026-11-21' },
  });
});

test('a receipt has a name above it: COMPANY_INCOMPLETE', async () => {
  await shop.office.api.settings.update({ commandId: testId(), company: { name: '' } });
  expect((await shop.refused({ lines: [pieces(shop.ink)] })).code).toBe('COMPANY_INCOMPLETE');
});

test("a customer's price list prices the sale in its own mode", async () => {
  const { api } = shop.office;
  const list = await api.priceLists.save({ commandId: testId(), name: 'Trade', priceMode: 'exclusive' });
  const prices = [{ itemId: shop.ink, priceE4: 70_000 }];
  await api.priceLists.setPrices({ commandId: testId(), priceListId: list.id, prices });
  const contactId = await shop.contact();
  await api.priceLists.setTerms({ commandId: testId(), contactId, priceListId: list.id });
  const sale = await shop.sell({ contactId, lines: [pieces(shop.ink), pieces(shop.bread)] });
  expect(sale).toMatchObject({ priceMode: 'exclusive', contactName: 'Ada Novak', netMinor: 929, taxMinor: 156 });
  expect(sale.lines.map((line) => line.priceE4)).toEqual([70_000, 22_897]);
});

test('a customer who pays no tax buys without it, and the receipt says why', async () => {
  const { api } = shop.office;
  const contactId = await shop.contact();
  const terms = { contactId, priceListId: null, isTaxExempt: true, exemptionReason: 'Diplomatic mission' };
  await api.priceLists.setTerms({ commandId: testId(), ...terms });
  const wrapping = { kind: 'free' as const, description: 'Wrapping', quantityE4: 10_000, priceE4: 10_000 };
  const sale = await shop.sell({ contactId, lines: [pieces(shop.ink), wrapping] });
  expect(sale).toMatchObject({ exemptionReason: 'Diplomatic mission', netMinor: 933, taxMinor: 0, totalMinor: 933 });
  expect(sale.taxes).toMatchObject([{ taxCategory: 'E', taxRateE4: 0 }]);
});

test('the price inside a barcode counts by the rule of the till, for the item that it names and no other', async () => {
  const { api } = shop.office;
  const rule = { prefix: '21', kind: 'price', itemDigits: 5, checkDigits: 0, valueDigits: 5, decimals: 2 } as const;
  await api.till.saveSettings({ commandId: testId(), barcodeRules: [rule] });
  const cheese = await api.items.create({ commandId: testId(), name: 'Cheese', code: '12345', priceE4: 199_000 });
  const barcode = `211234500350${checkDigitOf('211234500350')}`;
  const sale = await shop.sell({ lines: [{ ...pieces(cheese.id), barcode }] });
  expect(sale.lines[0]).toMatchObject({ priceE4: 35_000, listPriceE4: 199_000, priceReason: '', netMinor: 350 });
  const other = await shop.sell({ lines: [{ ...pieces(shop.ink), barcode }] });
  expect(other.totalMinor).toBe(1000);
});

test('a price on a label is in the mode of the company: without tax for who pays none, and the same gross for a trade customer', async () => {
  const { api } = shop.office;
  const rule = { prefix: '21', kind: 'price', itemDigits: 5, checkDigits: 0, valueDigits: 5, decimals: 2 } as const;
  await api.till.saveSettings({ commandId: testId(), barcodeRules: [rule] });
  const cheese = await api.items.create({ commandId: testId(), name: 'Cheese', code: '12345', priceE4: 199_000 });
  const line = { ...pieces(cheese.id), barcode: `211234501200${checkDigitOf('211234501200')}` };
  const embassy = await shop.contact({ name: 'Embassy' });
  const exempt = { priceListId: null, isTaxExempt: true, exemptionReason: 'Diplomatic' };
  await api.priceLists.setTerms({ commandId: testId(), contactId: embassy, ...exempt });
  const trade = await shop.contact({ name: 'Trade' });
  const list = await api.priceLists.save({ commandId: testId(), name: 'Trade', priceMode: 'exclusive' });
  await api.priceLists.setTerms({ commandId: testId(), contactId: trade, priceListId: list.id });
  const sold = async (contactId: string | null) => (await shop.sell({ contactId, lines: [line] })).totalMinor;
  expect([await sold(null), await sold(trade), await sold(embassy)]).toEqual([1200, 1200, 1000]);
});

test('cash is rounded to the coins of the currency, and the tenders come to total and rounding', async () => {
  await shop.office.api.till.saveSettings({ commandId: testId(), cashRoundingMinor: 5 });
  const line = { kind: 'free' as const, description: 'Bag', quantityE4: 10_000, priceE4: 1200 };
  const sale = await shop.sell({ lines: [line], tenders: [cash(50)] });
  expect(sale).toMatchObject({ totalMinor: 12, roundingMinor: -2, changeMinor: 40 });
  expect(sale.tenders).toMatchObject([{ amountMinor: 10, givenMinor: 50 }]);
});

test('the sale is queued for the printer of its register in the same transaction, and opens the drawer for cash', async () => {
  const { api } = shop.office;
  const printer = { kind: 'network', host: '127.0.0.1', port: 9 } as const;
  await api.till.saveRegister({ commandId: testId(), id: shop.registerId, name: 'Counter', prefix: 'A-', printer });
  const order = { commandId: testId(), shiftId: shop.shiftId, lines: [pieces(shop.ink)], tenders: [cash(1000)] };
  const { sale, isQueued } = await api.sales.record(order);
  expect(isQueued).toBe(true);
  expect((await api.sales.record(order)).isQueued).toBe(true);
  const jobs = rowsOf(
    shop.office.databaseFile,
    'SELECT kind, title, copy_number, opens_drawer FROM print_jobs WHERE subject_id = ?',
    sale.id,
  );
  expect(jobs).toEqual([{ kind: 'receipt', title: sale.number, copy_number: 0, opens_drawer: 1 }]);
  tamper(shop.office.databaseFile, 'UPDATE print_jobs SET done_at = created_at');
});

test('sales.reprint counts each copy of a receipt', async () => {
  const { api } = shop.office;
  const { id } = await shop.sell({ lines: [pieces(shop.ink)] });
  const copies = [
    await api.sales.reprint({ commandId: testId(), id }),
    await api.sales.reprint({ commandId: testId(), id }),
  ];
  expect(copies).toEqual([
    { copyNumber: 1, isQueued: false },
    { copyNumber: 2, isQueued: false },
  ]);
  expect((await api.sales.get({ id })).copies).toBe(2);
  const unknown = api.sales.reprint({ commandId: testId(), id: testId() });
  await expect(unknown).rejects.toMatchObject({ code: 'SALE_NOT_FOUND' });
  const nowhere = api.sales.reprint({ commandId: testId(), id, registerId: testId() });
  await expect(nowhere).rejects.toMatchObject({ code: 'REGISTER_NOT_FOUND' });
});
