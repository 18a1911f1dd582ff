import { expect, test } from 'vitest';

import { e4 } from '#domain/money';

import { receipt } from './fixtures.ts';
import { chosenBefore, everything, returnableLines, returnLines, ticked } from './return-state.ts';

const newKey = () => 'k';

test('a ticked line brings all that can come back, and can be unticked', () => {
  const [line] = receipt().lines;
  if (line === undefined) throw new Error('no line');
  const chosen = ticked({}, line);
  expect(chosen).toEqual({ 1: 20_000 });
  expect(ticked(chosen, line)).toEqual({});
  expect(everything(receipt())).toEqual({ 1: 20_000 });
});

test('never more comes back than can', () => {
  const lines = returnLines(receipt(), { 1: e4(90_000) }, { reason: 'broken', newKey });
  expect(lines).toEqual([
    { key: 'k', kind: 'return', saleId: 'before', position: 1, quantityE4: 20_000, reason: 'broken' },
  ]);
  expect(returnLines(receipt(), { 1: e4(0) }, { reason: '', newKey })).toEqual([]);
});

test('vouchers and what has come back already are not offered', () => {
  const [line] = receipt().lines;
  if (line === undefined) throw new Error('no line');
  const lines = [
    { ...line, returnableE4: e4(0) },
    { ...line, position: 2, kind: 'voucher' as const },
  ];
  expect(returnableLines({ lines })).toEqual([]);
});

test('what was chosen in the running sale stands ticked when the receipt is opened again', () => {
  const lines = returnLines(receipt(), { 1: e4(10_000) }, { reason: '', newKey });
  expect(chosenBefore(lines, 'before')).toEqual({ 1: 10_000 });
  expect(chosenBefore(lines, 'other')).toEqual({});
});
