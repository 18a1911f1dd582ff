import { expect, test } from 'vitest';

import { minor } from '#domain/money';
import { denominationsOf } from '#domain/till';

import { countedOf, countsOf, emptyCount, isCounting, outcomeOf, piecesMinor, readPieces } from './count-state.ts';

const euros = denominationsOf('EUR');

test('a number of pieces is read, also as piles that were counted apart', () => {
  expect(readPieces('12')).toBe(12);
  expect(readPieces(' 10 + 2 ')).toBe(12);
  expect(readPieces('10+')).toBe(10);
  expect(readPieces('')).toBe(0);
});

test('what is no number of pieces is not taken for zero', () => {
  for (const text of ['x', '1.5', '-3', '1,000', '100001', '+5']) expect(readPieces(text)).toBeNull();
  expect(piecesMinor(minor(50), '1.5')).toBeNull();
});

test('a drawer counted by its pieces comes to their sum', () => {
  const count = { ...emptyCount, pieces: { 5000: '3', 200: '10+2', 1: '7' } };
  expect(countedOf(count, euros)).toBe(3 * 5000 + 12 * 200 + 7);
  expect(countsOf(count, euros)).toEqual([
    { valueMinor: 5000, count: 3 },
    { valueMinor: 200, count: 12 },
    { valueMinor: 1, count: 7 },
  ]);
});

test('nothing typed is not yet a count of zero, a typed 0 is', () => {
  expect(countedOf(emptyCount, euros)).toBeNull();
  expect(countedOf({ ...emptyCount, pieces: { 5000: ' ' } }, euros)).toBeNull();
  expect(countedOf({ ...emptyCount, pieces: { 5000: '0' } }, euros)).toBe(0);
  expect(countsOf({ ...emptyCount, pieces: { 5000: '0' } }, euros)).toEqual([]);
});

test('one pile that cannot be read leaves the whole drawer uncounted', () => {
  expect(countedOf({ ...emptyCount, pieces: { 5000: '3', 200: 'many' } }, euros)).toBeNull();
});

test('one amount counts without pieces, and pieces typed before are not sent with it', () => {
  const count = { by: 'amount' as const, pieces: { 5000: '3' }, amountMinor: minor(12_345) };
  expect(countedOf(count, euros)).toBe(12_345);
  expect(countsOf(count, euros)).toEqual([]);
});

test('whoever has typed something is asked before it is lost', () => {
  expect(isCounting(emptyCount)).toBe(false);
  expect(isCounting({ ...emptyCount, pieces: { 5000: '' } })).toBe(false);
  expect(isCounting({ ...emptyCount, pieces: { 5000: '1' } })).toBe(true);
  expect(isCounting({ ...emptyCount, amountMinor: minor(0) })).toBe(true);
});

test('a difference is told as too much, too little or right', () => {
  expect(outcomeOf(minor(0))).toEqual({ kind: 'right', byMinor: 0 });
  expect(outcomeOf(minor(350))).toEqual({ kind: 'over', byMinor: 350 });
  expect(outcomeOf(minor(-350))).toEqual({ kind: 'short', byMinor: 350 });
});
