import { describe, expect, test } from 'vitest';

import { ageingPaper } from './ageing-paper.ts';
import { americanCompany, exampleAgeing } from './examples.ts';
import { tablesOf, wordsOf } from './reading.ts';

describe('the ageing report', () => {
  test('has a row for each contact, a total, and adds up from left to right', () => {
    const words = wordsOf(ageingPaper(exampleAgeing(3, americanCompany)));
    expect(words.slice(words.indexOf('Contact'), words.indexOf('7,116.25') + 1)).toEqual(
      [
        ['Contact', 'Not yet due', '1–30 days', '31–60 days', '61–90 days', 'Over 90 days', 'Unused credit', 'Balance'],
        ['Alfreds Futterkiste  C00001', '733.31', '511.17', '99.73', '33.31', '999.91', '−50.00', '2,327.43'],
        ['Φιλοξενία Α.Ε.  C00002', '1,466.62', '1,022.34', '–', '–', '–', '–', '2,488.96'],
        ['Wolski Zajazd – Łódź  C00003', '2,199.93', '–', '–', '99.93', '–', '–', '2,299.86'],
        ['Total', '4,399.86', '1,533.51', '99.73', '133.24', '999.91', '−50.00', '7,116.25'],
      ].flat(),
    );
  });

  test('is a wide page with the day in its title and a head that is repeated', () => {
    const definition = ageingPaper(exampleAgeing(100));
    expect(definition.pageOrientation).toBe('landscape');
    expect(tablesOf(definition)[0]?.['headerRows']).toBe(1);
    const words = wordsOf(definition);
    expect(words).toEqual(
      expect.arrayContaining(['Offene Forderungen am 21.11.2026', 'Kontakte: 100', 'Über 90 Tage', 'Seite 2 von 3']),
    );
  });

  test('says so when nobody owes anything', () => {
    expect(wordsOf(ageingPaper(exampleAgeing(0, americanCompany)))).toContain('Nobody owes anything on this day.');
  });
});
