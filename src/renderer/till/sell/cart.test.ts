import { describe, expect, test } from 'vitest';

import { e4, minor } from '#domain/money';

import { cartReducer, emptyCart, isEmptyCart, returnedReceipts, stepped } from './cart.ts';
import type { CartAction, CartState, ItemLine } from './cart.ts';
import { empty, receipt, soldItem } from './fixtures.ts';
import type { TenderRow } from './payment.ts';

const pen = soldItem('pen', 11_900, 10_000);
const ink = soldItem('ink', 50_000, 42_017);
const one = e4(10_000);

function after(cart: CartState, ...actions: CartAction[]): CartState {
  return actions.reduce(cartReducer, cart);
}
const add = (key: string, item = pen, quantityE4 = one): CartAction => ({ type: 'addItem', key, item, quantityE4 });
const shown = ({ lines }: CartState) =>
  lines.map((line) => `${line.key}:${line.kind === 'voucher' ? 1 : line.quantityE4 / 10_000}`);

describe('items', () => {
  test('the same item scanned again counts up and is chosen', () => {
    const cart = after(empty, add('a'), add('b', ink), add('c', pen, e4(20_000)));
    expect(shown(cart)).toEqual(['a:3', 'b:1']);
    expect(cart.selectedKey).toBe('a');
  });

  test('a line with a discount, another price or a note stays apart from a new scan', () => {
    const fields: Partial<ItemLine>[] = [{ discountPercentE4: e4(100_000) }, { priceE4: e4(1) }, { note: 'blue' }];
    for (const changed of fields) {
      const cart = after(empty, add('a'), { type: 'change', key: 'a', fields: changed }, add('b'));
      expect(shown(cart)).toEqual(['a:1', 'b:1']);
    }
  });

  test('a barcode with a price inside is a line of its own, and is sent with its barcode', () => {
    const weighed = { ...add('a'), embeddedPriceE4: e4(34_900), barcode: '2012345003493' } as CartAction;
    const cart = after(empty, weighed, add('b'), { ...weighed, key: 'c' } as CartAction);
    expect(shown(cart)).toEqual(['a:1', 'b:1', 'c:1']);
    expect(cart.lines.map((line) => (line.kind === 'item' ? line.barcode : ''))).toEqual([
      '2012345003493',
      '',
      '2012345003493',
    ]);
  });

  test('+ and - change whole pieces and never reach nothing', () => {
    expect(stepped(e4(15_000), 1)).toBe(25_000);
    expect(stepped(e4(15_000), -1)).toBe(5000);
    expect(stepped(e4(10_000), -1)).toBe(10_000);
    expect(stepped(e4(2500), -1)).toBe(2500);
  });
});

describe('lines', () => {
  const three = after(empty, add('a'), add('b', ink), add('c', soldItem('cap', 1)));

  test('arrow keys choose, and stop at both ends', () => {
    expect(after(three, { type: 'move', by: 1 }).selectedKey).toBe('c');
    expect(after(three, { type: 'move', by: -1 }, { type: 'move', by: -1 }, { type: 'move', by: -1 }).selectedKey).toBe(
      'a',
    );
    expect(after(three, { type: 'select', key: null }, { type: 'move', by: -1 }).selectedKey).toBe('c');
    expect(after(empty, { type: 'move', by: 1 }).selectedKey).toBeNull();
  });

  test('removing chooses the neighbour, and what was removed comes back to its place', () => {
    const [, second] = three.lines;
    const removed = after(three, { type: 'select', key: 'b' }, { type: 'remove', key: 'b' });
    expect([shown(removed), removed.selectedKey]).toEqual([['a:1', 'c:1'], 'c']);
    if (second === undefined) throw new Error('no line');
    expect(shown(after(removed, { type: 'putBack', line: second, index: 1, tenders: [] }))).toEqual([
      'a:1',
      'b:1',
      'c:1',
    ]);
    expect(after(empty, add('a'), { type: 'remove', key: 'a' }).selectedKey).toBeNull();
  });

  test("another customer's prices reach every item, also those that were added before", () => {
    const cheap = { ...pen, priceE4: e4(8000), priceMode: 'exclusive' as const };
    const cart = after(three, { type: 'quoted', priceMode: 'exclusive', isTaxExempt: true, items: [cheap] });
    expect(cart.lines.map((line) => (line.kind === 'item' ? line.item.priceE4 : 0))).toEqual([8000, 50_000, 1]);
    expect([cart.priceMode, cart.isTaxExempt]).toEqual(['exclusive', true]);
  });

  test('goods of a receipt that come back are replaced when they are chosen anew', () => {
    const back = { kind: 'return', saleId: 'before', position: 1, reason: '' } as const;
    const first: CartAction = {
      type: 'addReturns',
      receipt: receipt(),
      lines: [{ ...back, key: 'r', quantityE4: one }],
    };
    const again: CartAction = { ...first, lines: [{ ...back, key: 's', quantityE4: e4(20_000) }] };
    const cart = after(empty, add('a'), first, again);
    expect(shown(cart)).toEqual(['a:1', 's:2']);
    expect(cart.receipts['before']?.number).toBe('T1-000001');
  });

  test('a receipt of which every line was taken out again does not say how money goes back', () => {
    const line = { key: 'r', kind: 'return', saleId: 'before', position: 1, quantityE4: one, reason: '' } as const;
    const back = after(empty, { type: 'addReturns', receipt: receipt(), lines: [line] });
    expect(returnedReceipts(back)).toEqual([receipt()]);
    const removed = after(back, { type: 'remove', key: 'r' });
    expect(returnedReceipts(removed)).toEqual([]);
    // Undo puts the line back, with its receipt.
    expect(returnedReceipts(after(removed, { type: 'putBack', line, index: 0, tenders: [] }))).toEqual([receipt()]);
  });
});

