import { expect, test } from 'vitest';

import { emailKey, phoneKey, taxNumberKey } from './keys.ts';

test.each([
  ['+43 316 123456', '0316/123456'],
  ['0043 (0)316 12 34 56', '0316 123456'],
  ['+1 (206) 555-9857', '206.555.9857'],
  ['030-0074321', '+49 30 0074321'],
  ['+44 171 555 1212 ext. 12', '0171 5551212'],
  ['+43 662 1234', '0662 1234'],
  ['0043 (0)662/12-34', '0662 1234'],
  ['(+43) 0662 1234', '0662 1234'],
  ['Tel. +39 06 1234567', '06 1234567'],
  ['+353 21 12345', '021 12345'],
  ['+45 22 12 34 56', '22123456'],
  ['+7 495 1234567', '495 1234567'],
])('%s and %s are one number', (left, right) => {
  expect(phoneKey(left)).not.toBe('');
  expect(phoneKey(left)).toBe(phoneKey(right));
});

test.each([
  ['0316 123456', '0316 123457'],
  ['+43 316 123456', '+43 662 123456'],
  // So few digits are those of many countries.
  ['+43 1 5123', '+49 1 5123'],
  ['+43 662 1234', '0662 1234-5'],
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

test('the code of every country is known for as long as it is', () => {
  const codes =
    '1 7 20 27 30 36 39 40 41 43 44 49 51 58 60 66 81 82 84 86 90 95 98 211 247 268 290 351 370 389 420 423 500 599 670 692 800 852 886 960 977 998';
  for (const code of codes.split(' ')) expect(phoneKey(`+${code} 23 45678`)).toBe('2345678');
});
