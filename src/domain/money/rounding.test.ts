import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundHalfAway } from './index.ts';

test('a half goes away from zero on both sides', () => {
  expect(roundHalfAway(5n, 10n)).toBe(1n);
  expect(roundHalfAway(-5n, 10n)).toBe(-1n);
  expect(roundHalfAway(15n, 10n)).toBe(2n);
  expect(roundHalfAway(25n, 10n)).toBe(3n);
  expect(roundHalfAway(-25n, 10n)).toBe(-3n);
});

test('below a half it goes to zero, above away from it, also with an odd denominator', () => {
  expect(roundHalfAway(4n, 9n)).toBe(0n);
  expect(roundHalfAway(5n, 9n)).toBe(1n);
  expect(roundHalfAway(-4n, 9n)).toBe(0n);
  expect(roundHalfAway(-5n, 9n)).toBe(-1n);
  expect(roundHalfAway(49n, 100n)).toBe(0n);
});

test('a refund rounds as its sale', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (numerator, denominator) => {
      expect(roundHalfAway(-numerator, denominator)).toBe(-roundHalfAway(numerator, denominator));
    }),
  );
});

test('the result is never more than a half away', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (numerator, denominator) => {
      const difference = roundHalfAway(numerator, denominator) * denominator - numerator;
      expect(2n * (difference < 0n ? -difference : difference)).toBeLessThanOrEqual(denominator);
    }),
  );
});

test('a denominator of zero or less is a defect', () => {
  expect(() => roundHalfAway(1n, 0n)).toThrow(RangeError);
  expect(() => roundHalfAway(1n, -2n)).toThrow(RangeError);
});
