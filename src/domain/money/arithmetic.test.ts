import fc from 'fast-check';
import { expect, test } from 'vitest';
import { e4, minor, negate, percentOf, priceTimesQuantity } from './index.ts';

const one = e4(10_000);

test('three pieces at 14.98 are 44.94', () => {
  expect(
    priceTimesQuantity({ priceE4: e4(149_800), quantityE4: e4(30_000), baseQuantityE4: one, currency: 'EUR' }),
  ).toBe(4_494);
});

test('a price for twelve is divided and rounded once', () => {
  const priced = { priceE4: e4(100_000), quantityE4: e4(50_000), baseQuantityE4: e4(120_000), currency: 'EUR' };
  expect(priceTimesQuantity(priced)).toBe(417);
});

test('yen have no cents and dinars have three decimals', () => {
  const priced = { priceE4: e4(12_500), quantityE4: one, baseQuantityE4: one };
  expect(priceTimesQuantity({ ...priced, currency: 'JPY' })).toBe(1);
  expect(priceTimesQuantity({ ...priced, priceE4: e4(15_000), currency: 'JPY' })).toBe(2);
  expect(priceTimesQuantity({ ...priced, currency: 'KWD' })).toBe(1_250);
});

test('large prices stay exact where floats would not', () => {
  const priced = { priceE4: e4(90_071_992_547_409), quantityE4: e4(9_999), baseQuantityE4: one, currency: 'EUR' };
  expect(priceTimesQuantity(priced)).toBe(Number((90_071_992_547_409n * 9_999n + 500_000n) / 1_000_000n));
});

test('19 % of 0.50 is 0.10, and of a refund -0.10', () => {
  expect(percentOf(minor(50), e4(190_000))).toBe(10);
  expect(percentOf(minor(-50), e4(190_000))).toBe(-10);
});

test('a percentage is the same in both directions and never above the whole', () => {
  const amount = fc.integer({ min: 0, max: 10 ** 12 }).map((value) => minor(value));
  const rate = fc.integer({ min: 0, max: 1_000_000 }).map((value) => e4(value));
  fc.assert(
    fc.property(amount, rate, (value, rateE4) => {
      expect(percentOf(negate(value), rateE4)).toBe(negate(percentOf(value, rateE4)));
      expect(percentOf(value, rateE4)).toBeLessThanOrEqual(value);
    }),
  );
});
