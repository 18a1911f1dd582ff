import { describe, expect, test } from 'vitest';

import { e4, minor } from '#domain/money';

import { cartReducer } from './cart.ts';
import type { CartAction, CartState } from './cart.ts';
import { cartTotals, pieceCount, unitPrice } from './cart-totals.ts';
import { empty, receipt, soldItem, surroundings } from './fixtures.ts';

const pen = soldItem('pen', 119_000, 100_000);
const one = e4(10_000);
const after = (cart: CartState, ...actions: CartAction[]) => actions.reduce(cartReducer, cart);
const add = (key: string, item = pen, quantityE4 = one): CartAction => ({ type: 'addItem', key, item, quantityE4 });
const back = (quantityE4: number, of = receipt()): CartAction => ({
  type: 'addReturns',
  receipt: of,
  lines: [{ key: 'r', kind: 'return', saleId: of.saleId, position: 1, quantityE4: e4(quantityE4), reason: '' }],
});

function totalsOf(cart: CartState) {
  const totals = cartTotals(cart, surroundings);
  if (!totals.ok) throw new Error(totals.error.code);
  return totals.value;
}

describe('what a sale comes to', () => {
  test('both with and without tax, for the whole and for each line', () => {
    const totals = totalsOf(after(empty, add('a', pen, e4(20_000))));
    expect([totals.netMinor, totals.taxMinor, totals.totalMinor]).toEqual([2000, 380, 2380]);
    expect(totals.byKey.get('a')).toMatchObject({ netMinor: 2380, otherMinor: 2000 });
  });

  test("a customer's list without tax turns the view round, at the price of the list", () => {
    const quoted: CartAction = { type: 'quoted', priceMode: 'exclusive', isTaxExempt: false, items: [pen] };
    const cart = after(empty, add('a'), quoted);
    const totals = totalsOf(cart);
    expect(totals.priceMode).toBe('exclusive');
    expect(totals.byKey.get('a')).toMatchObject({ netMinor: 1000, otherMinor: 1190 });
    const [line] = cart.lines;
    expect(line?.kind === 'item' ? unitPrice(line, { priceMode: 'exclusive', surroundings }) : 0).toBe(100_000);
  });

  test('a free line of a customer without tax bears none', () => {
    const free: CartAction = {
      type: 'addLine',
      line: {
        key: 'f',
        kind: 'free',
        description: 'Wrapping',
        quantityE4: one,
        unit: '',
        priceE4: e4(100_000),
        taxRateId: 'rate',
        discountPercentE4: e4(0),
        discountMinor: minor(0),
        discountReason: '',
        note: '',
      },
    };
    const exempt: CartAction = { type: 'quoted', priceMode: 'exclusive', isTaxExempt: true, items: [] };
    expect(totalsOf(after(empty, free, exempt)).taxMinor).toBe(0);
    expect(totalsOf(after(empty, free)).totalMinor).toBe(1000);
  });

  test('vouchers cost what they are worth and bear no tax', () => {
    const voucher: CartAction = {
      type: 'addLine',
      line: { key: 'v', kind: 'voucher', amountMinor: minor(5000), code: '' },
    };
    const totals = totalsOf(after(empty, add('a'), voucher));
    expect([totals.creditSoldMinor, totals.grossMinor, totals.totalMinor]).toEqual([5000, 1190, 6190]);
  });
});

describe('goods that come back', () => {
  test('give back what they came to, beside what is sold', () => {
    const totals = totalsOf(after(empty, add('a', pen, e4(10_000)), back(20_000)));
    expect(totals.totalMinor).toBe(1190 - 2380);
    expect(totals.byKey.get('r')).toMatchObject({ netMinor: -2380, otherMinor: -2000 });
  });

  test('cannot be more than can still come back: the line is named', () => {
    const computed = cartTotals(after(empty, back(30_000)), surroundings);
    expect(computed).toEqual({ ok: false, error: { code: 'RETURN_EXCEEDS_SOLD', key: 'r' } });
  });

  test('set the price mode; receipts of the other mode do not go together with them', () => {
    const other = receipt({ saleId: 'other', priceMode: 'exclusive' });
    expect(totalsOf(after(empty, add('a'), back(10_000, other))).priceMode).toBe('exclusive');
    const both: CartAction = { ...back(10_000, other), lines: [] } as CartAction;
    const cart = after(empty, back(10_000), both, {
      type: 'addLine',
      line: { key: 'o', kind: 'return', saleId: 'other', position: 1, quantityE4: one, reason: '' },
    });
    expect(cartTotals(cart, surroundings)).toEqual({ ok: false, error: { code: 'RETURN_MODES_DIFFER', key: 'o' } });
  });
});

test('a discount larger than its line is told at the line, one of the order at none', () => {
  const fields = { discountMinor: minor(5000) };
  const ofLine = after(empty, add('a'), { type: 'change', key: 'a', fields });
  expect(cartTotals(ofLine, surroundings)).toEqual({ ok: false, error: { code: 'DISCOUNT_TOO_LARGE', key: 'a' } });
  const discount = { percentE4: e4(0), amountMinor: minor(5000), reason: 'x' };
  const ofOrder = after(empty, add('a'), { type: 'discount', discount });
  expect(cartTotals(ofOrder, surroundings)).toEqual({ ok: false, error: { code: 'DISCOUNT_TOO_LARGE', key: null } });
});

test('pieces are counted; a weight is one piece', () => {
  expect(pieceCount(after(empty, add('a', pen, e4(30_000)), add('b', soldItem('kg', 1), e4(3450))).lines)).toBe(4);
});
