import { describe, expect, test } from 'vitest';

import { contactListPaper } from './contact-list-paper.ts';
import { americanCompany, exampleDay, exampleMoment, germanCompany } from './examples.ts';
import type { ContactListPaper } from './papers.ts';
import { tablesOf, wordsOf } from './reading.ts';

const columns: ContactListPaper['list']['columns'] = [
  { heading: 'Name', kind: 'text' },
  { heading: 'Balance', kind: 'amount' },
  { heading: 'Last purchase', kind: 'date' },
  { heading: 'Terms', kind: 'number' },
];
const paperOf = (rows: string[][], company = americanCompany): ContactListPaper => ({
  paper: 'contactList',
  company,
  logo: null,
  createdAt: exampleMoment,
  list: { day: exampleDay, columns, rows, total: rows.length },
});

describe('the list of contacts', () => {
  test('writes figures and days as the company does', () => {
    const row = ['Anna\nBerger', '-1234.50', '2026-05-03', '14'];
    expect(wordsOf(contactListPaper(paperOf([row])))).toEqual(
      expect.arrayContaining(['Anna, Berger', '−1,234.50', 'May 3, 2026', '14']),
    );
    expect(wordsOf(contactListPaper(paperOf([row], germanCompany)))).toEqual(
      expect.arrayContaining(['−1.234,50', '03.05.2026', 'Kontakte am 21.11.2026']),
    );
  });

  test('repeats its head on every page and numbers the pages', () => {
    const definition = contactListPaper(paperOf(Array.from({ length: 200 }, (_, index) => [`N${index}`, '', '', ''])));
    expect(tablesOf(definition)[0]?.['headerRows']).toBe(1);
    expect(wordsOf(definition)).toEqual(expect.arrayContaining(['Contacts: 200', 'Page 2 of 3']));
  });

  test('lies across when it has many columns, and stays on its sheet', () => {
    const wide = paperOf([Array.from({ length: 12 }, () => 'x'.repeat(80))]);
    const many = Array.from({ length: 12 }, (_, index) => ({ heading: `Column ${index}`, kind: 'text' as const }));
    const definition = contactListPaper({ ...wide, list: { ...wide.list, columns: many } });
    expect(definition.pageOrientation).toBe('landscape');
    const widths = tablesOf(definition)[0]?.['widths'] as number[];
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThan(792);
  });
});
