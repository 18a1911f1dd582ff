import { expect, test } from 'vitest';
import { currencyCodes, currencyExponent, isCurrencyCode } from './index.ts';

test('the minor unit follows ISO 4217', () => {
  expect(['JPY', 'ISK', 'EUR', 'KWD', 'CLP', 'CLF'].map((code) => currencyExponent(code))).toEqual([0, 0, 2, 3, 0, 4]);
});

test('codes are three capitals, sorted, none twice', () => {
  expect(currencyCodes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
  expect(currencyCodes).toEqual([...new Set(currencyCodes)].toSorted());
});

test('Intl lists all of them but the units of account and the digital bolivar', () => {
  const known = new Set(Intl.supportedValuesOf('currency'));
  expect(currencyCodes.filter((code) => !known.has(code))).toEqual(['CLF', 'UYW', 'VED']);
});

test('currencies that are gone, metals and test codes are no currencies', () => {
  expect(['EUR', 'CHF', 'XCG', 'ZWG'].every((code) => isCurrencyCode(code))).toBe(true);
  expect(['DEM', 'HRK', 'XAU', 'XTS', 'eur', ''].some((code) => isCurrencyCode(code))).toBe(false);
});
