import { describe, expect, test } from 'vitest';

import { e4, minor } from '#domain/money';
import type { TaxCategory } from '#domain/tax';

import { documentPaper } from './document-paper.ts';
import { americanCompany, exampleBuyer, exampleDay, exampleDocument, exampleLogo, germanCompany } from './examples.ts';
import { codesOf, tablesOf, wordsOf } from './reading.ts';

const paper = { description: 'Paper', quantity: 40, price: 4.35 };
const book = { description: 'Book', quantity: 2, price: 29.9, taxRateE4: e4(70_000) };

describe('the figures of a document', () => {
  test('are those that were booked, line by line and sum by sum', () => {
    const model = exampleDocument({
      lines: [{ ...paper, unit: 'Pk.', itemCode: 'PAP' }, book],
      adjustments: [
        { kind: 'charge', reason: 'Versand', amountMinor: 1290 },
        { kind: 'allowance', reason: '', percent: 2 },
      ],
    });
    const words = wordsOf(documentPaper(model));
    expect(words.slice(words.indexOf('Pos.'), words.indexOf('Bitte zahlen Sie bis zum 05.12.2026.'))).toEqual(
      [
        ['Pos.', 'Beschreibung', 'Menge', 'Preis', 'Steuer', 'Betrag EUR'],
        ['1', 'Paper', 'PAP', '40 Pk.', '4,35', '19 %', '174,00'],
        ['2', 'Book', '2', '29,90', '7 %', '59,80'],
        ['Scannen und zahlen'],
        ['Summe der Positionen', '233,80', 'Versand', '12,90', 'Nachlass (2 %)', '−4,68', 'Nettobetrag', '242,02'],
        ['USt 7 % auf 61,90', '4,33', 'USt 19 % auf 180,12', '34,22'],
        ['Gesamtbetrag', '280,57 €'],
      ].flat(),
    );
  });

  test('keep a quantity apart from a unit that begins with a figure, so that 1 of 48 jars does not read as 148', () => {
    const words = wordsOf(
      documentPaper(exampleDocument({ lines: [{ ...paper, quantity: 1, unit: '48 - 6 oz jars' }] })),
    );
    expect(words.slice(words.indexOf('Paper'), words.indexOf('4,35'))).toEqual(['Paper', '1', '48 - 6 oz jars']);
  });

  test('are printed as given even where they do not add up: a paper computes no money', () => {
    const model = exampleDocument({ lines: [paper] });
    const document = { ...model.document, netMinor: minor(11_111), grossMinor: minor(22_222), dueMinor: minor(33_333) };
    const words = wordsOf(documentPaper({ ...model, document }));
    expect(words).toContain('111,11');
    expect(words).toContain('333,33 €');
  });

  test('keep two rates of tax apart, also when a name is shared', () => {
    const words = wordsOf(documentPaper(exampleDocument({ lines: [paper, book] })));
    expect(words).toContain('USt 7 % auf 59,80');
    expect(words).toContain('USt 19 % auf 174,00');
  });

  test('tell zero-rated from exempt lines by name, because the rate would not', () => {
    const free = { taxRateE4: e4(0), price: 10, quantity: 1 };
    const lines = [
      { ...free, description: 'a', taxName: 'Zero', taxCategory: 'Z' as TaxCategory },
      { ...free, description: 'b', taxName: 'Exempt', taxCategory: 'E' as TaxCategory },
    ];
    const words = wordsOf(documentPaper(exampleDocument({ company: americanCompany, lines })));
    expect(words).toEqual(
      expect.arrayContaining(['Zero', 'Exempt', 'Zero on 10.00', 'Exempt on 10.00', 'Exempt from tax.']),
    );
  });

  test('of prices with tax lead to the total first and tell the tax in it', () => {
    const model = exampleDocument({
      lines: [paper],
      priceMode: 'inclusive',
      company: { ...germanCompany, language: 'en', locale: 'en-IE' },
    });
    const words = wordsOf(documentPaper(model));
    expect(words.indexOf('€174.00')).toBeLessThan(words.indexOf('USt 19% included, on 146.22'));
    expect(words).toContain('Prices include tax.');
  });

  test('have no decimals in yen and three in Kuwaiti dinar', () => {
    const inYen = exampleDocument({
      lines: [{ ...paper, price: 1234 }],
      currency: 'JPY',
      company: { ...americanCompany, locale: 'ja-JP' },
    });
    expect(wordsOf(documentPaper(inYen))).toEqual(expect.arrayContaining(['Amount JPY', '1,234', '49,360', '¥58,738']));
    const inDinar = exampleDocument({
      lines: [paper],
      currency: 'KWD',
      company: { ...americanCompany, locale: 'ar-KW' },
    });
    expect(wordsOf(documentPaper(inDinar))).toEqual(expect.arrayContaining(['174.000', '207.060 KWD']));
  });

  test('show a discount column only where there is a discount', () => {
    expect(wordsOf(documentPaper(exampleDocument({ lines: [paper] })))).not.toContain('Rabatt');
    const discounted = { ...paper, discountPercentE4: e4(50_000), discountMinor: minor(100) };
    const words = wordsOf(documentPaper(exampleDocument({ lines: [discounted] })));
    expect(words).toEqual(expect.arrayContaining(['Rabatt', '5 %', '1,00', '164,30']));
  });

  test('say for how much a price is, when not for one', () => {
    const words = wordsOf(documentPaper(exampleDocument({ lines: [{ ...paper, baseQuantityE4: e4(1_000_000) }] })));
    expect(words).toEqual(expect.arrayContaining(['4,35', 'je 100', '1,74']));
  });
});

