import type { Content, ContentColumns, ContentTable } from 'pdfmake/interfaces.js';

import type { Minor } from '#domain/money';

import type { DocumentPaper } from './papers.ts';
import type { Figures } from './figures.ts';
import { paymentCode } from './document-payment.ts';
import { estimateWidth, mm, sizes } from './page.ts';
import { printable } from './printable.ts';
import { sumTable, type SumRow } from './tables.ts';
import { taxName } from './tax-words.ts';
import type { Words } from './words.ts';

type To = { words: Words; figures: Figures };

/** The sums of a document as they were booked, one row for each tax and rate, the total largest; beside them the code to pay by. */
export function documentTotals(paper: DocumentPaper, to: To & { width: number }): Content[] {
  const { document } = paper;
  const rows = document.priceMode === 'inclusive' ? inclusiveRows(document, to) : exclusiveRows(document, to);
  const widest = rows.reduce(
    (width, row) => Math.max(width, estimateWidth(row.value, row.strong === true ? sizes.total * 1.08 : sizes.body)),
    0,
  );
  const valueWidth = Math.min(to.width / 2, widest + 6);
  const labelWidth = Math.max(mm(52), Math.min(mm(80), to.width - valueWidth - mm(10)) - valueWidth / 3);
  const widths = [labelWidth, valueWidth] as const;
  const code = paymentCode(paper, to.words);
  // Rows that stay together must fit on a page; of more than that, the last ones stay with the total.
  const apart = rows.length > mostTogether ? rows.length - mostTogether : 0;
  const before: Content[] = apart === 0 ? [] : [atRight(sumTable(rows.slice(0, apart), { widths }), [])];
  const together = atRight(sumTable(rows.slice(apart), { widths }), code === null ? [] : [code]);
  return [{ stack: [...before, { ...together, unbreakable: true }], margin: [0, 8, 0, 0] }];
}

const mostTogether = 8;

function atRight(sums: ContentTable, beside: Content[]): ContentColumns {
  return {
    columns: [
      { width: '*', stack: beside, margin: [0, 8, 0, 0] },
      { ...sums, width: 'auto' },
    ],
  };
}

function exclusiveRows(document: DocumentPaper['document'], to: To): SumRow[] {
  const { words, figures } = to;
  const money = (value: Minor): string => figures.amount(value, document.currency);
  const taxes = document.taxes.map((tax) => ({
    label: words('document.taxRow', { tax: taxName(document, tax, to), taxable: money(tax.taxableMinor) }),
    value: money(tax.taxMinor),
  }));
  return [
    ...sumOfLines(document, to),
    { label: words('document.net'), value: money(document.netMinor) },
    ...taxes,
    ...totalRows(document, to),
  ];
}

/** Prices contain their tax, so the sums lead to the total first, and the tax in it is told below. */
function inclusiveRows(document: DocumentPaper['document'], to: To): SumRow[] {
  const { words, figures } = to;
  const money = (value: Minor): string => figures.amount(value, document.currency);
  const taxes = document.taxes.map((tax) => ({
    label: words('document.taxIncludedRow', { tax: taxName(document, tax, to), taxable: money(tax.taxableMinor) }),
    value: money(tax.taxMinor),
  }));
  return [
    ...sumOfLines(document, to),
    ...totalRows(document, to),
    { label: words('document.net'), value: money(document.netMinor) },
    ...taxes,
  ];
}

/** The way from the lines to the net amount, only where there is one: allowances are taken off, charges put on. */
function sumOfLines(document: DocumentPaper['document'], { words, figures }: To): SumRow[] {
  if (document.adjustments.length === 0) return [];
  const key = document.priceMode === 'inclusive' ? 'document.linesSumInclusive' : 'document.linesSum';
  const adjustments = document.adjustments.map((adjustment) => {
    const reason =
      adjustment.reason === ''
        ? words(adjustment.kind === 'allowance' ? 'document.allowance' : 'document.charge')
        : printable(adjustment.reason);
    const amount = figures.amount(adjustment.amountMinor, document.currency);
    return {
      label:
        adjustment.percentE4 === 0
          ? reason
          : words('document.adjustmentPercent', { reason, percent: figures.percent(adjustment.percentE4) }),
      // The sign is the kind's; the amount is printed as it was booked.
      value: adjustment.kind === 'allowance' && adjustment.amountMinor > 0 ? `\u2212${amount}` : amount,
    };
  });
  return [{ label: words(key), value: figures.amount(document.lineNetMinor, document.currency) }, ...adjustments];
}

function totalRows(document: DocumentPaper['document'], { words, figures }: To): SumRow[] {
  const isCredit = document.kind === 'creditNote';
  const due = figures.money(document.dueMinor, document.currency);
  if (document.roundingMinor === 0) {
    return [{ label: words(isCredit ? 'document.totalCredit' : 'document.total'), value: due, strong: true }];
  }
  return [
    { label: words('document.gross'), value: figures.amount(document.grossMinor, document.currency) },
    { label: words('document.rounding'), value: figures.amount(document.roundingMinor, document.currency) },
    { label: words(isCredit ? 'document.totalCredit' : 'document.amountDue'), value: due, strong: true },
  ];
}
