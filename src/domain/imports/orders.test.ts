import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { guessReading } from './guess-reading.ts';
import { readOrders, type KnownRecords } from './orders.ts';
import { whole } from './rows.ts';

const tea = { id: 'item-1', code: '1', name: 'Chai', unit: '10 boxes', taxRateId: null };
const known: KnownRecords = {
  contactId: (code) => (code.toUpperCase() === 'VINET' ? 'contact-vinet' : undefined),
  item: (code) => (code === '1' ? tea : undefined),
};
const headings = 'OrderID,CustomerID,OrderDate,RequiredDate,Freight,ProductID,Description,UnitPrice,Quantity,Discount';

function ordersOf(lines: readonly string[], heading = headings) {
  const columns = heading.split(',');
  const rows = lines.map((line, index) => ({ line: index + 2, cells: line.split(',') }));
  const guessed = guessReading('documents', { headings: columns, rows, delimiter: ',' });
  return whole(readOrders(rows, { columnCount: columns.length, reading: { ...guessed, currency: 'EUR' }, known }));
}

const said = (lines: readonly string[]) =>
  ordersOf(lines).problems.map(({ line, field, code, value }) => [line, field, code, value]);

describe('orders from lines', () => {
  test('gather the lines of a reference, and freight repeated on each is one charge', () => {
    const { records, refusedCount, problems } = ordersOf([
      '10248,VINET,1996-07-04,1996-08-01,32.38,1,,14,12,0.0',
      '10249,VINET,1996-07-05,,11.61,1,,9.8,10,0.05',
      '10248,vinet,1996-07-04,1996-08-01,32.38,99,Gnocchi,9.8,10,0.15',
    ]);
    expect(problems).toEqual([]);
    expect(refusedCount).toBe(0);
    expect(records).toHaveLength(2);
    expect(records[0]).toMatchObject({
      line: 2,
      reference: '10248',
      contactId: 'contact-vinet',
      issuedOn: '1996-07-04',
      dueOn: '1996-08-01',
      freightMinor: 3238,
      lines: [
        { line: 2, itemId: 'item-1', itemCode: '1', description: 'Chai', unit: '10 boxes', discountPercentE4: 0 },
        { line: 4, itemId: null, itemCode: '99', description: 'Gnocchi', priceE4: 98_000, discountPercentE4: 150_000 },
      ],
    });
    expect(records[1]).toMatchObject({ dueOn: null, freightMinor: 1161, lines: [{ discountPercentE4: 50_000 }] });
  });

  test('may say what belongs to the whole order on one line only', () => {
    const { records, problems } = ordersOf(['A,VINET,1996-07-04,,5,1,,1,1,0', 'A,,,,,1,,2,1,0']);
    expect(problems).toEqual([]);
    expect(records).toMatchObject([{ reference: 'A', freightMinor: 500, lines: [{ line: 2 }, { line: 3 }] }]);
  });

  test('keep a price of more than four decimals exact by a larger base quantity', () => {
    const { records } = ordersOf(['A,VINET,1996-07-04,,,1,,0.41375,10,0']);
    expect(records[0]?.lines).toMatchObject([{ priceE4: 41_375, baseQuantityE4: 100_000, quantityE4: 100_000 }]);
  });

  test('with one bad line are left out whole, and each problem names its line', () => {
    const lines = [
      'A,VINET,1996-07-04,,,1,,1,1,0',
      'A,VINET,1996-07-04,,,1,,one,1,0',
      'B,VINET,1996-07-04,,,1,,1,1,0',
      'A,VINET,31.02.1996,,,1,,1,,0',
    ];
    expect(ordersOf(lines).records.map((order) => order.reference)).toEqual(['B']);
    expect(ordersOf(lines).refusedCount).toBe(1);
    expect(said(lines)).toEqual([
      [2, 'reference', 'ORDER_SKIPPED', 'A'],
      [3, 'price', 'AMOUNT_INVALID', 'one'],
      [5, 'issuedOn', 'DATE_INVALID', '31.02.1996'],
      [5, 'quantity', 'VALUE_MISSING', ''],
    ]);
  });

  test('of an unknown contact, or for an unknown item without a description, are left out', () => {
    expect(said(['A,NOBODY,1996-07-04,,,1,,1,1,0', 'B,VINET,1996-07-04,,,77,,1,1,0'])).toEqual([
      [2, 'contactCode', 'CONTACT_UNKNOWN', 'NOBODY'],
      [2, 'reference', 'ORDER_SKIPPED', 'A'],
      [3, 'itemCode', 'ITEM_UNKNOWN', '77'],
      [3, 'reference', 'ORDER_SKIPPED', 'B'],
    ]);
  });

  test('whose lines contradict each other are left out', () => {
    const codes = said([
      'A,VINET,1996-07-04,,5,1,,1,1,0',
      'A,OTHER,1996-07-05,,6,1,,1,1,0',
      'B,VINET,1996-07-04,1996-07-03,,1,,1,1,0',
    ]);
    expect(codes).toEqual([
      [2, 'reference', 'ORDER_SKIPPED', 'A'],
      [3, 'contactCode', 'ORDER_CONTACT_DIFFERS', 'OTHER'],
      [3, 'issuedOn', 'ORDER_DATE_DIFFERS', '1996-07-05'],
      [3, 'freight', 'FREIGHT_DIFFERS', '6'],
      [4, 'dueOn', 'DATE_ORDER', '1996-07-03'],
      [4, 'reference', 'ORDER_SKIPPED', 'B'],
    ]);
  });

  test('that lack a contact or a day, or have a negative freight or a discount above 100 %, are left out', () => {
    const codes = said([
      'A,,1996-07-04,,,1,,1,1,5',
      'B,VINET,,,,1,,1,1,5',
      'C,VINET,1996-07-04,,-5,1,,1,1,5',
      'D,VINET,1996-07-04,,,1,,1,1,101',
      ',VINET,1996-07-04,,,1,,1,1,5',
    ]);
    expect(codes.filter(([, , code]) => code !== 'ORDER_SKIPPED')).toEqual([
      [2, 'contactCode', 'VALUE_MISSING', ''],
      [3, 'issuedOn', 'VALUE_MISSING', ''],
      [4, 'freight', 'AMOUNT_NEGATIVE', '-5'],
      [5, 'discountPercent', 'DISCOUNT_OUT_OF_RANGE', '101'],
      [6, 'reference', 'VALUE_MISSING', ''],
    ]);
  });

  test('with a line of too few cells are left out', () => {
    expect(said(['A,VINET,1996-07-04,,,1,,1,1,0', 'A,VINET,1996-07-04'])).toEqual([
      [2, 'reference', 'ORDER_SKIPPED', 'A'],
      [3, null, 'LINE_COUNT', 'A | VINET | 1996-07-04'],
    ]);
  });

  test('in any order of lines hold every good line exactly once, with the order’s freight', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(numbers, (references) => {
        const lines = references.map((reference) => `R${reference},VINET,1996-07-04,,${reference}.25,1,,1,1,0`);
        const { records, problems } = ordersOf(lines);
        expect(problems).toEqual([]);
        expect(records.map((order) => order.reference)).toEqual([...new Set(references)].map((each) => `R${each}`));
        for (const order of records) expect(order.freightMinor).toBe(Number(order.reference.slice(1)) * 100 + 25);
        const lineNumbers = records.flatMap((order) => order.lines.map((line) => line.line));
        expect(lineNumbers.toSorted((left, right) => left - right)).toEqual(lines.map((_, index) => index + 2));
      }),
    );
  });
});
