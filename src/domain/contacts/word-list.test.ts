import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { errorsForgiven, typingErrors } from './typos.ts';
import { joinedLists, wordList } from './word-list.ts';

const letters = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const word = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
const listOf = (words: readonly string[]) => wordList(words.toSorted().join('\n'));

describe('a list of words', () => {
  const list = wordList(
    ['anna', 'baumann', 'bauer', 'huber', 'hubert', 'neubau', 'schwarzenegger'].toSorted().join('\n'),
  );

  test('knows its words and their beginnings', () => {
    expect([list.size, list.has('huber'), list.has('hub'), list.hasStart('hub'), list.hasStart('hx')]).toEqual([
      7,
      true,
      false,
      true,
      false,
    ]);
    expect(['', 'zz'].map((text) => list.has(text))).toEqual([false, false]);
  });

  test('gives the words that begin so, unless they are too many', () => {
    expect(list.starting('hub', 2)).toEqual(['huber', 'hubert']);
    expect(list.starting('hub', 1)).toBeNull();
    expect([list.starting('hx', 5), list.starting('zz', 5)]).toEqual([[], []]);
  });

  test('finds a part inside words, not words that begin so', () => {
    expect(list.containing('bau', 10)).toEqual(['neubau']);
    expect(list.containing('u', 2)).toEqual(['bauer', 'baumann']);
    expect(list.containing('nothing', 10)).toEqual([]);
  });

  test('forgives errors in a word and in the beginning of a longer one, the likeliest first', () => {
    expect(list.similar('hubre', 10).map((similar) => similar.word)).toEqual(['huber', 'hubert']);
    expect(list.similar('schwarznegg', 10)).toEqual([{ word: 'schwarzenegger', errors: 1, isWhole: false }]);
    expect(list.similar('ana', 10)).toEqual([{ word: 'anna', errors: 1, isWhole: true }]);
    expect(list.similar('amma', 10)).toEqual([]);
    expect(list.similar('ann', 10)).toEqual([]);
  });

  test('is empty without words', () => {
    const none = wordList('');
    expect([none.size, none.has(''), none.hasStart(''), none.containing('a', 9), none.similar('huber', 9)]).toEqual([
      0,
      false,
      false,
      [],
      [],
    ]);
  });

  test('takes words in any order, also far from Latin letters', () => {
    const mixed = wordList(['𐐷𐐷ab', 'ﬀab', 'мюллер', 'adler'].join('\n'));
    expect(mixed.has('мюллер')).toBe(true);
    expect(mixed.similar('мюлер', 3)).toEqual([{ word: 'мюллер', errors: 1, isWhole: true }]);
  });
});

test('similar words are exactly those that are within the errors forgiven, by comparing each', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 40 }),
      fc.string({ unit: letters, minLength: 3, maxLength: 11 }),
      (words, typed) => {
        const expected = words.filter((other) => {
          if (other.startsWith(typed)) return false;
          const whole = typingErrors(typed, other);
          if (whole <= errorsForgiven(Math.max(typed.length, other.length))) return true;
          const starts = Array.from({ length: other.length }, (_, at) => other.slice(0, at + 1));
          return starts.some((start) => typingErrors(typed, start) <= errorsForgiven(typed.length));
        });
        const found = listOf(words).similar(typed, 100);
        expect(found.map((similar) => similar.word).toSorted()).toEqual(expected.toSorted());
        const errors = found.map((similar) => similar.errors);
        expect(errors).toEqual(errors.toSorted((left, right) => left - right));
      },
    ),
    { numRuns: 300 },
  );
});

test('several lists answer as one', () => {
  const [left, right] = [listOf(['anna', 'huber']), listOf(['hubner', 'neubau'])];
  const both = joinedLists([left, right]);
  expect([both.size, both.has('huber'), both.has('hubner'), both.hasStart('neu'), both.has('x')]).toEqual([
    4,
    true,
    true,
    true,
    false,
  ]);
  expect(both.similar('hubber', 5).map((similar) => similar.word)).toEqual(['hubner', 'huber']);
  expect(both.starting('hub', 2)).toEqual(['huber', 'hubner']);
  expect(both.starting('hub', 1)).toBeNull();
  expect(both.containing('u', 5)).toEqual(['huber', 'hubner', 'neubau']);
});
