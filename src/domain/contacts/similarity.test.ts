import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { editDistance, foldText, namePartsOf, nameSimilarity, tellingWords } from './similarity.ts';

const likeness = (left: string, right: string) => nameSimilarity(namePartsOf(left), namePartsOf(right));

test('a name is known by its words, without accents, titles and legal forms', () => {
  expect(namePartsOf('Dr. Käthe Größe')).toEqual({ words: ['grosse', 'kathe'], whole: 'kathegrosse', numbers: '' });
  expect(namePartsOf('Kindergarten 3 GmbH & Co. KG')).toMatchObject({ whole: 'kindergarten', numbers: '3' });
  for (const name of ['Banco do Brasil S.A.', 'Banco do Brasil SA', 'BANCO DO BRASIL']) {
    expect(namePartsOf(name).whole).toBe('bancodobrasil');
  }
  expect(namePartsOf('JetBrains s.r.o.').whole).toBe('jetbrains');
  expect(namePartsOf('Co').whole).toBe('co');
  expect(foldText('  Łódź  Ærø ')).toBe('lodz aero');
  expect(tellingWords(['huber', 'gmbh', 'huber'])).toEqual(['huber']);
});

test('a letter too many, too few, another one, or two that are swapped are one mistake each', () => {
  const distances = ['kitten', 'kiten', 'kittten', 'kitteb', 'ktiten', 'mitten', 'sitting', ''].map((word) =>
    editDistance('kitten', word, 9),
  );
  expect(distances).toEqual([0, 1, 1, 1, 1, 1, 3, 6]);
  expect(editDistance('kitten', 'sitting', 2)).toBe(3);
});

test('names are alike whatever the order of words, the spelling of umlauts, or a slip of the finger', () => {
  expect(likeness('Leonie Köhler', 'KOEHLER Leonie')).toBe(1);
  expect(likeness("Hugh O'Reilly", 'OReilly Hugh')).toBe(1);
  expect(likeness('JetBrains s.r.o.', 'Jet Brains')).toBe(1);
  expect(likeness('Alfreds Futterkiste', 'Alfred Futterkiste')).toBeGreaterThan(0.9);
  expect(likeness('Ana Trujillo Emparedados y helados', 'Ana Trujilo Emparedados')).toBeGreaterThan(0.75);
});

test('names that only share a kind of business, a first name or a number are not alike', () => {
  expect(likeness('Bakery Novak', 'Bakery Lind')).toBeLessThan(0.75);
  expect(likeness('Anna Huber', 'Anna Gruber')).toBeLessThan(0.88);
  expect(likeness('Kindergarten 3', 'Kindergarten 4')).toBeLessThan(0.75);
  expect(likeness('Inn', 'Ink')).toBe(0);
  expect(likeness('', '')).toBe(1);
  expect(likeness('', 'A')).toBe(0);
});

test('likeness goes both ways and lies between nothing and sameness', () => {
  const name = fc.array(fc.constantFrom('anna', 'huber', 'hubert', 'gmbh', '3', 'ö', 'oe', 'bäckerei'), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(name, name, (left, right) => {
      const one = likeness(left.join(' '), right.join(' '));
      expect(one).toBeCloseTo(likeness(right.join(' '), left.join(' ')), 10);
      expect(one).toBeGreaterThanOrEqual(0);
      expect(one).toBeLessThanOrEqual(1);
    }),
    {
      examples: [
        [
          ['hubert', 'anna', 'anna'],
          ['hubert', 'huber', 'anna'],
        ],
      ],
    },
  );
});

test('editing back costs what editing there costs, and never more than the longer text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (left, right) => {
      const distance = editDistance(left, right, 20);
      expect(editDistance(right, left, 20)).toBe(distance);
      expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
      expect(distance === 0).toBe(left === right);
    }),
  );
});

const data = join(import.meta.dirname, '../../../../shared/data');
const isThere = existsSync(join(data, 'northwind')) && existsSync(join(data, 'chinook'));
if (!isThere) process.stderr.write('SKIPPED: ../shared/data is missing, so real names are not compared.\n');

test.runIf(isThere)(
  'of the real names of Northwind and Chinook no two are alike, and each is like its own misspelling',
  () => {
    const cells = (path: string) =>
      readFileSync(join(data, path), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', '')));
    const companies = cells('northwind/customers.csv').map((row) => row[1] ?? '');
    const persons = cells('chinook/customers.csv').map((row) => `${row[1]} ${row[2]}`);
    const names = [...companies, ...persons].filter((name) => name.length > 8);
    expect(names.length).toBeGreaterThan(130);
    const parts = names.map((name) => namePartsOf(name));
    for (const [index, one] of parts.entries()) {
      const alike = parts.filter((other, at) => at > index && nameSimilarity(one, other) >= 0.88);
      expect([names[index], alike]).toEqual([names[index], []]);
      const name = names[index] ?? '';
      const slip = `${name.slice(0, 4)}${name.slice(5)}`;
      expect([name, nameSimilarity(one, namePartsOf(slip)) >= 0.7]).toEqual([name, true]);
    }
  },
);
