import { resolve } from 'node:path';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { taxCategories } from '#domain/tax';
import { e4, minor } from '#domain/money';

import {
  exampleAgeing,
  exampleBuyer,
  exampleDocument,
  exampleLogo,
  exampleVoucher,
  germanCompany,
  allocation,
} from './examples.ts';
import { pageCountOf, wordsOf } from './reading.ts';
import { figuresOf } from './figures.ts';
import type { Paper } from './papers.ts';
import { paperDefinition, renderPaper } from './render.ts';

const fontsFolder = resolve('resources/fonts');

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ maxLength: 200 }),
  fc.constantFrom(
    '',
    'Ελληνικά',
    'Книга',
    'Łódź',
    '日本',
    'a\nb\n\nc',
    'W'.repeat(200),
    '\ud800',
    'مرحبا',
    '{{x}} $t(y)',
  ),
);
const amount = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -1_000_000, max: 1_000_000 })).map(minor);
const tenThousandths = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: 0, max: 10_000_000 })).map(e4);
const rate = fc.constantFrom(0, 70_000, 99_750, 190_000, 1_000_000).map(e4);
const company = fc.record({
  name: text,
  street: text,
  city: text,
  country: text,
  taxNumber: text,
  iban: fc.oneof(text, fc.constant('DE89370400440532013000')),
  bic: text,
  paperFooter: text,
  language: fc.constantFrom('en' as const, 'de' as const),
  locale: fc.constantFrom(
    'en',
    'en-US',
    'de-DE',
    'de-CH',
    'fr-FR',
    'ja-JP',
    'ar-EG',
    'hi-IN',
    'el-GR',
    'pl-PL',
    'fa-IR',
  ),
});
const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CLF', 'CHF');
const tax = fc.record({ taxCategory: fc.constantFrom(...taxCategories), taxRateE4: rate });
const line = fc.record({
  description: text,
  itemCode: text,
  unit: text,
  quantityE4: tenThousandths,
  priceE4: tenThousandths,
  baseQuantityE4: fc.constantFrom(10_000, 1_000_000).map(e4),
  discountPercentE4: rate,
  discountMinor: amount,
  taxName: text,
  netMinor: amount,
});

const documentModel = fc
  .record({
    company,
    currency,
    lines: fc.array(fc.tuple(line, tax), { maxLength: 25 }),
    taxes: fc.array(fc.tuple(tax, amount, amount), { maxLength: 6 }),
    adjustments: fc.array(
      fc.record({ kind: fc.constantFrom('allowance' as const, 'charge' as const), reason: text, amountMinor: amount }),
      { maxLength: 12 },
    ),
    sums: fc.record({
      netMinor: amount,
      grossMinor: amount,
      dueMinor: amount,
      roundingMinor: amount,
      lineNetMinor: amount,
    }),
    head: fc.record({
      kind: fc.constantFrom('invoice' as const, 'creditNote' as const),
      status: fc.constantFrom('draft' as const, 'issued' as const),
      priceMode: fc.constantFrom('exclusive' as const, 'inclusive' as const),
      number: fc.option(text),
      introduction: text,
      note: text,
      reference: text,
      correctsNumber: fc.option(text),
      buyer: fc.option(fc.record({ name: text, street: text, city: text, region: text, country: text, code: text })),
    }),
    hasLogo: fc.boolean(),
  })
  .map((given): Paper => {
    const base = exampleDocument({
      company: { ...germanCompany, ...given.company },
      lines: [{ description: '', quantity: 1, price: 1 }],
      currency: given.currency,
    });
    const [blank] = base.document.lines;
    const lines = given.lines.map(([content, taxed], index) => ({
      ...blank,
      ...content,
      ...taxed,
      position: index + 1,
    }));
    return {
      ...base,
      logo: given.hasLogo ? exampleLogo : null,
      document: {
        ...base.document,
        ...given.sums,
        ...given.head,
        buyer: given.head.buyer === null ? null : { ...exampleBuyer, ...given.head.buyer },
        lines: lines as typeof base.document.lines,
        taxes: given.taxes.map(([taxed, taxableMinor, taxMinor]) => ({
          ...taxed,
          taxableMinor,
          taxMinor,
          grossMinor: taxMinor,
        })),
        adjustments: given.adjustments.map((adjustment, index) => ({
          ...adjustment,
          position: index + 1,
          percentE4: e4(0),
          taxRateId: null,
        })),
      },
    };
  });

const voucherModel = fc
  .record({
    company,
    name: text,
    number: text,
    note: text,
    amount,
    remaining: amount,
    uses: fc.array(fc.tuple(text, amount, fc.boolean()), { maxLength: 20 }),
    hasAddress: fc.boolean(),
  })
  .map((given): Paper =>
    exampleVoucher({
      company: { ...germanCompany, ...given.company },
      paper: { contact: given.hasAddress ? { ...exampleBuyer, name: given.name } : null },
      payment: {
        number: given.number,
        note: given.note,
        contactName: given.name,
        amountMinor: given.amount,
        unappliedMinor: given.remaining,
        allocations: given.uses.map(([documentNumber, amountMinor, isUndone]) =>
          allocation({ documentNumber, documentGrossMinor: amountMinor, amountMinor, isUndone }),
        ),
      },
    }),
  );

const ageingModel = fc
  .record({ company, names: fc.array(fc.tuple(text, text, amount), { maxLength: 30 }) })
  .map((given): Paper => {
    const base = exampleAgeing(1, { ...germanCompany, ...given.company });
    const [blank] = base.ageing.rows;
    const rows = given.names.map(([contactName, contactCode, balanceMinor]) => ({
      ...blank,
      contactName,
      contactCode,
      balanceMinor,
    }));
    return { ...base, ageing: { ...base.ageing, rows: rows as typeof base.ageing.rows } };
  });

test('whatever a paper is made of, it becomes a PDF', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(documentModel, voucherModel, ageingModel), async (paper) => {
      const pdf = await renderPaper(paper, { fontsFolder });
      expect(pageCountOf(pdf)).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

test('whatever a document says, every amount of a line and every sum is on its paper', () => {
  fc.assert(
    fc.property(documentModel, (paper) => {
      if (paper.paper !== 'document') return;
      const words = new Set(wordsOf(paperDefinition(paper)));
      const { document } = paper;
      const figures = figuresOf(paper.company);
      const plain = (formatted: string): string => formatted.replaceAll(/[\u00a0\u202f]/g, ' ');
      const amounts = [
        document.netMinor,
        ...document.lines.map((each) => each.netMinor),
        ...document.taxes.map((each) => each.taxMinor),
      ];
      for (const value of amounts) expect(words).toContain(plain(figures.amount(value, document.currency)));
      expect(words).toContain(plain(figures.money(document.dueMinor, document.currency)));
    }),
    { numRuns: 200 },
  );
});
