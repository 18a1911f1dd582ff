import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencyCodes, minor } from '#domain/money';
import { cashDue, cashStepBy, cashStepOf, denominationsOf, quickCash } from './index.ts';

test.each([
  ['EUR', 2_340, [2_340, 2_500, 3_000, 5_000]],
  ['EUR', 320, [320, 500, 1_000, 2_000]],
  ['EUR', 4_700, [4_700, 5_000, 10_000, 20_000]],
  ['EUR', 5_000, [5_000, 10_000, 20_000]],
  ['EUR', 62_000, [62_000, 65_000, 70_000, 80_000]],
  ['USD', 2_340, [2_340, 2_400, 2_500, 5_000]],
  ['CHF', 1_342, [1_340, 2_000, 5_000, 10_000]],
  ['JPY', 1_234, [1_234, 2_000, 5_000, 10_000]],
  ['HUF', 123_456, [123_500, 150_000, 200_000, 500_000]],
  ['CHF', 2, [0]],
  ['EUR', 0, []],
  ['EUR', -500, []],
])('in %s %i minor units are paid with one of %j', (currency, due, amounts) => {
  expect(quickCash(minor(due), currency)).toEqual(amounts);
});

test('quick amounts cover what is due, the first exactly, ascending and each once', () => {
  fc.assert(
    fc.property(fc.constantFrom(...currencyCodes), fc.integer({ min: 1, max: 10_000_000 }), (currency, due) => {
      const amounts = quickCash(minor(due), currency);
      expect(amounts[0]).toBe(cashDue(minor(due), cashStepOf(currency)));
      expect(amounts).toEqual([...new Set(amounts)].toSorted((left, right) => left - right));
      expect(amounts.length).toBeLessThanOrEqual(4);
      for (const amount of amounts) expect(amount % cashStepOf(currency)).toBe(0);
    }),
  );
});

test('every currency has coins and notes, each value once, the largest first, all of them payable in its steps', () => {
  for (const currency of currencyCodes) {
    const values = denominationsOf(currency).map(({ valueMinor }) => valueMinor);
    expect(values.length).toBeGreaterThan(5);
    expect(values).toEqual([...new Set(values)].toSorted((left, right) => right - left));
    const step = cashStepOf(currency);
    expect(values.filter((value) => value % step !== 0).length, `${currency} has pieces that its step cannot pay`).toBe(
      0,
    );
  }
});

test('forints and crowns are rounded to their smallest coin, in minor units of ISO 4217', () => {
  expect(['EUR', 'CHF', 'NZD', 'DKK', 'SEK', 'HUF', 'JPY'].map(cashStepOf)).toEqual([1, 5, 10, 50, 100, 500, 1]);
});

test('the setting of a till comes before the coins of the currency', () => {
  const stepBy = (cashRoundingMinor: number | null, currency: 'CHF' | 'EUR') =>
    cashStepBy({ cashRoundingMinor }, currency);
  expect([stepBy(null, 'CHF'), stepBy(null, 'EUR'), stepBy(5, 'EUR'), stepBy(1, 'CHF')]).toEqual([5, 1, 5, 1]);
});

test('a currency without a list of its own gets a ladder of 1, 2 and 5 in its own minor unit', () => {
  const dinars = denominationsOf('KWD');
  expect(dinars[0]).toEqual({ valueMinor: 500_000, kind: 'note' });
  expect(dinars.at(-1)).toEqual({ valueMinor: 1, kind: 'coin' });
});
