/** An X or Z report as sections of words and figures: what the roll and the page both print. */
import type { Company } from '#contract/settings';
import type { ShiftReport } from '#contract/till';
import { e4, minor, negate } from '#domain/money';
import type { Minor } from '#domain/money';
import type { CashMovementKind } from '#domain/till';

import { figuresOf, type Figures } from './figures.ts';
import { clockTime, momentText } from './moments.ts';
import { linesOf, printable } from './printable.ts';
import { tenderWords } from './tender-words.ts';
import { wordsIn, type WordKey, type Words } from './words.ts';

export type ReportRow = { label: string; value: string; isStrong: boolean };

/** Rows come first, then the table. */
export type ReportSection = {
  key: 'sales' | 'taxes' | 'tenders' | 'onAccount' | 'movements' | 'cash' | 'counts';
  heading: string;
  rows: readonly ReportRow[];
  table: { head: readonly string[]; rows: readonly (readonly string[])[] } | null;
};

export type ReportText = {
  title: string;
  facts: readonly ReportRow[];
  remarks: readonly string[];
  sections: readonly ReportSection[];
  note: string;
};

type Writing = { report: ShiftReport; company: Company; words: Words; figures: Figures };

const movementWords: Record<CashMovementKind, WordKey> = {
  payIn: 'shiftReport.payIn',
  payOut: 'shiftReport.payOut',
  drop: 'shiftReport.drop',
};

/** All figures of a shift, in the company's language. An X report says that it closes nothing; a Z report has its number. Sections without figures are left out. */
export function shiftReportText(report: ShiftReport, company: Company): ReportText {
  const writing = { report, company, words: wordsIn(company.language), figures: figuresOf(company) };
  const { words } = writing;
  const sections = [
    salesSection(writing),
    taxSection(writing),
    tenderSection(writing),
    accountSection(writing),
    movementSection(writing),
    cashSection(writing),
    countSection(writing),
  ];
  return {
    title: report.zNumber === null ? words('shiftReport.x') : words('shiftReport.z', { number: report.zNumber }),
    facts: factRows(writing),
    remarks: [
      ...(report.zNumber === null ? [words('shiftReport.xNote')] : []),
      ...(report.isOverdue ? [words('shiftReport.overdue')] : []),
    ],
    sections: sections.filter(({ rows, table }) => rows.length > 0 || table !== null),
    note: linesOf(report.note).join('\n'),
  };
}

function factRows({ report, company, words }: Writing): ReportRow[] {
  return [
    plain(words('shiftReport.register'), printable(report.registerName)),
    plain(words('shiftReport.opened'), momentText(report.openedAt, company)),
    plain(words('shiftReport.openedBy'), printable(report.openedBy)),
    ...(report.closedAt === null ? [plain(words('shiftReport.made'), momentText(report.madeAt, company))] : []),
    ...(report.closedAt === null ? [] : [plain(words('shiftReport.closed'), momentText(report.closedAt, company))]),
    ...(report.closedBy === null ? [] : [plain(words('shiftReport.closedBy'), printable(report.closedBy))]),
  ];
}

function salesSection({ report, words, figures }: Writing): ReportSection {
  const amount = (value: Minor) => figures.amount(value, report.currency);
  const counted = (value: number) => figures.quantity(e4(value * 10_000));
  const { firstNumber, lastNumber } = report;
  return {
    key: 'sales',
    heading: words('shiftReport.sales'),
    rows: [
      plain(words('shiftReport.saleCount'), counted(report.saleCount)),
      ...(report.returnCount === 0 ? [] : [plain(words('shiftReport.returnCount'), counted(report.returnCount))]),
      ...(firstNumber === null ? [] : [plain(words('shiftReport.firstNumber'), firstNumber)]),
      ...(lastNumber === null ? [] : [plain(words('shiftReport.lastNumber'), lastNumber)]),
      plain(words('shiftReport.net'), amount(report.netMinor)),
      plain(words('shiftReport.tax'), amount(report.taxMinor)),
      plain(words('shiftReport.gross'), amount(report.grossMinor)),
      ...(report.creditSoldMinor === 0 ? [] : [plain(words('shiftReport.creditSold'), amount(report.creditSoldMinor))]),
      strong(words('shiftReport.total', { currency: report.currency }), amount(report.totalMinor)),
      ...(report.roundingMinor === 0 ? [] : [plain(words('shiftReport.rounding'), amount(report.roundingMinor))]),
      ...(report.discountMinor === 0 ? [] : [plain(words('shiftReport.discounts'), amount(report.discountMinor))]),
      ...(report.returnedMinor === 0 ? [] : [plain(words('shiftReport.returned'), amount(report.returnedMinor))]),
      ...(report.heldCount === 0 ? [] : [plain(words('shiftReport.held'), counted(report.heldCount))]),
    ],
    table: null,
  };
}

