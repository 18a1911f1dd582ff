import { expect, test } from 'vitest';
import { absMinor, e4, minor, minorFromBigInt, negate, sumMinor } from './index.ts';

test('whole numbers up to 2^53 - 1 are amounts', () => {
  expect(minor(Number.MAX_SAFE_INTEGER)).toBe(9_007_199_254_740_991);
  expect(minorFromBigInt(-12_345n)).toBe(-12_345);
  expect(e4(190_000)).toBe(190_000);
});

test('fractions and numbers that lost their last digits are defects', () => {
  expect(() => minor(0.5)).toThrow(RangeError);
  expect(() => minor(2 ** 53)).toThrow(RangeError);
  expect(() => minor(Number.NaN)).toThrow(RangeError);
  expect(() => e4(1.25)).toThrow(RangeError);
  expect(() => minorFromBigInt(2n ** 53n + 1n)).toThrow(RangeError);
});

test('zero has no sign', () => {
  expect(Object.is(minor(-0), 0)).toBe(true);
  expect(Object.is(negate(minor(0)), 0)).toBe(true);
});

test('amounts are added, turned and sized', () => {
  expect(sumMinor([minor(199), minor(-50), minor(1)])).toBe(150);
  expect(sumMinor([])).toBe(0);
  expect(negate(minor(219))).toBe(-219);
  expect(absMinor(minor(-219))).toBe(219);
});

test('a sum that leaves the safe integers on its way is a defect even if it would come back', () => {
  expect(() => sumMinor([minor(Number.MAX_SAFE_INTEGER), minor(1), minor(-2)])).toThrow(RangeError);
});
