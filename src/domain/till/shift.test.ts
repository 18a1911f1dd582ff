import { expect, test } from 'vitest';
import type { Instant } from '#domain/dates';
import { e4, minor } from '#domain/money';
import { convertPrice, countedMinor, expectedCash, isOverdue, overShort, receiptNumber, zNumber } from './index.ts';

const at = (text: string): Instant => text as Instant;

test('the drawer should hold float, cash sales, pay-ins and cash on account, less refunds, pay-outs and drops', () => {
  const expected = expectedCash({
    floatMinor: minor(20_000),
    salesMinor: minor(54_321),
    refundsMinor: minor(1_999),
    payInsMinor: minor(5_000),
    payOutsMinor: minor(1_250),
    dropsMinor: minor(40_000),
    onAccountMinor: minor(7_500),
  });
  expect(expected).toBe(43_572);
  expect(overShort(minor(43_570), expected)).toBe(-2);
});

test('counted coins and notes come to their sum', () => {
  const counts = [
    { valueMinor: minor(5_000), count: 3 },
    { valueMinor: minor(2_000), count: 0 },
    { valueMinor: minor(5), count: 7 },
  ];
  expect(countedMinor(counts)).toBe(15_035);
  expect(countedMinor([])).toBe(0);
});

test('a shift is overdue after a day, not on its last second', () => {
  const openedAt = at('2026-03-28T08:00:00.000Z');
  expect(isOverdue(openedAt, at('2026-03-29T08:00:00.000Z'))).toBe(false);
  expect(isOverdue(openedAt, at('2026-03-29T08:00:00.001Z'))).toBe(true);
});

test('receipts and Z reports are numbered with the prefix of their register', () => {
  expect(receiptNumber({ prefix: 'A-', padding: 6 }, 42)).toBe('A-000042');
  expect(receiptNumber({ prefix: 'A-', padding: 1 }, 1_234_567)).toBe('A-1234567');
  expect(zNumber({ prefix: 'A-' }, 7)).toBe('Z-A-0007');
});

test('a price without tax becomes one with tax and the other way round, rounded once', () => {
  const rateE4 = e4(190_000);
  expect(convertPrice(e4(100_000), { from: 'exclusive', to: 'inclusive', rateE4 })).toBe(119_000);
  expect(convertPrice(e4(100_000), { from: 'inclusive', to: 'exclusive', rateE4 })).toBe(84_034);
  expect(convertPrice(e4(100_000), { from: 'inclusive', to: 'inclusive', rateE4 })).toBe(100_000);
  expect(convertPrice(e4(99_999), { from: 'exclusive', to: 'inclusive', rateE4: e4(0) })).toBe(99_999);
});