function taxSection({ report, words, figures }: Writing): ReportSection {
  const amount = (value: Minor) => figures.amount(value, report.currency);
  const isShared = (rate: number) => report.taxes.filter((tax) => tax.taxRateE4 === rate).length > 1;
  const rows = report.taxes.map((tax) => [
    isShared(tax.taxRateE4) ? `${figures.percent(tax.taxRateE4)} ${tax.taxCategory}` : figures.percent(tax.taxRateE4),
    amount(tax.taxableMinor),
    amount(tax.taxMinor),
    amount(tax.grossMinor),
  ]);
  const head = (['rate', 'net', 'tax', 'gross'] as const).map((name) => words(`shiftReport.${name}`));
  return { key: 'taxes', heading: words('shiftReport.taxes'), rows: [], table: tableOf(head, rows) };
}

function tenderSection({ report, words, figures }: Writing): ReportSection {
  const amount = (value: Minor) => figures.amount(value, report.currency);
  const rows = report.tenders.map((row) => [
    `${words(tenderWords[row.tender])} (${figures.quantity(e4(row.count * 10_000))})`,
    amount(row.receivedMinor),
    amount(negate(row.refundedMinor)),
    amount(row.amountMinor),
  ]);
  // The first column needs no name: the heading says it.
  const head = ['', ...(['received', 'refunded', 'amount'] as const).map((name) => words(`shiftReport.${name}`))];
  return { key: 'tenders', heading: words('shiftReport.tenders'), rows: [], table: tableOf(head, rows) };
}

/** Money of invoices that was taken at the till: no sale, and yet in the drawer. */
function accountSection({ report, words, figures }: Writing): ReportSection {
  return {
    key: 'onAccount',
    heading: words('shiftReport.onAccount'),
    rows: report.paidOnAccount.map((row) =>
      plain(
        `${words(tenderWords[row.tender])} (${figures.quantity(e4(row.count * 10_000))})`,
        figures.amount(row.amountMinor, report.currency),
      ),
    ),
    table: null,
  };
}

function movementSection({ report, company, words, figures }: Writing): ReportSection {
  return {
    key: 'movements',
    heading: words('shiftReport.movements'),
    rows: report.movements.map((movement) => {
      const isIn = movement.kind === 'payIn';
      const about = [
        clockTime(movement.at, company),
        words(movementWords[movement.kind]),
        linesOf(movement.reason).join(' '),
        printable(movement.userName),
      ];
      const value = isIn ? movement.amountMinor : negate(movement.amountMinor);
      return plain(about.filter((part) => part !== '').join(' · '), figures.amount(value, report.currency));
    }),
    table: null,
  };
}

/** From the float to what must lie in the drawer; then what did. */
function cashSection({ report, words, figures }: Writing): ReportSection {
  const { cash, countedMinor, overShortMinor } = report;
  const amount = (value: Minor) => figures.amount(value, report.currency);
  const moved = (key: WordKey, value: Minor) => (value === 0 ? [] : [plain(words(key), amount(value))]);
  return {
    key: 'cash',
    heading: words('shiftReport.cash'),
    rows: [
      plain(words('shiftReport.float'), amount(cash.floatMinor)),
      ...moved('shiftReport.cashSales', cash.salesMinor),
      ...moved('shiftReport.cashRefunds', negate(cash.refundsMinor)),
      ...moved('shiftReport.cashOnAccount', cash.onAccountMinor),
      ...moved('shiftReport.payIns', cash.payInsMinor),
      ...moved('shiftReport.payOuts', negate(cash.payOutsMinor)),
      ...moved('shiftReport.drops', negate(cash.dropsMinor)),
      strong(words('shiftReport.expected'), amount(cash.expectedMinor)),
      ...(countedMinor === null ? [] : [strong(words('shiftReport.counted'), amount(countedMinor))]),
      ...(overShortMinor === null ? [] : [strong(words(differenceWord(overShortMinor)), amount(overShortMinor))]),
    ],
    table: null,
  };
}

function differenceWord(overShort: Minor): WordKey {
  if (overShort === 0) return 'shiftReport.exact';
  return overShort > 0 ? 'shiftReport.over' : 'shiftReport.short';
}

function countSection({ report, words, figures }: Writing): ReportSection {
  const rows = report.counts
    .filter((count) => count.count > 0)
    .map(({ valueMinor, count }) => [
      figures.amount(valueMinor, report.currency),
      figures.quantity(e4(count * 10_000)),
      figures.amount(minor(valueMinor * count), report.currency),
    ]);
  const head = (['piece', 'pieces', 'amount'] as const).map((name) => words(`shiftReport.${name}`));
  return { key: 'counts', heading: words('shiftReport.counts'), rows: [], table: tableOf(head, rows) };
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): ReportSection['table'] {
  return rows.length === 0 ? null : { head, rows };
}

function plain(label: string, value: string): ReportRow {
  return { label, value, isStrong: false };
}

function strong(label: string, value: string): ReportRow {
  return { label, value, isStrong: true };
}
