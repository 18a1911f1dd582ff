import fc from 'fast-check';
import { expect, test } from 'vitest';

import { duplicatePairs } from './similarity-pairs.ts';
import type { ComparedContact } from './similarity-pairs.ts';
import { comparableOf, likenessOf } from './similarity-score.ts';

const nobody = { city: '', postalCode: '', emails: [], phones: [], taxKey: '' };
const unknown = () => false;
const pairsOf = (contacts: readonly (Partial<ComparedContact> & { name: string })[]) =>
  duplicatePairs(
    contacts.map((contact, index) => ({ id: String(index), ...nobody, ...contact })),
    unknown,
  ).map(({ leftId, rightId, score, reasons }) => [`${leftId} ${rightId}`, score, reasons.join(' ')]);

test('more signs make surer, and names that contradict each other less sure', () => {
  const anna = { name: 'Anna Huber', city: 'Graz', emails: ['a@b.at'], phones: ['316123456'] };
  expect(pairsOf([anna, anna])).toEqual([['0 1', 100, 'email phone nameAndTown']]);
  expect(pairsOf([anna, { name: 'Carpentry Lind', emails: ['a@b.at'] }])).toEqual([['0 1', 55, 'email']]);
  expect(pairsOf([anna, { name: 'Carpentry Lind', phones: ['316123456'] }])).toEqual([['0 1', 40, 'phone']]);
  expect(
    pairsOf([
      { name: 'A', taxKey: 'ATU1234' },
      { name: 'B', taxKey: 'ATU1234' },
    ]),
  ).toEqual([['0 1', 90, 'taxNumber']]);
});

test('the same name in one town is a sign, also with a town misspelt, one of a postal code, or unknown to one of them', () => {
  const name = 'Königlich Essen';
  for (const [left, right] of [
    [{ city: 'Brandenburg' }, { city: 'BRANDENBURG' }],
    [{ city: 'Brandenburg' }, { city: 'Brandenbrug' }],
    [
      { city: 'Brandenburg an der Havel', postalCode: '14 776' },
      { city: 'Havelstadt', postalCode: '14776' },
    ],
    [{ city: 'México D.F.' }, { city: 'Mexico' }],
  ]) {
    expect(
      pairsOf([
        { name, ...left },
        { name, ...right },
      ]),
    ).toEqual([['0 1', 90, 'nameAndTown']]);
  }
  expect(pairsOf([{ name, city: 'Brandenburg' }, { name: 'Koeniglich Esen' }])).toMatchObject([['0 1', 61, 'name']]);
  expect(
    pairsOf([
      { name, city: 'Brandenburg' },
      { name, city: 'Wien' },
    ]),
  ).toEqual([]);
});

test('one common name alone says nothing, nor do two branches', () => {
  expect(pairsOf([{ name: 'Huber' }, { name: 'Huber' }])).toEqual([]);
  expect(
    pairsOf([
      { name: 'Branch 3', city: 'Graz' },
      { name: 'Branch 4', city: 'Graz' },
    ]),
  ).toEqual([]);
});

test('who is known to be two is left out, and many with one number do not grow into a flood', () => {
  const office = Array.from({ length: 200 }, (_, index) => ({
    id: String(index),
    ...nobody,
    name: `Person ${'abcdefghij'[index % 10]}${'klmnopqrst'[Math.floor(index / 10) % 10]}`.repeat(1 + (index % 2)),
    phones: ['316123456'],
  }));
  const all = duplicatePairs(office, unknown);
  expect(all.length).toBeGreaterThan(100);
  expect(all.length).toBeLessThan(200 * 20);
  expect(duplicatePairs(office, () => true)).toEqual([]);
});

const contact = fc.record({
  name: fc.constantFrom(
    'Bakery Novak',
    'Novak Bakery',
    'Bakery Nowak',
    'Garage Lind',
    'Garage Lindt',
    'Anna Huber',
    'Novak',
  ),
  city: fc.constantFrom('', 'Brno', 'Oslo', 'Osol'),
  postalCode: fc.constantFrom('', '60200'),
  emails: fc.uniqueArray(fc.constantFrom('a@a.at', 'b@b.at'), { maxLength: 1 }),
  phones: fc.uniqueArray(fc.constantFrom('316123456', '6641234567'), { maxLength: 2 }),
  taxKey: fc.constantFrom('', '', 'ATU12345'),
});

test('of a few contacts every pair is found that comparing each with each would find, and no other, the surest first', () => {
  fc.assert(
    fc.property(fc.array(contact, { maxLength: 9 }), (list) => {
      const contacts = list.map((one, index) => ({ id: String(index), ...one }));
      const found = duplicatePairs(contacts, unknown);
      const expected = contacts.flatMap((left, index) =>
        contacts.slice(index + 1).flatMap((right) => {
          const likeness = likenessOf(comparableOf(left), comparableOf(right));
          return likeness === null ? [] : [{ leftId: left.id, rightId: right.id, ...likeness }];
        }),
      );
      const key = (pair: { leftId: string; rightId: string }) => `${pair.leftId} ${pair.rightId}`;
      const byKey = (pairs: typeof found) => pairs.toSorted((one, two) => (key(one) < key(two) ? -1 : 1));
      expect(byKey(found)).toEqual(byKey(expected));
      const scores = found.map((pair) => pair.score);
      expect(scores).toEqual(scores.toSorted((one, two) => two - one));
    }),
  );
});
