import { describe, expect, test } from 'vitest';

import { readContacts } from './contacts.ts';
import { guessReading } from './guess-reading.ts';
import { readItems } from './items.ts';
import { whole } from './rows.ts';

/** Reads CSV-like text without quotes, as a person would write it down in a test. */
function table(text: string) {
  const [headings = [], ...cells] = text.split('\n').map((line) => line.split(','));
  const rows = cells.map((row, index) => ({ line: index + 2, cells: row }));
  return { headings, rows };
}

function contactsOf(text: string) {
  const { headings, rows } = table(text);
  const guessed = guessReading('contacts', { headings, rows, delimiter: ',' });
  return whole(readContacts(rows, { columnCount: headings.length, reading: { ...guessed, currency: 'EUR' } }));
}

function itemsOf(text: string) {
  const { headings, rows } = table(text);
  const guessed = guessReading('items', { headings, rows, delimiter: ',' });
  return whole(readItems(rows, { columnCount: headings.length, reading: { ...guessed, currency: 'EUR' } }));
}

describe('contacts from a file', () => {
  test('take their fields, without surrounding blanks', () => {
    const { records, problems } = contactsOf('Code,Company,Contact,PLZ,Ort\nALFKI, Alfreds ,Maria Anders,12209,Berlin');
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        line: 2,
        kind: 'organisation',
        code: 'ALFKI',
        name: 'Alfreds',
        stated: { name: 'Alfreds', contactPerson: 'Maria Anders', postalCode: '12209', city: 'Berlin' },
      },
    ]);
  });

  test('are a person where a row has a first and last name and no company', () => {
    const { records } = contactsOf('FirstName,LastName,Company\nLuís,Gonçalves,Embraer\nLeonie,Köhler,\n,Tremblay,');
    expect(records.map(({ kind, name, stated }) => [kind, name, stated.contactPerson ?? ''])).toEqual([
      ['organisation', 'Embraer', 'Luís Gonçalves'],
      ['person', 'Leonie Köhler', ''],
      ['person', 'Tremblay', ''],
    ]);
  });

  test('without a name are refused at their line', () => {
    const { records, refusedCount, problems } = contactsOf('Code,Name\nA,Anna\nB,\n,\nC,Carl');
    expect(records.map((record) => record.code)).toEqual(['A', 'C']);
    expect(refusedCount).toBe(1);
    expect(problems).toEqual([{ line: 3, field: 'name', code: 'VALUE_MISSING', value: '' }]);
  });

  test('whose code stood above, whatever its case, are refused; no code is never doubled', () => {
    const { records, refusedCount, problems } = contactsOf(
      'Code,Name\nAlfki,One\nALFKI,Two\n,Three\n,Four\nalfki,Five',
    );
    expect(records.map((record) => record.name)).toEqual(['One', 'Three', 'Four']);
    expect(refusedCount).toBe(2);
    expect(problems).toEqual([
      { line: 3, field: 'code', code: 'CODE_DOUBLED', value: 'ALFKI' },
      { line: 6, field: 'code', code: 'CODE_DOUBLED', value: 'alfki' },
    ]);
  });

  test('with too few or too many cells are refused, but empty cells too many are forgiven', () => {
    const { records, problems } = contactsOf('Code,Name,City\nA,Anna\nB,Bert,Bonn,extra\nC,Carl,Cham,,\n\n');
    expect(records.map((record) => record.code)).toEqual(['C']);
    expect(problems).toEqual([
      { line: 2, field: null, code: 'LINE_COUNT', value: 'A | Anna' },
      { line: 3, field: null, code: 'LINE_COUNT', value: 'B | Bert | Bonn | extra' },
    ]);
  });

  test('with a text longer than its field are refused, and the report cuts the text', () => {
    const { records, problems } = contactsOf(`Code,Name\nA,${'x'.repeat(201)}`);
    expect(records).toEqual([]);
    expect(problems).toEqual([{ line: 2, field: 'name', code: 'TEXT_TOO_LONG', value: `${'x'.repeat(79)}…` }]);
  });
});

describe('items from a file', () => {
  test('take price and archive flag, and say nothing where the cell is empty', () => {
    const { records, problems } = itemsOf(
      'ProductID,ProductName,UnitPrice,Discontinued\n1,Chai,18,0\n5,Gumbo,21.35,1\n6,Jam,,',
    );
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { code: '1', name: 'Chai', priceE4: 180_000, isArchived: false },
      { code: '5', name: 'Gumbo', priceE4: 213_500, isArchived: true },
      { code: '6', name: 'Jam', priceE4: null, isArchived: null },
    ]);
  });

  test('with a price that is no amount, too fine or too large, or a flag that is none, are refused', () => {
    const { records, problems } = itemsOf(
      'Code,Name,Price,Archived\nA,A,free,0\nB,B,0.12345,0\nC,C,99999999999999,0\nD,D,1.5,perhaps\nE,E,1.50000,no',
    );
    expect(records.map((record) => record.code)).toEqual(['E']);
    expect(problems.map(({ line, field, code, value }) => [line, field, code, value])).toEqual([
      [2, 'price', 'AMOUNT_INVALID', 'free'],
      [3, 'price', 'AMOUNT_TOO_FINE', '0.12345'],
      [4, 'price', 'AMOUNT_OUT_OF_RANGE', '99999999999999'],
      [5, 'isArchived', 'FLAG_INVALID', 'perhaps'],
    ]);
  });
});
