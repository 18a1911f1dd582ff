// Price lists, the prices in them, and the terms that bring a customer to one.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { endProven, failureOf, openTestApp, rowsOf, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
  const [rate] = (await office.api.settings.get()).taxRates;
  if (!rate) throw new Error('A company begins with a tax rate');
  const taxRates = [{ ...rate, name: 'VAT 20 %', category: 'S' as const, rateE4: 200_000 }];
  await office.api.settings.update({ commandId: testId(), taxRates });
});
afterEach(() => endProven(office));

type Api = TestApp['api']['priceLists'];
type Save = Omit<Parameters<Api['save']>[0], 'commandId'>;
type Terms = Omit<Parameters<Api['setTerms']>[0], 'commandId'>;
const save = (list: Save) => office.api.priceLists.save({ commandId: testId(), ...list });
const setTerms = (terms: Terms) => office.api.priceLists.setTerms({ commandId: testId(), ...terms });
const setPrices = (priceListId: string, prices: Parameters<Api['setPrices']>[0]['prices']) =>
  office.api.priceLists.setPrices({ commandId: testId(), priceListId, prices });
const newItem = (name: string, priceE4: number) =>
  office.api.items.create({ commandId: testId(), name, priceE4, unit: 'piece' });
const newContact = async (name = 'Ada') => (await office.api.contacts.create({ commandId: testId(), name })).id;
const quote = (contactId: string | null, ...itemIds: string[]) => office.api.priceLists.quote({ contactId, itemIds });

test('priceLists.save adds and changes a list; priceLists.list gives all, archived ones last', async () => {
  const trade = await save({ name: 'Trade', priceMode: 'exclusive' });
  expect(trade).toMatchObject({ name: 'Trade', priceMode: 'exclusive', isArchived: false, version: 1, priceCount: 0 });
  await save({ name: 'Counter', priceMode: 'inclusive' });
  const changed = await save({ ...trade, name: 'Wholesale', isArchived: true });
  expect(changed).toEqual({ ...trade, name: 'Wholesale', isArchived: true, version: 2 });
  const { priceLists } = await office.api.priceLists.list();
  expect(priceLists.map((list) => list.name)).toEqual(['Counter', 'Wholesale']);
});

test('priceLists.save tells what is in its way', async () => {
  const trade = await save({ name: 'Trade', priceMode: 'exclusive' });
  await save({ name: 'Counter', priceMode: 'inclusive' });
  expect((await failureOf(save({ ...trade, name: 'COUNTER' }))).code).toBe('PRICE_LIST_NAME_TAKEN');
  const other = await failureOf(save({ ...trade, version: 7 }));
  expect(other).toMatchObject({ code: 'PRICE_LIST_CHANGED', data: { version: 1 } });
  expect((await failureOf(save({ ...trade, id: testId() }))).code).toBe('PRICE_LIST_NOT_FOUND');
  const ink = await newItem('Ink', 100_000);
  await setPrices(trade.id, [{ itemId: ink.id, priceE4: 80_000 }]);
  expect((await failureOf(save({ ...trade, priceMode: 'inclusive' }))).code).toBe('PRICE_LIST_HAS_PRICES');
  await setPrices(trade.id, [{ itemId: ink.id, priceE4: null }]);
  expect(await save({ ...trade, priceMode: 'inclusive' })).toMatchObject({ priceMode: 'inclusive', priceCount: 0 });
});

