// The invoice of a receipt says what a customer expects to read: that it is paid, with which receipt, and what is left.
import { expect, test } from 'vitest';

import type { CalendarDate } from '#domain/dates';
import { e4, minor } from '#domain/money';

import { documentPaper } from './document-paper.ts';
import { exampleDocument, germanCompany } from './examples.ts';
import type { DocumentPaper } from './papers.ts';
import { codesOf, wordsOf } from './reading.ts';

const lines = [
  { description: 'Ink', quantity: 1, unit: 'Stück', price: 100, taxCategory: 'S', taxRateE4: e4(190_000) },
] as const;
const company = { ...germanCompany, language: 'en', locale: 'en-GB' } as const;

function paperOf(amounts: { paid: number; left: number }): DocumentPaper {
  const paidAtTill = {
    number: 'A-000042',
    soldOn: '2026-11-21' as CalendarDate,
    paidMinor: minor(amounts.paid),
    leftMinor: minor(amounts.left),
  };
  return { ...exampleDocument({ company, lines }), paidAtTill };
}

test('an invoice that was paid at the till names its receipt and asks for nothing: no day, no bank, no code', () => {
  const definition = documentPaper(paperOf({ paid: 11_900, left: 0 }));
  const words = wordsOf(definition);
  expect(words).toContain('Paid in full with receipt A-000042 of 21 Nov 2026. Nothing is left to be paid.');
  expect(words.filter((text) => text.startsWith('Please pay') || text === 'IBAN')).toEqual([]);
  expect(codesOf(definition)).toEqual([]);
});

test('one that is partly on account says what was paid and asks for the rest, in words and in the code', () => {
  const definition = documentPaper(paperOf({ paid: 4000, left: 7900 }));
  const words = wordsOf(definition).join(' ');
  expect(words).toContain('€40.00 of this was paid with receipt A-000042 of 21 Nov 2026; €79.00 is left to be paid.');
  expect(words).toContain('Please pay by');
  expect(codesOf(definition).join('')).toContain('EUR79.00');
});

test('one that is all on account names the receipt and asks for all of it', () => {
  const definition = documentPaper(paperOf({ paid: 0, left: 11_900 }));
  expect(wordsOf(definition)).toContain('Sold with receipt A-000042 of 21 Nov 2026, on your account.');
  expect(codesOf(definition).join('')).toContain('EUR119.00');
});
