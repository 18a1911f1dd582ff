import { expect, test } from 'vitest';

import { emailKey, phoneKey, taxNumberKey } from './keys.ts';

test.each([
  ['+43 316 123456', '0316/123456'],
  ['0043 (0)316 12 34 56', '0316 123456'],
  ['+1 (206) 555-9857', '206.555.9857'],
  ['030-0074321', '+49 30 0074321'],
  ['+44 171 555 1212 ext. 12', '0171 5551212'],
])('%s and %s are one number', (left, right) => {
  expect(phoneKey(left)).not.toBe('');
  expect(phoneKey(left)).toBe(phoneKey(right));
});

test.each([
  ['0316 123456', '0316 123457'],
  ['+43 316 123456', '+43 662 123456'],
])('%s and %s are two numbers', (left, right) => {
  expect(phoneKey(left)).not.toBe(phoneKey(right));
});

test.each(['', '12', 'DW 17', '01234'])('%j is too short to tell anybody by', (phone) => {
  expect(phoneKey(phone)).toBe('');
});

test('an e-mail address is the same in capitals, and a text that is none has no key', () => {
  expect(emailKey(' Ada@Example.COM ')).toBe('ada@example.com');
  for (const text of ['', 'ada', 'ada at example.com', '@example.com']) expect(emailKey(text)).toBe('');
});

test('a tax number is the same with blanks, points and small letters; a few characters are none', () => {
  expect(taxNumberKey('atu 1234.5678')).toBe('ATU12345678');
  expect(taxNumberKey('n/a')).toBe('');
});
