import { expect, test } from 'vitest';

import { e4, minor } from '#domain/money';

import { cartReducer, noLineDiscount } from './cart.ts';
import type { ItemLine } from './cart.ts';
import { empty, soldItem } from './fixtures.ts';
import { isLineReady, isOtherPrice, lineChanges, openedForm } from './line-form.ts';
import type { LineForm } from './line-form.ts';

const usualE4 = e4(119_000);
const item = soldItem('pen', usualE4);
const line: ItemLine = {
  key: 'a',
  kind: 'item',
  item,
  quantityE4: e4(10_000),
  barcode: '',
  embeddedPriceE4: null,
  priceE4: null,
  priceReason: '',
  ...noLineDiscount,
  note: '',
};
const opened = openedForm(line, usualE4);
const known = (fields: Partial<LineForm>) => ({ opened, form: { ...opened, ...fields }, usualE4 });

test('an item that is scanned while its dialog is open counts on: applying changes only what the person has changed', () => {
  const cart = { ...empty, lines: [line] };
  const scanned = cartReducer(cart, { type: 'addItem', key: 'b', item, quantityE4: e4(10_000) });
  const [now] = scanned.lines;
  if (now?.kind !== 'item') throw new Error('The item is in the sale.');
  expect(now.quantityE4).toBe(20_000);
  expect(lineChanges(known({ note: 'gift' }), now)).toEqual({ note: 'gift' });
  expect(lineChanges(known({}), now)).toEqual({});
  // Five were typed, one more was scanned.
  expect(lineChanges(known({ quantityE4: e4(50_000) }), now)).toEqual({ quantityE4: 60_000 });
});

test('pieces that were taken away meanwhile leave what was typed', () => {
  const three = { ...opened, quantityE4: e4(30_000) };
  const changed = { opened: three, form: { ...three, quantityE4: e4(10_000) }, usualE4 };
  expect(lineChanges(changed, { quantityE4: e4(10_000) })).toEqual({ quantityE4: 10_000 });
});

test('another price stands with its reason; the usual one typed again takes both away', () => {
  const lower = known({ priceE4: e4(100_000), priceReason: ' damaged ' });
  expect(isLineReady(known({ priceE4: e4(100_000) }))).toBe(false);
  expect(isLineReady(lower)).toBe(true);
  expect(lineChanges(lower, line)).toEqual({ priceE4: 100_000, priceReason: 'damaged' });
  const overridden = openedForm({ ...line, priceE4: e4(100_000), priceReason: 'damaged' }, e4(100_000));
  const back = { opened: overridden, form: { ...overridden, priceE4: usualE4 }, usualE4 };
  expect(lineChanges(back, line)).toEqual({ priceE4: null, priceReason: '' });
});

test('a price that the list has changed meanwhile is no other price of this person', () => {
  const changedList = { ...known({ quantityE4: e4(20_000) }), usualE4: e4(129_000) };
  expect(isOtherPrice(changedList)).toBe(false);
  expect(lineChanges(changedList, line)).toEqual({ quantityE4: 20_000 });
});

test('a discount wants its reason, and is taken off whole', () => {
  expect(isLineReady(known({ percentE4: e4(100_000) }))).toBe(false);
  const given = known({ percentE4: e4(100_000), discountReason: 'regular' });
  expect(lineChanges(given, line)).toEqual({
    discountPercentE4: 100_000,
    discountMinor: 0,
    discountReason: 'regular',
  });
  const before = { ...opened, discountMinor: minor(100), discountReason: 'regular' };
  const without = { opened: before, form: { ...before, discountMinor: null }, usualE4 };
  expect(lineChanges(without, line)).toEqual({ discountPercentE4: 0, discountMinor: 0, discountReason: '' });
  expect(isLineReady(known({ percentE4: e4(1_010_000), discountReason: 'all' }))).toBe(false);
});
