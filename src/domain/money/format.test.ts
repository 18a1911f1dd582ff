import { expect, test } from 'vitest';
import { e4, formatDecimal, formatE4, formatMinorPlain, formatMoney, formatPercent, minor } from './index.ts';

const noBreak = '\u00a0';
const realMinus = '\u2212';

test('money is written in the manner of a locale', () => {
  expect(formatMoney(minor(126_579_329), { currency: 'EUR', locale: 'de-DE' })).toBe(`1.265.793,29${noBreak}€`);
  expect(formatMoney(minor(126_579_329), { currency: 'EUR', locale: 'en-US' })).toBe('€1,265,793.29');
  expect(formatMoney(minor(1_234), { currency: 'JPY', locale: 'en-US' })).toBe('¥1,234');
  expect(formatMoney(minor(1_234), { currency: 'KWD', locale: 'en-US' })).toBe(`KWD${noBreak}1.234`);
});

test('a negative amount has a real minus and a sign can be asked for', () => {
  expect(formatMoney(minor(-50), { currency: 'EUR', locale: 'en-US' })).toBe(`${realMinus}€0.50`);
  expect(formatMoney(minor(-50), { currency: 'EUR', locale: 'de-DE' })).toBe(`${realMinus}0,50${noBreak}€`);
  expect(formatMoney(minor(50), { currency: 'EUR', locale: 'en-US', sign: 'always' })).toBe('+€0.50');
  expect(formatMoney(minor(0), { currency: 'EUR', locale: 'en-US', sign: 'exceptZero' })).toBe('€0.00');
});

test('the largest amount keeps its last cent', () => {
  expect(formatMoney(minor(Number.MAX_SAFE_INTEGER), { currency: 'EUR', locale: 'en-US' })).toBe(
    '€90,071,992,547,409.91',
  );
  expect(formatMoney(minor(Number.MIN_SAFE_INTEGER), { currency: 'EUR', locale: 'en-US' })).toBe(
    `${realMinus}€90,071,992,547,409.91`,
  );
});

test('files get plain decimals', () => {
  expect([125_000, -1, 0, 1_000_000, 10].map((value) => formatE4(e4(value)))).toEqual([
    '12.5',
    '-0.0001',
    '0',
    '100',
    '0.001',
  ]);
  expect(formatMinorPlain(minor(123_450), 'EUR')).toBe('1234.50');
  expect(formatMinorPlain(minor(-5), 'EUR')).toBe('-0.05');
  expect(formatMinorPlain(minor(-5), 'JPY')).toBe('-5');
  expect(formatMinorPlain(minor(5), 'KWD')).toBe('0.005');
});

test('quantities and prices show the decimals they have, and as many as asked for', () => {
  expect(formatDecimal(e4(12_345_678), { locale: 'de-DE' })).toBe('1.234,5678');
  expect(formatDecimal(e4(140_000), { locale: 'en-US', minimumFractionDigits: 2 })).toBe('14.00');
  expect(formatDecimal(e4(-15_000), { locale: 'en-US' })).toBe(`${realMinus}1.5`);
});

test('rates are percent', () => {
  expect(formatPercent(e4(190_000), { locale: 'de-DE' })).toBe(`19${noBreak}%`);
  expect(formatPercent(e4(99_750), { locale: 'en-US' })).toBe('9.975%');
  expect(formatPercent(e4(0), { locale: 'en-US' })).toBe('0%');
});
