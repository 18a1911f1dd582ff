import { expect, test } from 'vitest';

import { minor } from '#domain/money';

import { minorAsTyped, plainDecimal, readE4, readMinor } from './decimal-text.ts';

test('plain decimals mean the same in every locale', () => {
  for (const locale of ['en-GB', 'de-DE', 'fr-FR', 'de-CH']) {
    expect(plainDecimal('12.5', locale)).toBe('12.5');
    expect(plainDecimal('12,5', locale)).toBe('12.5');
    expect(plainDecimal('-3', locale)).toBe('-3');
  }
});

test('the marks of a locale are understood, with thousands', () => {
  expect(plainDecimal('1.234,50', 'de-DE')).toBe('1234.50');
  expect(plainDecimal('1,234.50', 'en-US')).toBe('1234.50');
  expect(plainDecimal('1\u202f234,50', 'fr-FR')).toBe('1234.50');
  expect(plainDecimal('1’234.50', 'de-CH')).toBe('1234.50');
});

test('a lone mark before three digits is for thousands only where the locale writes thousands with it', () => {
  expect(plainDecimal('1.234', 'de-DE')).toBe('1234');
  expect(plainDecimal('1.234', 'en-GB')).toBe('1.234');
  expect(plainDecimal('1,234', 'en-GB')).toBe('1234');
  expect(plainDecimal('1,234', 'de-DE')).toBe('1.234');
  expect(plainDecimal('1.234.567', 'en-GB')).toBe('1234567');
});

test('a real minus is a minus', () => {
  expect(plainDecimal('\u221212,50', 'de-DE')).toBe('-12.50');
});

test('a quantity, price or rate has up to four decimals', () => {
  expect(readE4('9,975 %', 'de-DE')).toEqual({ ok: true, value: 99_750 });
  expect(readE4('1.00001', 'en-GB')).toEqual({ ok: false, error: { code: 'TOO_MANY_DECIMALS' } });
  expect(readE4('one', 'en-GB')).toEqual({ ok: false, error: { code: 'NOT_A_NUMBER' } });
});

test('an amount may carry its currency, and has the decimals of it', () => {
  expect(readMinor('1.234,5 €', { currency: 'EUR', locale: 'de-DE' })).toEqual({ ok: true, value: 123_450 });
  expect(readMinor('CHF 12', { currency: 'CHF', locale: 'de-CH' })).toEqual({ ok: true, value: 1200 });
  expect(readMinor('1.5', { currency: 'JPY', locale: 'ja-JP' })).toEqual({
    ok: false,
    error: { code: 'TOO_MANY_DECIMALS' },
  });
  expect(readMinor('10,000,000,000.01', { currency: 'EUR', locale: 'en-GB' })).toEqual({
    ok: false,
    error: { code: 'OUT_OF_RANGE' },
  });
  expect(readMinor('€', { currency: 'EUR', locale: 'de-DE' })).toEqual({ ok: false, error: { code: 'NOT_A_NUMBER' } });
});

test('an amount that is written into its field is read back as it was', () => {
  for (const [currency, locale] of [
    ['EUR', 'de-DE'],
    ['USD', 'en-US'],
    ['JPY', 'ja-JP'],
    ['KWD', 'en-GB'],
    ['EUR', 'fr-FR'],
  ] as const) {
    for (const value of [0, 5, -5, 123_456, -987_654_321]) {
      const text = minorAsTyped(minor(value), { currency, locale });
      expect(readMinor(text, { currency, locale })).toEqual({ ok: true, value });
    }
  }
});
