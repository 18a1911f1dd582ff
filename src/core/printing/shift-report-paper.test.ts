// The X and Z report on a sheet: every figure of the contract stands on it.
import { resolve } from 'node:path';

import { expect, test } from 'vitest';

import type { ShiftReport } from '#contract/till';
import type { Instant } from '#domain/dates';
import { e4, minor } from '#domain/money';

import { exampleDay, exampleMoment, germanCompany } from './examples.ts';
import type { ShiftReportPaper } from './papers.ts';
import { pageCountOf, wordsOf } from './reading.ts';
import { paperFileName, renderPaper } from './render.ts';
import { shiftReportPaper } from './shift-report-paper.ts';

const id = '019ab000-0000-7000-8000-000000000001';
const movement = { id, at: exampleMoment, userName: 'Jörg Weiß' };

const report: ShiftReport = {
  shiftId: id,
  registerId: id,
  registerName: 'Kasse 1',
  state: 'closed',
  zNumber: 'K1-Z0007',
  openedAt: `${exampleDay}T07:00:00.000Z` as Instant,
  openedBy: 'Jörg Weiß',
  closedAt: `${exampleDay}T17:05:00.000Z` as Instant,
  closedBy: 'Ina Groß',
  madeAt: `${exampleDay}T17:05:00.000Z` as Instant,
  isOverdue: false,
  currency: 'EUR',
  saleCount: 1431,
  returnCount: 12,
  firstNumber: 'K1-000401',
  lastNumber: 'K1-001831',
  netMinor: minor(123_456_789),
  taxMinor: minor(23_456_790),
  grossMinor: minor(146_913_579),
  creditSoldMinor: minor(15_001),
  totalMinor: minor(146_928_580),
  roundingMinor: minor(-13),
  discountMinor: minor(12_346),
  returnedMinor: minor(8996),
  taxes: [
    {
      taxCategory: 'S',
      taxRateE4: e4(190_000),
      taxableMinor: minor(123_456_788),
      taxMinor: minor(23_456_789),
      grossMinor: minor(146_913_577),
    },
  ],
  tenders: [
    {
      tender: 'cash',
      count: 888,
      receivedMinor: minor(41_231),
      refundedMinor: minor(4502),
      amountMinor: minor(36_729),
    },
  ],
  paidOnAccount: [{ tender: 'bankTransfer', count: 3, amountMinor: minor(25_003) }],
  movements: [
    { ...movement, kind: 'payIn', amountMinor: minor(5004), reason: 'Wechselgeld' },
    { ...movement, kind: 'payOut', amountMinor: minor(1890), reason: 'Milch' },
    { ...movement, kind: 'drop', amountMinor: minor(30_006), reason: 'Abends' },
  ],
  cash: {
    floatMinor: minor(20_007),
    salesMinor: minor(41_231),
    refundsMinor: minor(4502),
    onAccountMinor: minor(25_008),
    payInsMinor: minor(5004),
    payOutsMinor: minor(1890),
    dropsMinor: minor(30_006),
    expectedMinor: minor(54_852),
  },
  countedMinor: minor(54_802),
  overShortMinor: minor(-50),
  counts: [{ valueMinor: minor(5000), count: 7 }],
  heldCount: 2,
  note: 'Fünfzig Cent fehlen.',
  copies: 0,
};

const paperOf = (given: Partial<ShiftReport> = {}, copyNumber = 0): ShiftReportPaper => ({
  paper: 'shiftReport',
  company: germanCompany,
  logo: null,
  createdAt: exampleMoment,
  report: { ...report, ...given },
  copyNumber,
});
const textOf = (paper: ShiftReportPaper) => wordsOf(shiftReportPaper(paper)).join('\n');

test('every figure of a closed shift stands on its Z report', () => {
  const text = textOf(paperOf());
  const figures = [
    'Z-Bericht K1-Z0007|Kasse 1|Jörg Weiß|Ina Groß|18:05|1.431|12|K1-000401|K1-001831',
    '1.234.567,89|234.567,90|1.469.135,79|150,01|1.469.285,80|−0,13|123,46|89,96',
    '19 %|1.234.567,88|234.567,89|1.469.135,77|Bar (888)|412,31|−45,02|367,29',
    'Überweisung (3)|250,03|50,04|Wechselgeld|−18,90|Milch|−300,06|Abends',
    '200,07|250,08|548,52|548,02|Fehlbetrag|−0,50|50,00|350,00|Fünfzig Cent fehlen.',
  ].flatMap((line) => line.split('|'));
  for (const figure of figures) expect(text).toContain(figure);
  expect(text).not.toContain('KOPIE');
  expect(textOf(paperOf({}, 3))).toContain('KOPIE 3');
});

test('an X report says that it closes nothing and counts nothing; a shift that is open too long is pointed out', () => {
  const open = { state: 'open', zNumber: null, closedAt: null, closedBy: null, countedMinor: null } as const;
  const text = textOf(paperOf({ ...open, overShortMinor: null, counts: [], note: '', isOverdue: true }));
  expect(text).toContain('X-Bericht');
  expect(text).toContain('schließt nichts ab');
  expect(text).toContain('Seit mehr als 24 Stunden offen.');
  expect(text).not.toContain('Gezählt');
});

test('a Z report is one page, and one with very many movements goes on', async () => {
  const fonts = { fontsFolder: resolve('resources/fonts') };
  expect(paperFileName(paperOf())).toBe('Z-Bericht K1-Z0007 · Kasse 1.pdf');
  expect(pageCountOf(await renderPaper(paperOf(), fonts))).toBe(1);
  const movements = Array.from({ length: 120 }, () => ({
    ...movement,
    kind: 'payOut' as const,
    amountMinor: minor(100),
    reason: 'Milch und Kaffee für alle, die heute hier sind',
  }));
  expect(pageCountOf(await renderPaper(paperOf({ movements }), fonts))).toBeGreaterThan(2);
});
