import { expect, test } from 'vitest';

import { cartSchema } from '#contract/sale-input';
import { e4, minor } from '#domain/money';
import { checkDigitOf } from '#domain/till';

import { cartReducer } from './cart.ts';
import { cartInput, neededFor, openedCart, takenUp } from './cart-input.ts';
import type { Opened } from './cart-input.ts';
import { cartTotals } from './cart-totals.ts';
import { empty, receipt, soldItem, surroundings } from './fixtures.ts';

const pen = { ...soldItem('01990000-0000-7000-8000-000000000001', 119_000, 100_000) };
const saleId = '01990000-0000-7000-8000-000000000002';

const full = [
  { type: 'addItem', key: 'a', item: pen, quantityE4: e4(25_000) } as const,
  { type: 'change', key: 'a', fields: { discountPercentE4: e4(100_000), discountReason: 'damaged' } } as const,
  {
    type: 'addLine',
    line: { key: 'v', kind: 'voucher', amountMinor: minor(2000), code: 'CARD-1' },
  } as const,
  {
    type: 'addReturns',
    receipt: receipt({ saleId }),
    lines: [{ key: 'r', kind: 'return', saleId, position: 1, quantityE4: e4(10_000), reason: 'too large' }],
  } as const,
  { type: 'discount', discount: { percentE4: e4(50_000), amountMinor: minor(0), reason: 'regular' } } as const,
  { type: 'note', note: 'back door', reference: 'PO 7' } as const,
].reduce(cartReducer, empty);

test('a held sale opens as it was put aside, to the cent', () => {
  const cart = cartSchema.parse(cartInput(full));
  expect(neededFor(cart)).toEqual({ itemIds: [pen.itemId], saleIds: [saleId] });
  let count = 0;
  const opened = openedCart(
    {
      cart,
      held: { id: 'held', name: 'Ada' },
      contact: null,
      quote: { priceMode: 'inclusive', isTaxExempt: false, items: [pen] },
      receipts: [receipt({ saleId })],
      rules: [],
    },
    () => `n${(count += 1)}`,
  );
  expect(opened.lost).toBe(0);
  expect(opened.cart).toMatchObject({ heldId: 'held', heldName: 'Ada', note: 'back door', reference: 'PO 7' });
  expect(cartInput(opened.cart)).toEqual(cartInput(full));
  const [before, again] = [cartTotals(full, surroundings), cartTotals(opened.cart, surroundings)];
  expect(again.ok && before.ok && again.value.totalMinor === before.value.totalMinor).toBe(true);
});

test('a line whose item is gone is left out and counted', () => {
  const quote = { priceMode: 'inclusive', isTaxExempt: false, items: [] } as const;
  const held = { id: 'held', name: '' };
  const cart = cartSchema.parse(cartInput(full));
  const opened = openedCart({ cart, held, contact: null, quote, receipts: [], rules: [] }, () => 'k');
  expect([opened.lost, opened.cart.lines.length]).toEqual([1, 2]);
});

test('a held line keeps the price on its label, and shows it as the customer pays it', () => {
  const barcode = `211234501190${checkDigitOf('211234501190')}`;
  const rules = [{ prefix: '21', kind: 'price', itemDigits: 5, checkDigits: 0, valueDigits: 5, decimals: 2 } as const];
  const add = {
    type: 'addItem',
    key: 'a',
    item: pen,
    quantityE4: e4(10_000),
    barcode,
    embeddedPriceE4: e4(119_000),
  } as const;
  const cart = cartSchema.parse(cartInput(cartReducer(empty, add)));
  const asked = { cart, held: { id: 'held', name: '' }, contact: null, receipts: [], rules };
  const totalFor = (quote: Opened['quote']) => {
    const totals = cartTotals(openedCart({ ...asked, quote }, () => 'k').cart, surroundings);
    return totals.ok ? totals.value.totalMinor : null;
  };
  expect(totalFor({ priceMode: 'inclusive', isTaxExempt: false, items: [pen] })).toBe(1190);
  expect(totalFor({ priceMode: 'exclusive', isTaxExempt: false, items: [{ ...pen, priceMode: 'exclusive' }] })).toBe(
    1190,
  );
  const exempt = { ...pen, priceMode: 'exclusive', taxCategory: 'E', taxRateE4: e4(0) } as const;
  expect(totalFor({ priceMode: 'exclusive', isTaxExempt: true, items: [exempt] })).toBe(1000);
});

test('what was attached to an empty sale goes over to the held one that is taken up, unless that has its own', () => {
  const held = cartSchema.parse(cartInput({ ...full, contact: null, note: '', reference: 'PO 7' }));
  const attached = { ...empty, contact: { id: 'ada', name: 'Ada' }, note: 'gift', reference: 'PO 8' };
  expect(takenUp(held, attached)).toEqual({ ...held, contactId: 'ada', note: 'gift', reference: 'PO 7' });
  const own = { ...held, contactId: 'novak' };
  expect(takenUp(own, attached)).toEqual({ ...own, note: 'gift' });
  // A running sale with goods in it is put aside, with its customer.
  expect(takenUp(held, { ...full, contact: { id: 'ada', name: 'Ada' } })).toEqual(held);
});
