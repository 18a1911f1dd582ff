// What texts are searched and sorted by, and what a query asks for.
import { expect, test } from 'vitest';

import { contactText, searchTerms } from './contact-terms.ts';
import { searchKey, searchWords } from './search-key.ts';
import { matchExpression } from './search.ts';

test('a search key holds small letters without accents, with single blanks and no control characters', () => {
  expect(searchKey('  Čapek \t\n ß ')).toBe('capek ss');
  expect(searchKey('Ørsted Łódź')).toBe('orsted lodz');
  expect(searchKey('a\0da\u001b\u0085')).toBe('ada');
});

test('words are letters or figures; an apostrophe joins, every other sign parts', () => {
  expect(searchWords("O'Brien-Čapek & Söhne 24b")).toEqual(['obrien', 'capek', 'sohne', '24', 'b']);
  expect(searchWords('zoe.2@example.com')).toEqual(['zoe', '2', 'example', 'com']);
  expect(searchWords(' .,- ')).toEqual([]);
});

test('what is written as one with figures in it is found as one, too', () => {
  const textOf = (text: string) => contactText({ name: 'x', others: [text], phones: [] });
  expect(textOf('KG-7')).toBe('x kg 7 kg7');
  expect(textOf('13-023')).toBe('x 13 023 13023');
  expect(textOf('ada.byron33@example.com')).toBe('x ada byron 33 example com adabyron33 byron33');
});

test('a contact is found by each of its words once, by later words of its name apart, and by its numbers from several places on', () => {
  const contact = { name: 'Bär Bau Graz', others: ['K', 'Bär', 'Graz'], phones: ['+43 (0)316 / 12 34 56'] };
  expect(contactText(contact)).toBe('bar bau graz _bau _graz k 43316123456 316123456 123456 _65432161334');
});

test('a query asks for words, for letters and figures in one, and for figures, which can be a telephone number', () => {
  expect(searchTerms('Bär 0316/12 34 Graz')).toEqual([
    { kind: 'word', word: 'bar' },
    { kind: 'figures', parts: ['031612', '34'], starts: ['3161234', '_4321613'] },
    { kind: 'word', word: 'graz' },
  ]);
  expect(searchTerms('K-7 10001')).toEqual([
    { kind: 'code', word: 'k7', parts: ['k', '7'] },
    { kind: 'figures', parts: ['10001'], starts: ['_10001'] },
  ]);
  expect(searchTerms('ada33@ex.com')).toEqual(['ada', '33', 'ex', 'com'].map((word) => ({ kind: 'word', word })));
  expect(searchTerms('% - +')).toEqual([]);
});

test('a query of a list has at least one word of three characters', () => {
  expect(matchExpression('Ada\0 "Ltd" in')?.words).toEqual(['ada', '"ltd"', 'in']);
  expect(matchExpression('\0ab')).toBeNull();
});
