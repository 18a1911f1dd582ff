import fc from 'fast-check';
import { expect, test } from 'vitest';
import { e4, formatE4, formatMinorPlain, minor, parseE4, parseMinor, parsePrice } from './index.ts';

test('plain decimals are read exactly', () => {
  expect(['12.5', '-0.0001', '+7', '.5', '0', '-0', '007.10000'].map((text) => parseE4(text))).toEqual(
    [125_000, -1, 70_000, 5_000, 0, 0, 71_000].map((value) => ({ ok: true, value })),
  );
});

test('amounts take the decimals of their currency', () => {
  expect(parseMinor('1234.5', 'EUR')).toEqual({ ok: true, value: 123_450 });
  expect(parseMinor('1234', 'JPY')).toEqual({ ok: true, value: 1_234 });
  expect(parseMinor('1.234', 'KWD')).toEqual({ ok: true, value: 1_234 });
  expect(parseMinor('1.005', 'EUR')).toEqual({ ok: false, error: { code: 'TOO_MANY_DECIMALS' } });
  expect(parseMinor('1.5', 'JPY')).toEqual({ ok: false, error: { code: 'TOO_MANY_DECIMALS' } });
});

test('what is no plain decimal is refused with its reason', () => {
  for (const text of ['', '-', '.', '1,5', '1e5', '1 000', ' 1', '1.', '0x10', 'NaN', '--1', '١']) {
    expect(parseE4(text)).toEqual({ ok: false, error: { code: 'NOT_A_NUMBER' } });
  }
  expect(parseE4('1.00001')).toEqual({ ok: false, error: { code: 'TOO_MANY_DECIMALS' } });
  expect(parseE4('900719925475')).toEqual({ ok: false, error: { code: 'OUT_OF_RANGE' } });
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF'), (value, currency) => {
      expect(parseE4(formatE4(e4(value)))).toEqual({ ok: true, value });
      expect(parseMinor(formatMinorPlain(minor(value), currency), currency)).toEqual({ ok: true, value });
    }),
  );
});

test('a price of up to four decimals is for one', () => {
  expect(parsePrice('14.98')).toEqual({ ok: true, value: { priceE4: 149_800, baseQuantityE4: 10_000 } });
  expect(parsePrice('-3')).toEqual({ ok: true, value: { priceE4: -30_000, baseQuantityE4: 10_000 } });
});

test('a finer price keeps its value by a larger base quantity', () => {
  expect(parsePrice('0.41375')).toEqual({ ok: true, value: { priceE4: 41_375, baseQuantityE4: 100_000 } });
  expect(parsePrice('0.00880')).toEqual({ ok: true, value: { priceE4: 88, baseQuantityE4: 10_000 } });
  expect(parsePrice('0.0000000001')).toEqual({ ok: true, value: { priceE4: 1, baseQuantityE4: 10 ** 10 } });
  expect(parsePrice('0.00000000001')).toEqual({ ok: false, error: { code: 'TOO_MANY_DECIMALS' } });
  expect(parsePrice('about 3')).toEqual({ ok: false, error: { code: 'NOT_A_NUMBER' } });
});
