// What a file says of a contact beyond its name and address.
import { describe, expect, test } from 'vitest';

import { mainWaysOf } from './contact-lists.ts';
import type { KnownOfContacts } from './contact-record.ts';
import { readContacts } from './contacts.ts';
import { importFields } from './fields.ts';
import { guessReading } from './guess-reading.ts';
import { guessMapping } from './headings.ts';
import { whole } from './rows.ts';

const known: KnownOfContacts = {
  owners: [{ id: 'anna-id', name: 'Anna Berger' }],
  customFields: [
    { id: 'f1', name: 'Shoe size', kind: 'number', options: [] },
    { id: 'f2', name: 'Loves', kind: 'choice', options: [{ id: 'o1', label: 'Tea' }] },
    { id: 'f3', name: 'Region', kind: 'text', options: [] },
    { id: 'f4', name: 'Signed', kind: 'date', options: [] },
    { id: 'f5', name: 'Newsletter', kind: 'yesNo', options: [] },
  ],
};

/** One row given field by heading. */
function read(row: Record<string, string>) {
  const headings = Object.keys(row);
  const rows = [{ line: 2, cells: Object.values(row) }];
  const { customFields } = known;
  const guessed = guessReading('contacts', { headings, rows, delimiter: ';', customFields });
  const reading = { ...guessed, currency: 'EUR' };
  const { records, problems } = whole(readContacts(rows, { columnCount: headings.length, reading, known }));
  return { record: records[0], problems: problems.map(({ field, code, value }) => [field, code, value]) };
}

describe('the fields of a contact', () => {
  test('are read in the words of people and programs', () => {
    const { record, problems } = read({
      Firma: 'Nordlicht',
      Art: 'Unternehmen',
      Sprache: 'de',
      Währung: 'chf',
      'Zahlungsziel (Tage)': '14 Tage',
      Kreditlimit: '1.234,50',
      Geburtstag: '03.05.1980',
      Rollen: 'Kunde; Lieferant',
      Schlagwörter: 'VIP, Graz',
      Zuständig: 'anna berger',
      'Besondere Hinweise': 'Läuten',
      'Hinweise sind zu lesen': 'ja',
      Archiviert: 'nein',
    });
    expect(problems).toEqual([]);
    expect(record?.stated).toEqual({
      name: 'Nordlicht',
      kind: 'organisation',
      language: 'de',
      currency: 'CHF',
      paymentTermsDays: 14,
      creditLimitMinor: 123_450,
      birthday: '1980-05-03',
      roles: ['customer', 'supplier'],
      tags: ['VIP', 'Graz'],
      ownerId: 'anna-id',
      instructions: 'Läuten',
      areInstructionsImportant: true,
      isArchived: false,
    });
  });

  test('may stand in several columns, as address books write them', () => {
    const { record } = read({
      Name: 'Anna',
      'E-mail 2 Address': 'second@a.example',
      'Mobile Phone': '+43 1',
      'Home Phone': '+43 2',
      'Web Page': 'a.example',
      'Address 1': 'Kai 1',
      'Address 2': 'Stiege 2',
      'Shipping Street': 'Hof 3',
      'Shipping City': 'Linz',
    });
    expect(record?.stated).toMatchObject({ street: 'Kai 1, Stiege 2' });
    // Of a new contact the first of its kind takes the place of a main one that is not in the file.
    expect(mainWaysOf(record?.stated ?? {}, record?.points ?? null)).toEqual({
      email: 'second@a.example',
      phone: '+43 2',
      points: [
        { kind: 'mobile', label: '', value: '+43 1' },
        { kind: 'website', label: '', value: 'a.example' },
      ],
    });
    expect(record?.stated.addresses).toMatchObject([{ use: 'delivery', street: 'Hof 3', city: 'Linz' }]);
  });

  test('that are lists stand one entry a line', () => {
    const { record, problems } = read({
      Name: 'Anna',
      points: 'email;Work;a@b.example\nmobile;;+43 1',
      addresses: 'delivery;Warehouse;Kai 1;20457;Hamburg;;Germany',
      organisations: 'Acme; Head of sales\nOther;;10007',
      requirements: 'Noon;;must\nPaper;recycled',
      consents: 'email;yes;2026-05-03;form\nphone;no;2026-05-04',
    });
    expect(problems).toEqual([]);
    expect(record?.points?.points).toHaveLength(2);
    expect(record?.organisations).toEqual([
      { name: 'Acme', role: 'Head of sales', code: '' },
      { name: 'Other', role: '', code: '10007' },
    ]);
    expect(record?.stated).toMatchObject({
      addresses: [{ use: 'delivery', label: 'Warehouse', country: 'Germany' }],
      requirements: [
        { attribute: 'Noon', value: '', isMust: true },
        { attribute: 'Paper', value: 'recycled', isMust: false },
      ],
      consents: [
        { channel: 'email', isGiven: true, on: '2026-05-03', source: 'form' },
        { channel: 'phone', isGiven: false, on: '2026-05-04', source: '' },
      ],
    });
  });

  test('of one’s own are found by their names; a heading that another field has is not theirs', () => {
    const { record, problems } = read({
      Name: 'Anna',
      Region: 'Tirol',
      'custom: Region': 'West',
      'shoe size': '38,5',
      Loves: 'tea',
      Signed: '2026-01-02',
      Newsletter: 'no',
    });
    expect(problems).toEqual([]);
    expect(record?.stated).toMatchObject({
      region: 'Tirol',
      custom: { f1: 385_000, f2: 'o1', f3: 'West', f4: '2026-01-02', f5: false },
    });
  });
});

