import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  barcodeCandidates,
  checkDigitOf,
  isGtin,
  isReadable,
  parseEntry,
  readEmbedded,
  rulesOverlap,
  type BarcodeRule,
} from './index.ts';

const weight: BarcodeRule = {
  prefix: '20',
  kind: 'weight',
  itemDigits: 5,
  checkDigits: 0,
  valueDigits: 5,
  decimals: 3,
};
const price: BarcodeRule = { prefix: '02', kind: 'price', itemDigits: 5, checkDigits: 1, valueDigits: 4, decimals: 2 };

const complete = (digits: string): string => digits + checkDigitOf(digits);

test.each([
  ['3*', 30_000, ''],
  ['0,5*', 5_000, ''],
  ['2.5 * abc', 25_000, 'abc'],
  [' 12*4006381333931\r', 120_000, '4006381333931'],
  ['.25*', 2_500, ''],
  ['3x', 10_000, '3x'],
  ['abc', 10_000, 'abc'],
  ['0*', 10_000, '0*'],
  ['*', 10_000, '*'],
  ['1.23456*', 10_000, '1.23456*'],
  ['999999999*', 10_000, '999999999*'],
  ['-2*', 10_000, '-2*'],
])('the entry "%s" is a quantity of %i ten-thousandths and "%s"', (entry, quantityE4, text) => {
  expect(parseEntry(entry)).toEqual({ quantityE4, text });
});

test('GTINs of 8, 12, 13 and 14 digits are known by their check digit', () => {
  for (const code of ['96385074', '036000291452', '4006381333931', '10012345678902']) expect(isGtin(code)).toBe(true);
  for (const code of ['96385075', '4006381333932', '400638133393', '12345', 'abcdefgh', ''])
    expect(isGtin(code)).toBe(false);
});

test('a UPC-A is found under its EAN-13 and the other way round', () => {
  expect(barcodeCandidates('036000291452')).toEqual(['036000291452', '0036000291452', '00036000291452']);
  expect(barcodeCandidates('0036000291452')).toContain('036000291452');
  expect(barcodeCandidates('00036000291452')).toEqual(['00036000291452', '036000291452', '0036000291452']);
});

test.each([
  ['01234505', '012000003455'],
  ['04252614', '042100005264'],
  ['01234133', '012300000413'],
  ['01234543', '012340000053'],
])('the UPC-E %s is also the UPC-A %s', (short, long) => {
  const expected = complete(long.slice(0, 11));
  const code = short.slice(0, 7) + expected.slice(-1);
  expect(barcodeCandidates(code)[0]).toBe(code);
  expect(barcodeCandidates(code)).toContain(expected);
});

test('the prefix of the scanner and its line end do not belong to the code', () => {
  expect(barcodeCandidates(']C1ABC-123\r\n')).toEqual(['ABC-123']);
  expect(barcodeCandidates(']E04006381333931\r')[0]).toBe('4006381333931');
});

test('a GS1-128 is found under the GTIN that it begins with', () => {
  expect(barcodeCandidates(']C101040063813339311724123110LOT')).toContain('4006381333931');
});

test('barcodes of any length are themselves', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9-]{1,40}$/), (code) => {
      expect(barcodeCandidates(code)[0]).toBe(code);
    }),
  );
  expect(barcodeCandidates(' \r')).toEqual([]);
});

test('all writings of a GTIN lead to the same ones', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9]\d{10}$/), (digits) => {
      const candidates = barcodeCandidates(complete(digits));
      expect(candidates).toHaveLength(3);
      for (const each of candidates) expect(barcodeCandidates(each).toSorted()).toEqual(candidates.toSorted());
    }),
  );
});

test('a weight in a barcode is a quantity, and the item is known by its number in several writings', () => {
  const code = complete('200012301250');
  expect(readEmbedded(code, [price, weight])).toEqual({
    itemCodes: [complete('200012300000'), `0${complete('200012300000')}`, '2000123', '00123', '123'],
    kind: 'weight',
    valueE4: 12_500,
  });
});

test('a price in a barcode is in major units; a UPC-A of 12 digits is read as well', () => {
  const code = complete('021234570990');
  expect(readEmbedded(code, [price])).toMatchObject({ kind: 'price', valueE4: 99_000 });
  expect(readEmbedded(code.slice(1), [price])).toEqual(readEmbedded(code, [price]));
});

test('a wrong check digit, another length, another prefix or a value of zero is no embedded value', () => {
  const code = complete('200012301250');
  const wrong = code.slice(0, 12) + String((Number(code.at(-1)) + 1) % 10);
  for (const each of [wrong, code.slice(1), `${code}0`, '4006381333931', complete('200012300000')]) {
    expect(readEmbedded(each, [weight])).toBeNull();
  }
  expect(readEmbedded(code, [])).toBeNull();
});

test('a rule whose parts do not come to twelve digits reads nothing', () => {
  const broken = { ...weight, valueDigits: 4 };
  expect(isReadable(weight)).toBe(true);
  expect(isReadable(broken)).toBe(false);
  expect(readEmbedded(complete('200012301250'), [broken])).toBeNull();
});

test('every value that a scale prints is read back', () => {
  const rule = fc.constantFrom(weight, price, { ...weight, prefix: '21', itemDigits: 4, checkDigits: 1, decimals: 0 });
  fc.assert(
    fc.property(rule, fc.nat({ max: 9_999 }), fc.integer({ min: 1, max: 9_999 }), (each, item, value) => {
      const itemDigits = String(item).padStart(each.itemDigits, '0');
      const printed = complete(
        each.prefix + itemDigits + '7'.repeat(each.checkDigits) + String(value).padStart(each.valueDigits, '0'),
      );
      const read = readEmbedded(printed, [weight, price, { ...each }]);
      expect(read?.valueE4).toBe(value * 10 ** (4 - each.decimals));
      expect(read?.itemCodes).toContain(each.prefix + itemDigits);
      for (const code of read?.itemCodes.filter((itemCode) => itemCode.length >= 12) ?? [])
        expect(isGtin(code)).toBe(true);
    }),
  );
});

test('two rules that would read the same barcodes are named', () => {
  const prefixes = (...all: string[]): { prefix: string }[] => all.map((prefix) => ({ prefix }));
  expect(rulesOverlap(prefixes('20', '21', '02'))).toBeNull();
  expect(rulesOverlap(prefixes('20', '21', '2'))).toBe('2');
  expect(rulesOverlap(prefixes('2', '29'))).toBe('29');
  expect(rulesOverlap(prefixes('20', '20'))).toBe('20');
});
