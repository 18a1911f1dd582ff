// The keys that records are searched and sorted by.
import { expect, test } from 'vitest';

import { matchExpression, searchKey } from './search.ts';

test('a search key holds small letters without accents, with single blanks and no control characters', () => {
  expect(searchKey('  Čapek \t\n ß ')).toBe('capek ss');
  expect(searchKey('Ørsted Łódź')).toBe('orsted lodz');
  expect(searchKey('a\0da\u001b\u0085')).toBe('ada');
});

test('a query asks the index for its long words only, and quotes them', () => {
  expect(matchExpression('Ada\0 "Ltd" in')).toEqual({ expression: '"ada" AND """ltd"""', shortWords: ['in'] });
  expect(matchExpression('\0ab')).toBeNull();
});
