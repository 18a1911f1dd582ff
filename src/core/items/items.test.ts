// Items: added, changed, removed, found.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

type New = Omit<Parameters<TestApp['api']['items']['create']>[0], 'commandId'>;
const create = (fields: New) => office.api.items.create({ commandId: testId(), ...fields });
const update = (fields: Omit<Parameters<TestApp['api']['items']['update']>[0], 'commandId'>) =>
  office.api.items.update({ commandId: testId(), ...fields });
const remove = (id: string) => office.api.items.delete({ commandId: testId(), id });

test('items.create needs a name alone and makes a code; items.get gives it back', async () => {
  const item = await create({ name: 'Ink' });
  expect(item).toMatchObject({ code: '10001', kind: 'product', priceE4: 0, taxRateId: null, version: 1 });
  expect(await office.api.items.get({ id: item.id })).toEqual(item);
});

test('prices keep four decimals, and may be negative for what is taken off', async () => {
  expect((await create({ name: 'Screw', priceE4: 199 })).priceE4).toBe(199);
  expect((await create({ name: 'Deposit back', priceE4: -250_000 })).priceE4).toBe(-250_000);
});

test('two items never have one code, whatever its case: ITEM_CODE_TAKEN names it', async () => {
  await create({ name: 'Ink', code: 'Ink-1' });
  const taken = { code: 'ITEM_CODE_TAKEN', data: { itemCode: 'INK-1' } };
  expect(await failureOf(create({ name: 'Other', code: 'INK-1' }))).toMatchObject(taken);
  const other = await create({ name: 'Third' });
  expect(await failureOf(update({ id: other.id, code: 'INK-1' }))).toMatchObject(taken);
});

test('a new item under an id that stands is told ID_TAKEN, also with the same code', async () => {
  const id = testId();
  await create({ id, name: 'Ink', code: 'I1' });
  expect((await failureOf(create({ id, name: 'Ink', code: 'I1' }))).code).toBe('ID_TAKEN');
  expect((await failureOf(create({ id, name: 'Ink' }))).code).toBe('ID_TAKEN');
  expect((await office.api.items.list({})).total).toBe(1);
});

test('an item names a tax rate that exists', async () => {
  expect((await failureOf(create({ name: 'Ink', taxRateId: testId() }))).code).toBe('TAX_RATE_NOT_FOUND');
  const [rate] = (await office.api.settings.get()).taxRates;
  const item = await create({ name: 'Ink', taxRateId: rate?.id ?? null });
  expect((await failureOf(update({ id: item.id, taxRateId: testId() }))).code).toBe('TAX_RATE_NOT_FOUND');
  expect((await update({ id: item.id, taxRateId: null })).taxRateId).toBeNull();
});

test('items.update changes the given fields; over a newer version it says ITEM_CHANGED', async () => {
  const item = await create({ name: 'Ink', unit: 'bottle' });
  expect(await update({ id: item.id, version: 1, name: 'Blue ink' })).toMatchObject({ unit: 'bottle', version: 2 });
  const failure = await failureOf(update({ id: item.id, version: 1, name: 'Red ink' }));
  expect(failure).toMatchObject({ code: 'ITEM_CHANGED', data: { version: 2 } });
});

test('items.delete removes an unused item and refuses one on a document', async () => {
  const [free, sold] = [await create({ name: 'Free' }), await create({ name: 'Sold' })];
  const line = { itemId: sold.id, description: 'Sold', quantityE4: 10_000, priceE4: 1 };
  const draft = await office.api.documents.saveDraft({ commandId: testId(), lines: [line] });
  expect((await failureOf(remove(sold.id))).code).toBe('ITEM_IN_USE');
  expect(await remove(free.id)).toEqual({ id: free.id });
  await office.api.documents.deleteDraft({ commandId: testId(), id: draft.id });
  expect(await remove(sold.id)).toEqual({ id: sold.id });
});

test('an item that does not exist is ITEM_NOT_FOUND for get, update and delete', async () => {
  const id = testId();
  expect((await failureOf(office.api.items.get({ id }))).code).toBe('ITEM_NOT_FOUND');
  expect((await failureOf(update({ id, name: 'None' }))).code).toBe('ITEM_NOT_FOUND');
  expect((await failureOf(remove(id))).code).toBe('ITEM_NOT_FOUND');
});

test('an id that another item has is refused', async () => {
  const item = await create({ name: 'Ink' });
  expect((await failureOf(create({ id: item.id, name: 'Thief' }))).code).toBe('ID_TAKEN');
});

test('items.list finds names, codes, barcodes and categories, and sorts by price', async () => {
  await create({
    name: 'Crème brûlée',
    code: 'DES-1',
    barcode: '4006381333931',
    category: 'Desserts',
    priceE4: 50_000,
  });
  await create({ name: 'Ink', code: 'INK', category: 'Office', priceE4: 9000 });
  const old = await create({ name: 'Old ink', priceE4: 100 });
  await update({ id: old.id, isArchived: true });
  const names = async (asked: Parameters<TestApp['api']['items']['list']>[0]) =>
    (await office.api.items.list(asked)).rows.map((row) => row.name);
  expect(await names({ q: 'creme' })).toEqual(['Crème brûlée']);
  expect(await names({ q: '6381333' })).toEqual(['Crème brûlée']);
  expect(await names({ q: 'dessert' })).toEqual(['Crème brûlée']);
  expect(await names({ q: 'in' })).toEqual(['Ink']);
  expect(await names({ q: 'ink', archived: 'all' })).toEqual(['Ink', 'Old ink']);
  expect(await names({ sort: 'price', direction: 'desc' })).toEqual(['Crème brûlée', 'Ink']);
  expect((await failureOf(office.api.items.list({ cursor: 'nonsense' }))).code).toBe('CURSOR_INVALID');
});

test('items.update keeps further barcodes that it is not given, finds the item by them and changes them whole', async () => {
  const item = await create({
    name: 'Ink',
    barcode: '4006381333931',
    barcodes: ['OLD-9', '96385074', '4006381333931', 'OLD-9'],
  });
  expect(item.barcodes).toEqual(['96385074', 'OLD-9']);
  expect((await update({ id: item.id, name: 'Black ink' })).barcodes).toEqual(['96385074', 'OLD-9']);
  expect((await office.api.items.list({ q: '96385074' })).rows.map((row) => row.name)).toEqual(['Black ink']);
  const changed = await update({ id: item.id, barcodes: ['OLD-9'] });
  expect(changed).toMatchObject({ barcodes: ['OLD-9'], version: 3 });
  expect(await office.api.items.get({ id: item.id })).toEqual(changed);
  expect((await office.api.items.list({ q: '96385074' })).total).toBe(0);
  const tooMany = Array.from({ length: 21 }, (_, index) => `B${index}`);
  expect((await failureOf(update({ id: item.id, barcodes: tooMany }))).code).toBe('INPUT_INVALID');
  await remove(item.id);
  expect((await office.api.system.verify()).isTrue).toBe(true);
});