test.each([
  ['Kind', 'robot', 'KIND_UNKNOWN'],
  ['Currency', 'Euro', 'CURRENCY_UNKNOWN'],
  ['Terms of payment (days)', '400', 'TERMS_INVALID'],
  ['Terms of payment (days)', 'soon', 'TERMS_INVALID'],
  ['Credit limit', 'much', 'AMOUNT_INVALID'],
  ['Birthday', '31.02.1980', 'DATE_INVALID'],
  ['Roles', 'customer, king', 'ROLE_UNKNOWN'],
  ['Owner', 'Nobody', 'OWNER_UNKNOWN'],
  ['Archived', 'perhaps', 'FLAG_INVALID'],
  ['points', 'pigeon;;left', 'ENTRY_INVALID'],
  ['points', 'email;Work', 'ENTRY_INVALID'],
  ['addresses', 'moon;;Street', 'ENTRY_INVALID'],
  ['consents', 'email;yes;never', 'ENTRY_INVALID'],
  ['consents', 'email;yes;2026-05-03\nemail;no;2026-05-04', 'ENTRY_INVALID'],
  ['requirements', ';only a value', 'ENTRY_INVALID'],
  ['organisations', ';no name', 'ENTRY_INVALID'],
  ['Shoe size', 'large', 'AMOUNT_INVALID'],
  ['Loves', 'Coffee', 'CHOICE_UNKNOWN'],
  ['Signed', 'yesterday', 'DATE_INVALID'],
  ['Newsletter', 'sometimes', 'FLAG_INVALID'],
  ['Tags', 'x'.repeat(61), 'TEXT_TOO_LONG'],
  ['Tags', Array.from({ length: 51 }, (_, index) => `t${index}`).join(), 'LIST_TOO_LONG'],
  ['points', Array.from({ length: 51 }, (_, index) => `email;;a${index}@b.example`).join('\n'), 'LIST_TOO_LONG'],
  ['Language', 'x'.repeat(36), 'TEXT_TOO_LONG'],
])('%s %j is refused with %s', (heading, text, code) => {
  const { record, problems } = read({ Name: 'Anna', [heading]: text });
  expect(record).toBeUndefined();
  expect(problems.map((problem) => problem[1])).toContain(code);
});

test('every field is found by its own name', () => {
  for (const kind of ['contacts', 'items', 'documents'] as const) {
    const headings: readonly string[] = importFields[kind];
    const mapping = guessMapping(kind, { headings, samplesOf: () => [] });
    expect(mapping).toEqual(Object.fromEntries(headings.map((field, column) => [field, column])));
  }
});

test.each(['Note', 'Roles', 'Tags', 'Belongs to', 'Currency', 'Type', 'Owner', 'Consents', 'Addresses'])(
  'a text that is too long (%s) is one problem, whatever else is wrong with it',
  (heading) => {
    for (const unit of ['x', 'a,', 'a;b\n', ';']) {
      const { problems } = read({ Name: 'Anna', [heading]: `${unit.repeat(40_000)}z` });
      expect(problems).toMatchObject([[expect.any(String), 'TEXT_TOO_LONG', expect.any(String)]]);
      expect(problems[0]?.[2]).toHaveLength(80);
    }
  },
);