test('a cart is empty while nobody would miss it', () => {
  expect(isEmptyCart(emptyCart('x'))).toBe(true);
  expect(isEmptyCart(after(empty, { type: 'contact', contact: { id: 'c', name: 'Ada' } }))).toBe(false);
  const discount = { percentE4: e4(0), amountMinor: minor(0), reason: '' };
  expect(isEmptyCart(after(empty, { type: 'discount', discount }, { type: 'note', note: 'x', reference: '' }))).toBe(
    false,
  );
});

test('what was taken belongs to its sale: it goes with the sale, and with the last line of it', () => {
  const card = { key: 't', tender: 'card', amountMinor: minor(500), reference: '', creditCode: '' } as const;
  const first = cartReducer(empty, { type: 'addItem', key: 'a', item: pen, quantityE4: one });
  const two = cartReducer(first, { type: 'addItem', key: 'b', item: ink, quantityE4: one });
  const paid = cartReducer(two, { type: 'tenders', tenders: [card] });
  expect(cartReducer(paid, { type: 'remove', key: 'a' }).tenders).toEqual([card]);
  const none = cartReducer(cartReducer(paid, { type: 'remove', key: 'a' }), { type: 'remove', key: 'b' });
  expect(none.tenders).toEqual([]);
  const [line] = first.lines;
  if (line === undefined) throw new Error('no line');
  expect(cartReducer(none, { type: 'putBack', line, index: 0, tenders: [card] }).tenders).toEqual([card]);
  // Another line has come meanwhile, and what was taken for that counts.
  expect(cartReducer(first, { type: 'putBack', line, index: 0, tenders: [card] }).tenders).toEqual([]);
  expect(cartReducer(paid, { type: 'replace', cart: emptyCart('next') }).tenders).toEqual([]);
});

test('a sale that was emptied comes back whole, or joins the one that has begun, with the receipts of what comes back', () => {
  const line = { key: 'r', kind: 'return', saleId: 'before', position: 1, quantityE4: one, reason: '' } as const;
  const emptied = after(
    { ...empty, note: 'gift' },
    { type: 'addItem', key: 'a', item: pen, quantityE4: one },
    { type: 'addReturns', receipt: receipt(), lines: [line] },
  );
  expect(cartReducer(emptyCart('next'), { type: 'comeBack', cart: emptied })).toEqual(emptied);
  const begun = after(emptyCart('next'), { type: 'addItem', key: 'b', item: ink, quantityE4: one });
  const joined = cartReducer(begun, { type: 'comeBack', cart: emptied });
  expect([joined.saleId, joined.note, joined.lines.map(({ key }) => key)]).toEqual(['next', '', ['b', 'a', 'r']]);
  expect(joined.receipts['before']?.number).toBe('T1-000001');
});

test('what had been taken for an emptied sale comes back with its lines, and so does the held sale that it was', () => {
  const card: TenderRow = { key: 't', tender: 'card', amountMinor: minor(100), reference: '', creditCode: '' };
  const lines = after(empty, { type: 'addItem', key: 'a', item: pen, quantityE4: one });
  const emptied = { ...lines, heldId: 'held', heldName: 'Coat', tenders: [card] };
  const begun = after(emptyCart('next'), { type: 'addItem', key: 'b', item: ink, quantityE4: one });
  const comeBack = { type: 'comeBack', cart: emptied } as const;
  const cash: TenderRow = { ...card, key: 'u', tender: 'cash' };
  expect(cartReducer({ ...begun, tenders: [cash] }, comeBack)).toMatchObject({
    heldId: 'held',
    heldName: 'Coat',
    tenders: [cash, card],
  });
  expect(cartReducer({ ...begun, heldId: 'other', heldName: 'Hat' }, comeBack)).toMatchObject({
    heldId: 'other',
    heldName: 'Hat',
  });
});
