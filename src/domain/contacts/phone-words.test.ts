import { expect, test } from 'vitest';

import { phoneStarts, phoneWords } from './phone-words.ts';

const isFound = (stored: string, typed: string) =>
  phoneStarts(typed).some((start) => phoneWords(stored).some((word) => word.startsWith(start)));

const notations = [
  '+43 (0)316 / 12 34 56',
  '0316 123456',
  '+43316123456',
  '0043 316 123-456',
  '(0316) 12.34.56',
  '+43 0316 123456',
  '316/12 34 56',
];

test.each(notations.flatMap((stored) => notations.map((typed) => [stored, typed])))(
  '%s is found by %s, and while that is typed',
  (stored, typed) => {
    const begun = Array.from({ length: typed.length }, (_, at) => typed.slice(0, at + 1));
    // What has no more than the country's code yet, or half of it, may still mean anything.
    const told = begun.filter((text) => text.replaceAll(/\D/g, '').replace(/^0+/, '').length >= 7);
    expect([...told, typed].filter((text) => !isFound(stored, text))).toEqual([]);
  },
);

test('the number of the line alone is found, and its end', () => {
  for (const stored of notations) expect(isFound(stored, '123456')).toBe(true);
  expect(isFound('+43316123456', '23456')).toBe(true);
  expect(isFound('+43316123456', '3456')).toBe(true);
  expect(isFound('+43 316 123456', '1234')).toBe(true);
});

test('an extension stands behind the number', () => {
  expect(isFound('(315) 279-9356 x5400', '315 279 9356')).toBe(true);
  expect(isFound('(315) 279-9356 x5400', '2799356')).toBe(true);
});

test('another number is not found', () => {
  expect(isFound('+43 316 123456', '0316 123457')).toBe(false);
  expect(isFound('+43 316 123456', '+49 316 123456')).toBe(true);
  expect(isFound('+43 316 123456', '662')).toBe(false);
});

test.each(['', 'DW', '12', '+', '000'])('%j is no number', (text) => {
  expect(phoneWords(text)).toEqual([]);
});

test('without figures nothing is typed', () => {
  expect(phoneStarts('+ ( )')).toEqual([]);
});
