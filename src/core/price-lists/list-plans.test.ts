// How the database answers prices: by keys and in the order of an index, never by reading all items.
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { ReadDb } from '#core/database';
import { explain } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { pricePage } from './list-prices.ts';
import { priceListRows } from './save-list.ts';
import { termsOfRoot } from './sale-terms.ts';
import { pricedItems } from './sold-items.ts';

let office: TestApp;
let db: ReadDb;
beforeAll(async () => {
  office = await openTestApp();
  db = office.app.context().house.database.reader;
});
afterAll(() => office.end());

const planOf = (query: { compile(): Parameters<typeof explain>[1] }) => explain(office.databaseFile, query.compile());
const readsWhole = (plan: readonly string[]) =>
  plan.filter((step) => /^SCAN (items|listed|contacts|price_list_prices)(?!_| USING INDEX)/.test(step));

test('a page of prices comes in the order of an index', () => {
  for (const isWalked of [false, true]) {
    for (const key of [null, { value: 'm', id: testId() }]) {
      const asked = { priceListId: testId(), onlyListed: isWalked, isWalked, limit: 50 };
      const plan = planOf(pricePage(db, asked, key));
      expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
      expect(plan[0]).toMatch(key === null ? /^SCAN items USING INDEX items_by_name/ : /^SEARCH items USING INDEX/);
      expect(plan.join('\n')).toMatch(/SEARCH listed USING PRIMARY KEY \(price_list_id=\? AND item_id=\?\)/);
    }
  }
});

test('the items of a short list are fetched by its key', () => {
  const plan = planOf(pricePage(db, { priceListId: testId(), onlyListed: true, isWalked: false, limit: 50 }, null));
  expect(readsWhole(plan)).toEqual([]);
  expect(plan.join('\n')).toMatch(/SEARCH price_list_prices USING PRIMARY KEY \(price_list_id=\?\)/);
});

test('a search among prices never reads all items', () => {
  for (const q of ['ink', 'in', 'i', 'black ink']) {
    for (const onlyListed of [false, true]) {
      const asked = { priceListId: testId(), q, onlyListed, isWalked: false, limit: 50 };
      expect(readsWhole(planOf(pricePage(db, asked, null)))).toEqual([]);
    }
  }
});

test('the prices of a sale are found by keys', () => {
  const plan = planOf(pricedItems(db, { itemIds: [testId()], priceListId: testId() }));
  expect(readsWhole(plan)).toEqual([]);
  expect(plan.join('\n')).toMatch(/SEARCH items USING INDEX sqlite_autoindex_items_1 \(id=\?\)/);
});

test('the terms of a customer are found by keys, and the prices of a list counted in theirs', () => {
  expect(readsWhole(planOf(termsOfRoot(db, testId())))).toEqual([]);
  expect(planOf(termsOfRoot(db, testId())).filter((step) => step.startsWith('SCAN'))).toEqual([]);
  const counting = planOf(priceListRows(db)).join('\n');
  expect(counting).toMatch(/SEARCH price_list_prices USING PRIMARY KEY \(price_list_id=\?\)/);
});