test('priceLists.setPrices sets and takes out; priceLists.prices shows both sides of the tax', async () => {
  const counter = await save({ name: 'Counter', priceMode: 'inclusive' });
  const ink = await newItem('Ink', 100_000);
  const pen = await newItem('Pen', 20_000);
  const prices = [
    { itemId: ink.id, priceE4: 999_900 },
    { itemId: ink.id, priceE4: 120_000 },
  ];
  expect((await setPrices(counter.id, prices)).priceCount).toBe(1);
  const asked = { priceListId: counter.id };
  const { rows, total } = await office.api.priceLists.prices(asked);
  expect(total).toBe(2);
  expect(rows[0]).toMatchObject({ name: 'Ink', listPriceE4: 120_000, exclusiveE4: 100_000, inclusiveE4: 120_000 });
  expect(rows[1]).toMatchObject({ name: 'Pen', listPriceE4: null, ownPriceE4: 20_000, inclusiveE4: 24_000 });
  const namesOf = async (more: object) =>
    (await office.api.priceLists.prices({ ...asked, ...more })).rows.map((row) => row.name);
  expect(await namesOf({ onlyListed: true })).toEqual(['Ink']);
  expect(await namesOf({ q: 'pe' })).toEqual(['Pen']);
  expect(await namesOf({ q: pen.code, onlyListed: true })).toEqual([]);
  const first = await office.api.priceLists.prices({ ...asked, limit: 1 });
  expect(await namesOf({ limit: 1, cursor: first.nextCursor })).toEqual(['Pen']);
  expect((await failureOf(office.api.priceLists.prices({ ...asked, cursor: 'x' }))).code).toBe('CURSOR_INVALID');
  await office.api.items.update({ commandId: testId(), id: pen.id, isArchived: true });
  expect(await namesOf({})).toEqual(['Ink']);
});

test('prices of a list or an item that does not exist are told', async () => {
  const counter = await save({ name: 'Counter', priceMode: 'inclusive' });
  expect((await failureOf(setPrices(testId(), []))).code).toBe('PRICE_LIST_NOT_FOUND');
  expect((await failureOf(office.api.priceLists.prices({ priceListId: testId() }))).code).toBe('PRICE_LIST_NOT_FOUND');
  const unknown = [{ itemId: testId(), priceE4: 1 }];
  expect((await failureOf(setPrices(counter.id, unknown))).code).toBe('ITEM_NOT_FOUND');
});

test('priceLists.setTerms brings a customer to a list; priceLists.termsOf gives it back', async () => {
  const counter = await save({ name: 'Counter', priceMode: 'inclusive' });
  const ada = await newContact();
  const nothing = { contactId: ada, priceListId: null, priceListName: null, isTaxExempt: false, exemptionReason: '' };
  expect(await office.api.priceLists.termsOf({ contactId: ada })).toEqual({ ...nothing, priceMode: 'exclusive' });
  const terms = await setTerms({ contactId: ada, priceListId: counter.id });
  expect(terms).toMatchObject({ priceListId: counter.id, priceListName: 'Counter', priceMode: 'inclusive' });
  expect(await office.api.priceLists.termsOf({ contactId: ada })).toEqual(terms);
  expect(await setTerms({ contactId: ada, priceListId: null })).toEqual({ ...nothing, priceMode: 'exclusive' });
});

test('the timeline tells new terms, a repeated command answers with those of now, and the trail keeps no reason', async () => {
  const ada = await newContact();
  const none = { contactId: ada, priceListId: null };
  const embassy = { commandId: testId(), ...none, isTaxExempt: true, exemptionReason: 'Embassy' };
  const first = await office.api.priceLists.setTerms(embassy);
  expect(await office.api.priceLists.setTerms(embassy)).toEqual(first);
  const taxed = await setTerms({ ...none, exemptionReason: 'Embassy no more' });
  expect(taxed).toMatchObject({ isTaxExempt: false, exemptionReason: '' });
  expect(await office.api.priceLists.setTerms(embassy)).toEqual(taxed);
  const { rows } = await office.api.contacts.timeline({ id: ada, kinds: ['change'] });
  const told = rows.flatMap((row) => row.changes.map(({ field, before, after }) => `${field}: ${before} > ${after}`));
  expect(told.toSorted()).toEqual(['taxExemption:  > Embassy', 'taxExemption: Embassy > ']);
  const kept = 'SELECT detail_json AS kept FROM audit_entries UNION ALL SELECT response_json FROM command_log';
  expect(JSON.stringify(rowsOf(office.databaseFile, kept))).not.toContain('Embassy');
});

