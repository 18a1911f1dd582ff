// What a scan or a typed entry means, and how items are found by name.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { checkDigitOf } from '#domain/till';
import { endProven, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { tillOf } from './testing.ts';
import type { Till } from './testing.ts';

let office: TestApp;
let till: Till;
beforeEach(async () => {
  office = await openTestApp();
  till = tillOf(office);
});
afterEach(() => endProven(office));

const find = (text: string, contactId: string | null = null) => office.api.till.find({ text, contactId });
const price = { prefix: '21', kind: 'price', itemDigits: 5, checkDigits: 0, valueDigits: 5, decimals: 2 } as const;
const weight = { ...price, prefix: '28', kind: 'weight', decimals: 3 } as const;

test('till.find finds an item by any of its barcodes, however the same GTIN is written, and by its code', async () => {
  const ink = await till.addItem({ name: 'Ink', code: 'INK', barcode: '036000291452', barcodes: ['OLD/9'] });
  const found = { kind: 'items', items: [{ itemId: ink.id }], quantityE4: 10_000, embeddedPriceE4: null };
  for (const text of ['036000291452', '0036000291452', ']E00036000291452\r', 'OLD/9', 'ink']) {
    expect(await find(text)).toMatchObject(found);
  }
  expect(await find('old/9')).toMatchObject({ kind: 'unknown', isBarcode: false });
  expect(await find('3*036000291452')).toMatchObject({ ...found, quantityE4: 30_000, barcode: '036000291452' });
  expect(await find('0,5 * INK')).toMatchObject({ ...found, quantityE4: 5000 });
});

test('all items with one barcode are offered; one that is archived is not found', async () => {
  const [black, blue] = [
    await till.addItem({ name: 'Black ink', barcode: '96385074' }),
    await till.addItem({ name: 'Blue ink', barcodes: ['96385074'] }),
  ];
  const found = await find('96385074');
  const names = found.kind === 'items' ? found.items.map((item) => item.name) : [];
  expect(names.toSorted()).toEqual(['Black ink', 'Blue ink']);
  for (const { id } of [black, blue]) {
    await office.api.items.update({ commandId: testId(), id, isArchived: true });
  }
  expect(await find('2*96385074')).toEqual({
    kind: 'unknown',
    text: '96385074',
    isBarcode: true,
    quantityE4: 20_000,
  });
  expect(await find(black.code)).toMatchObject({ kind: 'unknown', isBarcode: false });
});

test('a barcode that holds a price or weight is read by its rule, its item known by barcode or code', async () => {
  await till.saveSettings({ barcodeRules: [price, weight] });
  const cheese = await till.addItem({ name: 'Cheese', code: '4711', priceE4: 249_000 });
  const ham = await till.addItem({ name: 'Ham', barcode: '2800815000008' });
  const priced = '2104711007353';
  expect(await find(priced)).toMatchObject({
    kind: 'items',
    items: [{ itemId: cheese.id, priceE4: 249_000 }],
    quantityE4: 10_000,
    embeddedPriceE4: 73_500,
    barcode: priced,
  });
  const [weighed, tiny] = ['2800815003559', `280081500075${checkDigitOf('280081500075')}`];
  const found = { kind: 'items', items: [{ itemId: ham.id }], embeddedPriceE4: null };
  expect(await find(weighed)).toMatchObject({ ...found, quantityE4: 3550 });
  expect(await find(`2*${weighed}`)).toMatchObject({ ...found, quantityE4: 7100 });
  // 0.29 of 0.075 kg is 0.02175 kg; computed as a float it would be a hair less.
  expect(await find(`0.29*${tiny}`)).toMatchObject({ ...found, quantityE4: 218 });
  expect(await find('2899999003554')).toMatchObject({ kind: 'unknown', isBarcode: true });
});

test('a receipt, a voucher and a customer are found by their numbers, whatever the case, a voucher also without its hyphen', async () => {
  const { id: registerId } = await till.addRegister({ name: 'Counter', prefix: 'A-' });
  const { shiftId } = await till.open({ registerId, floatMinor: 0 });
  const lines = [{ kind: 'voucher' as const, amountMinor: 2500 }];
  const sale = await till.sell({ shiftId, lines, tenders: [{ tender: 'cash', amountMinor: 2500 }] });
  expect(await find('a-000001')).toEqual({ kind: 'receipt', saleId: sale.id, number: 'A-000001' });
  expect(await find(']C1A-000001')).toMatchObject({ kind: 'receipt', saleId: sale.id });
  const code = sale.credits[0]?.code ?? '';
  for (const typed of [code.toLowerCase(), code.replace('-', '')]) {
    expect(await find(typed)).toEqual({ kind: 'credit', code, creditKind: 'voucher', leftMinor: 2500 });
  }
  const customer = { commandId: testId(), name: 'Ada', code: 'K-7' };
  const ada = await office.api.contacts.create(customer);
  const twin = await office.api.contacts.create({ ...customer, commandId: testId(), code: 'K-8' });
  expect(await find('k-7')).toEqual({ kind: 'contact', contactId: ada.id, name: 'Ada' });
  await office.api.contacts.merge({ commandId: testId(), winnerId: ada.id, loserIds: [twin.id] });
  expect(await find('K-8')).toEqual({ kind: 'contact', contactId: ada.id, name: 'Ada' });
});

test('what nothing is known by stays as it was typed, and a quantity alone waits for what it counts', async () => {
  expect(await find('blue tea')).toEqual({ kind: 'unknown', text: 'blue tea', isBarcode: false, quantityE4: 10_000 });
  expect(await find('12345')).toMatchObject({ kind: 'unknown', isBarcode: false });
  expect(await find('3*')).toEqual({ kind: 'unknown', text: '', isBarcode: false, quantityE4: 30_000 });
});

async function namesOf(asked: Parameters<TestApp['api']['till']['searchItems']>[0]) {
  return (await office.api.till.searchItems(asked)).items.map((item) => item.name);
}

test('till.searchItems finds parts of names, those that begin so first, without archived ones', async () => {
  for (const name of ['Tea, green', 'Green tea', 'Teapot', 'Coffee']) await till.addItem({ name });
  const old = await till.addItem({ name: 'Tea, old', code: 'TX-1' });
  expect(await namesOf({ q: 'tx' })).toEqual(['Tea, old']);
  await office.api.items.update({ commandId: testId(), id: old.id, isArchived: true });
  expect(await namesOf({ q: 'tea' })).toEqual(['Tea, green', 'Teapot', 'Green tea']);
  expect(await namesOf({ q: 'Te' })).toEqual(['Tea, green', 'Teapot']);
  expect(await namesOf({ q: 'green', limit: 1 })).toEqual(['Green tea']);
  expect(await namesOf({ q: '' })).toEqual(['Coffee', 'Green tea', 'Tea, green', 'Teapot']);
  expect(await namesOf({ q: 'milk' })).toEqual([]);
});

test('till.favourites is the grid in its order, with the prices of the customer', async () => {
  const [ink, pen] = [await till.addItem({ name: 'Ink', priceE4: 100_000 }), await till.addItem({ name: 'Pen' })];
  const gone = await till.addItem({ name: 'Gone' });
  await till.saveSettings({ favouriteItemIds: [pen.id, gone.id, ink.id] });
  await office.api.items.update({ commandId: testId(), id: gone.id, isArchived: true });
  const list = { commandId: testId(), name: 'Trade', priceMode: 'exclusive' as const };
  const trade = await office.api.priceLists.save(list);
  const prices = [{ itemId: ink.id, priceE4: 80_000 }];
  await office.api.priceLists.setPrices({ commandId: testId(), priceListId: trade.id, prices });
  const ada = await till.addContact('Ada');
  await office.api.priceLists.setTerms({ commandId: testId(), contactId: ada, priceListId: trade.id });
  const shown = (await office.api.till.favourites({ contactId: ada })).items;
  expect(shown.map((item) => [item.name, item.priceE4])).toEqual([
    ['Pen', 0],
    ['Ink', 80_000],
  ]);
  expect((await office.api.till.favourites({})).items[1]).toMatchObject({ priceE4: 100_000, priceListId: null });
  expect(await find(ink.code, ada)).toMatchObject({ items: [{ priceE4: 80_000 }] });
});
