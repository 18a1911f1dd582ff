import { expect, test } from 'vitest';

import { tilesOf } from './tiles.ts';

const shown = (...names: readonly string[]) =>
  tilesOf(names.map((name, index) => ({ name, code: `A-${index}` }))).map((tile) => tile.shown);

test('names that begin alike show where they differ', () => {
  expect(
    shown(
      'Sonderanfertigung Präsentationsmappe Nr. 001, weinrot',
      'Sonderanfertigung Präsentationsmappe Nr. 002, weinrot',
      'Paper bag',
    ),
  ).toEqual(['Sonderanfertigung … 001, weinrot', 'Sonderanfertigung … 002, weinrot', 'Paper bag']);
  expect(shown('Kopierpapier weiß A4 80 g 500 Blatt', 'Kopierpapier weiß A4 80 g 500 Blatt Karton')).toEqual([
    'Kopierpapier weiß … Blatt',
    'Kopierpapier weiß … Karton',
  ]);
  expect(shown('Donaudampfschifffahrtsgesellschaftskapitän', 'Donaudampfschifffahrtsgesellschaftskapitänin')).toEqual([
    'Donaudampfschifffa … skapitän',
    'Donaudampfschifffa … skapitänin',
  ]);
});

test('names that differ in sight stay whole, however long', () => {
  const names = [
    'Präsentationsmappe 001 aus besonders festem Karton',
    'Präsentationsmappe 002 aus besonders festem Karton',
  ];
  expect(shown(...names)).toEqual(names);
});

test('items of the same name show their code', () => {
  expect(shown('Pen', 'Pen')).toEqual(['Pen A-0', 'Pen A-1']);
  const long = 'Sonderanfertigung Präsentationsmappe, weinrot';
  expect(shown(long, long)).toEqual(['Sonderanfertigung … A-0', 'Sonderanfertigung … A-1']);
  expect(shown(long)).toEqual([long]);
});