test('terms want a contact, a list that exists and a reason for taking no tax', async () => {
  const ada = await newContact();
  const none = { contactId: ada, priceListId: null };
  expect((await failureOf(setTerms({ ...none, contactId: testId() }))).code).toBe('CONTACT_NOT_FOUND');
  expect((await failureOf(office.api.priceLists.termsOf({ contactId: testId() }))).code).toBe('CONTACT_NOT_FOUND');
  expect((await failureOf(setTerms({ ...none, priceListId: testId() }))).code).toBe('PRICE_LIST_NOT_FOUND');
  expect((await failureOf(setTerms({ ...none, isTaxExempt: true }))).code).toBe('EXEMPTION_REASON_MISSING');
});

test('priceLists.quote takes what the list asks, else the own price in the mode of the list', async () => {
  const counter = await save({ name: 'Counter', priceMode: 'inclusive' });
  const [ink, pen] = [await newItem('Ink', 100_000), await newItem('Pen', 20_000)];
  await setPrices(counter.id, [{ itemId: ink.id, priceE4: 110_000 }]);
  const ada = await newContact();
  await setTerms({ contactId: ada, priceListId: counter.id });
  const { priceMode, items } = await quote(ada, pen.id, ink.id, testId());
  expect(priceMode).toBe('inclusive');
  expect(items).toMatchObject([
    { name: 'Pen', priceE4: 24_000, exclusiveE4: 20_000, inclusiveE4: 24_000, priceListId: null, taxRateE4: 200_000 },
    { name: 'Ink', priceE4: 110_000, exclusiveE4: 91_667, inclusiveE4: 110_000, priceListId: counter.id },
  ]);
  expect(await quote(null, ink.id)).toMatchObject({ priceMode: 'exclusive', items: [{ priceE4: 100_000 }] });
  await save({ ...counter, isArchived: true });
  expect(await quote(ada, ink.id)).toMatchObject({ priceMode: 'exclusive', items: [{ priceE4: 100_000 }] });
});

test('who pays no tax buys without it: category E, nothing in the price, the same rate named', async () => {
  const counter = await save({ name: 'Counter', priceMode: 'inclusive' });
  const ink = await newItem('Ink', 100_000);
  await setPrices(counter.id, [{ itemId: ink.id, priceE4: 120_000 }]);
  const ada = await newContact();
  await setTerms({ contactId: ada, priceListId: counter.id, isTaxExempt: true, exemptionReason: 'Embassy' });
  const { priceMode, isTaxExempt, items } = await quote(ada, ink.id);
  expect({ priceMode, isTaxExempt }).toEqual({ priceMode: 'exclusive', isTaxExempt: true });
  const [rate] = (await office.api.settings.get()).taxRates;
  const untaxed = { taxCategory: 'E', taxRateE4: 0, taxName: 'Exempt from tax', taxRateId: rate?.id };
  expect(items).toMatchObject([{ priceE4: 100_000, inclusiveE4: 100_000, exclusiveE4: 100_000, ...untaxed }]);
});

test('a contact that is deleted comes back with its terms', async () => {
  const counter = await save({ name: 'Counter', priceMode: 'inclusive' });
  const ada = await newContact();
  const exempt = { isTaxExempt: true, exemptionReason: 'Embassy' };
  const terms = await setTerms({ contactId: ada, priceListId: counter.id, ...exempt });
  const { undoId } = await office.api.contacts.delete({ commandId: testId(), id: ada });
  await undone(office, undoId);
  expect(await office.api.priceLists.termsOf({ contactId: ada })).toEqual(terms);
});

test('a merged contact buys at the terms of the one that it went into', async () => {
  const counter = await save({ name: 'Counter', priceMode: 'inclusive' });
  const [ada, twin] = [await newContact(), await newContact('Ada L.')];
  await setTerms({ contactId: ada, priceListId: counter.id });
  await office.api.contacts.merge({ commandId: testId(), winnerId: ada, loserIds: [twin] });
  expect(await office.api.priceLists.termsOf({ contactId: twin })).toMatchObject({
    contactId: ada,
    priceListId: counter.id,
  });
  await setTerms({ contactId: twin, priceListId: null });
  expect((await office.api.priceLists.termsOf({ contactId: ada })).priceListId).toBeNull();
  expect((await office.api.system.verify()).isTrue).toBe(true);
});
