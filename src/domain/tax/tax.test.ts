import { expect, test } from 'vitest';
import { isRateAllowed, isUntaxed, taxCategories } from './index.ts';

test('zero-rated, exempt, reverse charge, intra-community, export and out of scope carry no rate', () => {
  expect(taxCategories.filter((category) => isUntaxed(category))).toEqual(['Z', 'E', 'AE', 'K', 'G', 'O']);
  expect(isRateAllowed('AE', 190_000)).toBe(false);
  expect(isRateAllowed('AE', 0)).toBe(true);
});

test('a rate lies between 0 and 100 %, as fine as the 9.975 % of Quebec', () => {
  expect(isRateAllowed('S', 99_750)).toBe(true);
  expect(isRateAllowed('S', 0)).toBe(true);
  expect(isRateAllowed('S', 1_000_000)).toBe(true);
  expect(isRateAllowed('S', 1_000_001)).toBe(false);
  expect(isRateAllowed('S', -1)).toBe(false);
  expect(isRateAllowed('S', 0.5)).toBe(false);
});
