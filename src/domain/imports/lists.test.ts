import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { joinEntries, joinList, splitEntries, splitList } from './lists.ts';

const value = fc.string({ unit: 'grapheme' }).map((text) => text.trim());
const filled = value.filter((text) => text !== '');

describe('lists in one cell', () => {
  test.each([
    ['customer, supplier', ['customer', 'supplier']],
    ['Kunde;Lieferant', ['Kunde', 'Lieferant']],
    ['VIP | Graz\nWien', ['VIP', 'Graz', 'Wien']],
    [String.raw`a\, b, c\;d, e\\`, ['a, b', 'c;d', 'e\\']],
    [' , ;', []],
    ['C:\\', ['C:\\']],
  ])('%j are %j', (text, values) => {
    expect(splitList(text)).toEqual(values);
  });

  test('entries of several parts stand one a line', () => {
    expect(splitEntries('email;Work;a@b.example\n\n phone ; ;+43 1')).toEqual([
      ['email', 'Work', 'a@b.example'],
      ['phone', '', '+43 1'],
    ]);
    expect(joinEntries([['delivery', '', 'Kai 1', '', ''], ['other']])).toBe('delivery;;Kai 1\nother');
  });

  test('whatever stands in a list comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(filled), (values) => {
        expect(splitList(joinList(values))).toEqual(values);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(filled, value, filled)), (entries) => {
        expect(splitEntries(joinEntries(entries))).toEqual(entries);
      }),
    );
  });
});
