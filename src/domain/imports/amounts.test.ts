import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { e4, formatE4, parseE4 } from '#domain/money';

import { guessDecimalSeparator, plainDecimal, shiftPoint } from './amounts.ts';
import { readDate } from './dates.ts';

describe('an amount as people write it', () => {
  test.each([
    ['1.234,56', '1234.56'],
    ['1 234,56', '1234.56'],
    ['1\u00a0234,56', '1234.56'],
    ['1\u202f234\u202f567,5', '1234567.5'],
    ["1'234,56", '1234.56'],
    ['1234,56 €', '1234.56'],
    ['€ -12,50', '-12.50'],
    ['-12,50 EUR', '-12.50'],
    ['12,50-', '-12.50'],
    ['(12,50)', '-12.50'],
    ['(12,50 €)', '-12.50'],
    ['\u221212,5', '-12.5'],
    ['+7', '7'],
    [',5', '0.5'],
    ['1.234', '1234'],
    ['12,50 kr', '12.50'],
  ])('with a decimal comma %s is %s', (text, plain) => {
    expect(plainDecimal(text, ',')).toBe(plain);
  });

  test.each([
    ['1,234.56', '1234.56'],
    ['1,23,456.78', '123456.78'],
    ['$1,234.56', '1234.56'],
    ['CHF 1’234.50', '1234.50'],
    ['USD 5', '5'],
    ['-$5.00', '-5.00'],
    ['R$ 9.90', '9.90'],
    ['9.8', '9.8'],
    ['.5', '0.5'],
  ])('with a decimal point %s is %s', (text, plain) => {
    expect(plainDecimal(text, '.')).toBe(plain);
  });

  test.each([
    ['12.5', ','],
    ['1.2.3', ','],
    ['12,5', '.'],
    ['0,500', '.'],
    ['1,2345', '.'],
    ['1,234.5.6', '.'],
    ['1e5', '.'],
    ['12 pcs', '.'],
    ['--5', '.'],
    ['(-5)', '.'],
    ['abc', '.'],
    ['', '.'],
    ['.', '.'],
    ['-', '.'],
    ['12.', '.'],
  ] as const)('%s with the separator %s is refused, never guessed', (text, separator) => {
    expect(plainDecimal(text, separator)).toBeNull();
  });

  test('any amount written in any of these manners is read back exactly', () => {
    const amounts = fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }).map(e4);
    const groupings = fc.constantFrom('', '.', ' ', "'", '\u00a0');
    const signs = fc.constantFrom<(text: string) => string>(
      (text) => `-${text}`,
      (text) => `${text}-`,
      (text) => `(${text})`,
      (text) => `\u2212${text} €`,
    );
    fc.assert(
      fc.property(amounts, groupings, signs, (amount, grouping, signed) => {
        const [whole = '', fraction] = formatE4(e4(Math.abs(amount))).split('.');
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, grouping);
        const size = fraction === undefined ? grouped : `${grouped},${fraction}`;
        const plain = plainDecimal(amount < 0 ? signed(size) : size, ',');
        expect(parseE4(plain ?? '')).toEqual({ ok: true, value: amount });
      }),
    );
  });
});

describe('moving the point', () => {
  test.each([
    ['0.05', 2, '5'],
    ['-0.05', 2, '-5'],
    ['0.125', 2, '12.5'],
    ['1', 2, '100'],
    ['0.00', 2, '0'],
    ['0.0333', 2, '3.33'],
  ])('of %s by %i places gives %s', (plain, places, moved) => {
    expect(shiftPoint(plain, places)).toBe(moved);
  });

  test('multiplies exactly by a power of ten', () => {
    fc.assert(
      fc.property(fc.integer({ min: -90_000_000_000, max: 90_000_000_000 }).map(e4), (amount) => {
        const expected = e4(amount * 100);
        expect(parseE4(shiftPoint(formatE4(amount), 2))).toEqual({ ok: true, value: expected });
      }),
    );
  });
});

describe('the decimal separator of a column', () => {
  test.each([
    [['18', '9.8', '12.5'], ',', '.'],
    [['18', '9,8', '12,5'], ';', ','],
    [['1,234.56', '5'], ',', '.'],
    [['1.234,56', '5'], ',', ','],
    [['1.234.567', '5'], ',', ','],
    [['0.125'], ';', '.'],
    [['1.234', '5.678'], ';', ','],
    [['1.234', '5.678'], ',', '.'],
    [['1.234', '5.678', '7,5'], ',', ','],
    [['1 234,56'], ',', ','],
    [['18', '20'], ';', ','],
    [[], ',', '.'],
  ] as const)('%j in a file delimited by %s is %s', (samples, delimiter, separator) => {
    expect(guessDecimalSeparator(samples, { delimiter })).toBe(separator);
  });
});

test('a text of megabytes is no amount and no day, and nobody looks through it for hours', () => {
  for (const unit of ['x', '1.', ' ', "1'", '(', '€']) {
    const text = `1${unit.repeat(5_000_000)}1`;
    expect(plainDecimal(text, '.')).toBeNull();
    expect(readDate(text, 'dmy')).toBeNull();
  }
});