describe('what kind of document it is', () => {
  test('a draft is marked across every page, has no number and no code to pay by', () => {
    const model = exampleDocument({ lines: [paper], document: { status: 'draft', number: null, issuedOn: null } });
    const definition = documentPaper(model);
    expect(wordsOf(definition)).toEqual(expect.arrayContaining(['ENTWURF', 'Rechnungsentwurf', 'bei Ausstellung']));
    expect(codesOf(definition)).toEqual([]);
  });

  test('a credit note names the invoice that it corrects with its day, and asks for no money', () => {
    const definition = documentPaper(
      exampleDocument({
        lines: [paper],
        document: { kind: 'creditNote', number: 'RK-1', correctsNumber: 'RE-2026-0042', dueOn: null },
        paper: { correctsIssuedOn: exampleDay },
      }),
    );
    const words = wordsOf(definition);
    expect(words).toContain('Rechnungskorrektur RK-1');
    expect(words).toContain('Korrigiert Rechnung RE-2026-0042 vom 21.11.2026');
    expect(words.some((text) => text.startsWith('Bitte zahlen'))).toBe(false);
    expect(codesOf(definition)).toEqual([]);
  });

  test('an invoice in euro with an IBAN can be paid by its code', () => {
    const [code] = codesOf(documentPaper(exampleDocument({ lines: [paper] })));
    expect(code?.split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      'COBADEFFXXX',
      'Nordlicht Bürobedarf GmbH',
      'DE89370400440532013000',
      'EUR207.06',
      '',
      '',
      'RE-2026-0042',
    ]);
  });

  test('an invoice in dollars, or without an IBAN, has no code', () => {
    expect(codesOf(documentPaper(exampleDocument({ lines: [paper], currency: 'USD' })))).toEqual([]);
    const company = { ...germanCompany, iban: '' };
    expect(codesOf(documentPaper(exampleDocument({ company, lines: [paper] })))).toEqual([]);
  });

  test('reverse charge and intra-Community supply are named in words', () => {
    const free = { ...paper, taxRateE4: e4(0), taxName: '' };
    const lines = [
      { ...free, taxCategory: 'AE' as TaxCategory },
      { ...free, taxCategory: 'K' as TaxCategory },
    ];
    expect(wordsOf(documentPaper(exampleDocument({ lines })))).toEqual(
      expect.arrayContaining([
        'Steuerschuldnerschaft des Leistungsempfängers.',
        'Steuerfreie innergemeinschaftliche Lieferung.',
      ]),
    );
  });
});

describe('the sheet', () => {
  test('is A4 in Germany and Letter in America', () => {
    expect(documentPaper(exampleDocument({ lines: [paper] })).pageSize).toBe('A4');
    expect(documentPaper(exampleDocument({ company: americanCompany, lines: [paper] })).pageSize).toBe('LETTER');
    const canada = { ...americanCompany, locale: 'fr-CA' };
    expect(documentPaper(exampleDocument({ company: canada, lines: [paper] })).pageSize).toBe('LETTER');
  });

  test('names the country in capitals only when it is another one', () => {
    const here = wordsOf(documentPaper(exampleDocument({ lines: [paper] })));
    expect(here).not.toContain('DEUTSCHLAND');
    const buyer = { ...exampleBuyer, country: 'Österreich' };
    expect(wordsOf(documentPaper(exampleDocument({ lines: [paper], document: { buyer } })))).toContain('ÖSTERREICH');
  });

  test('repeats the head of the lines, and its title, on later pages', () => {
    const definition = documentPaper(exampleDocument({ lines: Array.from({ length: 200 }, () => paper) }));
    const lineTable = tablesOf(definition).find(
      (table) => Array.isArray(table['body']) && table['body'].length === 201,
    );
    expect(lineTable?.['headerRows']).toBe(1);
    expect(wordsOf(definition)).toEqual(
      expect.arrayContaining(['Rechnung RE-2026-0042 · Nordlicht Bürobedarf GmbH', 'Seite 2 von 3']),
    );
  });

  test('leaves out what is not known, without an empty label', () => {
    const company = {
      ...germanCompany,
      taxNumber: '',
      bic: '',
      bankName: '',
      registrationNumber: '',
      phone: '',
      paperFooter: '',
    };
    const buyer = { ...exampleBuyer, taxNumber: '', contactPerson: '', code: '' };
    const words = wordsOf(documentPaper(exampleDocument({ company, lines: [paper], document: { buyer } })));
    for (const label of ['Kundennr.', 'Ihr Zeichen', 'Ihre Steuernr.', 'Unsere Steuernr.', 'BIC', 'Bank']) {
      expect(words).not.toContain(label);
    }
  });

  test('carries the logo inside, never as an address', () => {
    const definition = documentPaper(exampleDocument({ lines: [paper], paper: { logo: exampleLogo } }));
    expect(JSON.stringify(definition.content)).toContain(`"image":"data:image/png;base64,${exampleLogo.base64}"`);
  });

  test('prints an ampersand, markup and braces in a text as they are', () => {
    const description = 'Müller & Söhne <b>{{number}} $t(document.invoice)';
    const model = exampleDocument({
      lines: [{ ...paper, description }],
      adjustments: [{ kind: 'charge', reason: description, percent: 1 }],
    });
    const words = wordsOf(documentPaper(model));
    expect(words).toContain(description);
    expect(words).toContain(`${description} (1 %)`);
  });
});
