import fc from 'fast-check';
import { expect, test } from 'vitest';

import { errorsForgiven, typingErrors } from './typos.ts';

test.each([
  ['huber', 'huber', 0],
  ['hubor', 'huber', 1],
  ['hber', 'huber', 1],
  ['hubber', 'huber', 1],
  ['hubre', 'huber', 1],
  ['uhber', 'huber', 1],
  ['kuber', 'huber', 1],
  ['', 'huber', 5],
  ['huber', '', 5],
  ['hbure', 'huber', 2],
  ['ca', 'abc', 3],
])('%j is %j with %i errors: a wrong, missing, extra letter or two swapped', (typed, word, errors) => {
  expect(typingErrors(typed, word)).toBe(errors);
});

test('one error is forgiven from four letters on, two from eight', () => {
  expect([0, 3, 4, 7, 8, 30].map(errorsForgiven)).toEqual([0, 0, 1, 1, 2, 2]);
});

test('errors count the same both ways, are none only for the same word, and never more than letters', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, (left, right) => {
      const errors = typingErrors(left, right);
      expect(errors).toBe(typingErrors(right, left));
      expect(errors === 0).toBe(left === right);
      expect(errors).toBeLessThanOrEqual(Math.max(left.length, right.length));
      expect(errors).toBeGreaterThanOrEqual(Math.abs(left.length - right.length));
    }),
  );
});
