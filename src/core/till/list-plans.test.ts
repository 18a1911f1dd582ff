// How the database answers the till: by indexes, however many receipts, items and shifts there are.
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { ReadDb } from '#core/database';
import { explain } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { contactByCode, creditByCode, itemsByBarcode, itemsByCode, saleByNumber } from './find-entry.ts';
import { cashOfShift } from './drawer-cash.ts';
import { countedShifts, shiftPage } from './list-shifts.ts';
import { registerRows } from './registers.ts';
import { itemsHolding, itemsStarting } from './search-items.ts';
import { movementsOfShift, paymentsOfShift, salesOfShift, taxesOfShift, tendersOfShift } from './shift-figures.ts';

let office: TestApp;
let db: ReadDb;
beforeAll(async () => {
  office = await openTestApp();
  db = office.app.context().house.database.reader;
});
afterAll(() => office.end());

type Query = { compile(): Parameters<typeof explain>[1] };
const planOf = (query: Query) => explain(office.databaseFile, query.compile());
/** Steps that read a whole table or sort all of it; the few registers of an office may be read whole, and sums (`_cash`) are one row each. */
const readsWhole = (query: Query) =>
  planOf(query).filter((step) =>
    /^SCAN (?!json_each|items_search|registers|\w+_cash|\(subquery|\d+ CONSTANT)\S+$/.test(step),
  );

test('shifts come in the order of an index, of one register or all, and are counted in it', () => {
  for (const registerId of [undefined, testId()]) {
    for (const key of [null, { value: '2026-11-21T10:00:00.000Z', id: testId() }]) {
      const plan = planOf(shiftPage(db, { registerId, limit: 50 }, key));
      expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
      const index = registerId === undefined ? 'shifts_by_opening' : 'shifts_by_register';
      expect(plan.join('\n')).toMatch(new RegExp(`(SCAN|SEARCH) shifts USING (COVERING )?INDEX ${index}`));
    }
    expect(planOf(countedShifts(db, { registerId }))[0]).toMatch(/^(SCAN|SEARCH) shifts USING COVERING INDEX/);
  }
});

test('the figures of a shift are gathered from its own receipts alone', () => {
  const shift = { shiftId: testId() };
  for (const figures of [salesOfShift(db, shift), taxesOfShift(db, shift), tendersOfShift(db, shift)]) {
    expect(readsWhole(figures)).toEqual([]);
    expect(planOf(figures).join('\n')).toMatch(/SEARCH sales USING (COVERING )?INDEX sales_by_shift \(shift_id=\?\)/);
  }
  expect(readsWhole(cashOfShift(db, shift))).toEqual([]);
  const payments = planOf(paymentsOfShift(db, shift)).join('\n');
  expect(payments).toMatch(/SEARCH shift_payments USING (COVERING )?INDEX shift_payments_by_shift/);
  const movements = planOf(movementsOfShift(db, shift));
  expect(movements[0]).toMatch(/^SEARCH moved USING INDEX cash_movements_by_shift/);
  expect(movements.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
});

test('each way to mean something by an entry is an index', () => {
  const barcodes = planOf(itemsByBarcode(db, ['96385074'])).join('\n');
  expect(barcodes).toMatch(/SEARCH items USING INDEX items_by_barcode \(barcode=\?\)/);
  expect(barcodes).toMatch(/SEARCH item_barcodes USING PRIMARY KEY \(barcode=\?\)/);
  for (const query of [
    itemsByBarcode(db, ['96385074']),
    itemsByCode(db, 'INK'),
    saleByNumber(db, 'A-1'),
    creditByCode(db, 'V'),
    contactByCode(db, 'K-7'),
  ]) {
    expect(readsWhole(query)).toEqual([]);
  }
});

test('a search for items never reads all of them', () => {
  for (const q of ['tea', 'te', 't', 'green tea']) {
    expect(readsWhole(itemsStarting(db, { q, limit: 20 }))).toEqual([]);
    const holding = itemsHolding(db, { q, limit: 20 });
    expect(holding === null ? [] : readsWhole(holding)).toEqual([]);
  }
});

test('the open shift, the counters and the held sales of a register are found by indexes', () => {
  const plan = planOf(registerRows(db)).join('\n');
  expect(plan).toMatch(/SEARCH shift USING INDEX shifts_one_open \(register_id=\?\)/);
  expect(plan).toMatch(/SEARCH register_counters USING PRIMARY KEY/);
  expect(plan).toMatch(/SEARCH held_sales USING COVERING INDEX held_sales_by_register/);
});
