import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, apportion, minor, negate, sumMinor } from './index.ts';

const total = fc.integer({ min: -(10 ** 13), max: 10 ** 13 }).map((value) => minor(value));
// Small weights make many equal remainders, where a split is easily unfair; large ones many digits.
const weights = fc.oneof(
  fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 20 }),
  fc.array(fc.nat({ max: 10 ** 12 }), { minLength: 1, maxLength: 20 }),
);

test('a cent more goes to the largest remainder', () => {
  expect(allocate(minor(100), [1, 1, 1])).toEqual([34, 33, 33]);
  expect(allocate(minor(101), [1, 1, 1])).toEqual([34, 34, 33]);
  expect(allocate(minor(100), [1, 2])).toEqual([33, 67]);
  expect(allocate(minor(10), [1n, 5n, 4n])).toEqual([1, 5, 4]);
});

test('a refund splits as the mirror of its sale', () => {
  fc.assert(
    fc.property(total, weights, (amount, shares) => {
      expect(allocate(negate(amount), shares)).toEqual(allocate(amount, shares).map((part) => negate(part)));
    }),
  );
});

test('parts add up to the total', () => {
  fc.assert(
    fc.property(total, weights, (amount, shares) => {
      expect(sumMinor(allocate(amount, shares))).toBe(amount);
    }),
  );
});

test('every part is its exact share rounded down or up, so nobody is off by a whole cent', () => {
  fc.assert(
    fc.property(total, weights, (amount, shares) => {
      const sum = shares.reduce((left, right) => left + BigInt(right), 0n);
      fc.pre(sum > 0n);
      for (const [index, part] of allocate(amount, shares).entries()) {
        const error = BigInt(part) * sum - BigInt(amount) * BigInt(shares[index] ?? 0);
        expect(error < sum && error > -sum).toBe(true);
      }
    }),
  );
});

test('a larger weight never gets less', () => {
  fc.assert(
    fc.property(fc.nat({ max: 10 ** 9 }), weights, (amount, shares) => {
      const parts = allocate(minor(amount), shares).map((part, index) => ({ part, weight: shares[index] ?? 0 }));
      const byWeight = parts.toSorted((left, right) => left.weight - right.weight || left.part - right.part);
      expect(byWeight.map(({ part }) => part)).toEqual(
        byWeight.map(({ part }) => part).toSorted((left, right) => left - right),
      );
    }),
  );
});

test('who has no weight gets nothing', () => {
  expect(allocate(minor(999), [0, 7, 0])).toEqual([0, 999, 0]);
});

test('without any weight the split is even, the first ones taking what is left', () => {
  expect(allocate(minor(10), [0, 0, 0])).toEqual([4, 3, 3]);
  expect(allocate(minor(-10), [0, 0, 0])).toEqual([-4, -3, -3]);
  expect(allocate(minor(10), [])).toEqual([]);
});

test('a negative weight is a defect', () => {
  expect(() => allocate(minor(10), [2, -1])).toThrow(RangeError);
});

test('shares of both signs are apportioned to the cent, too', () => {
  expect(apportion(minor(8), { numerators: [1_000n, -195n], denominator: 100n })).toEqual([10, -2]);
});
