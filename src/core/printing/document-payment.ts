import type { Content } from 'pdfmake/interfaces.js';

import type { Minor } from '#domain/money';

import type { DocumentPaper } from './papers.ts';
import { spacedIban } from './footer.ts';
import type { Figures } from './figures.ts';
import { colors, estimateWidth, mm, noLines, ruleLine, sizes } from './page.ts';
import { linesOf, printable } from './printable.ts';
import { transferCode } from './transfer-code.ts';
import type { Words } from './words.ts';

/** How to pay an invoice, in words; of a credit note, that it is credited. */
export function documentPayment(
  paper: DocumentPaper,
  { words, figures, width }: { words: Words; figures: Figures; width: number },
): Content[] {
  const { document } = paper;
  if (document.kind === 'creditNote') return [{ text: words('pay.credited'), margin: [0, 14, 0, 0] }];
  if (document.dueMinor <= 0) return [];
  const [left, right] = leftOf(paper) === 0 ? [[], []] : bankRows(paper, words);
  const terms = [...atTill(paper, { words, figures }), ...dueOn(paper, { words, figures })];
  // The left holds the IBAN, up to 42 letters with its blanks, on one line.
  const leftWidth = width * 0.62;
  if (terms.length === 0 && left.length === 0) return [];
  return [
    {
      unbreakable: true,
      margin: [0, 14, 0, 0],
      stack: [
        ruleLine(width),
        ...terms.map((text): Content => ({ text, bold: true, margin: [0, 8, 0, 0] })),
        {
          columns: [pairTable(left, leftWidth), pairTable(right, width - gap - leftWidth)],
          columnGap: gap,
          margin: [0, left.length === 0 ? 0 : 6, 0, 0],
        },
      ],
    },
  ];
}

/** What the invoice leaves to be paid: of a receipt that was paid at the till nothing, or the part that went on the customer's account. */
function leftOf({ document, paidAtTill }: DocumentPaper): Minor {
  return paidAtTill?.leftMinor ?? document.dueMinor;
}

type Writing = { words: Words; figures: Figures };

function atTill({ paidAtTill, document }: DocumentPaper, { words, figures }: Writing): string[] {
  if (paidAtTill === undefined) return [];
  const { number, soldOn, paidMinor, leftMinor } = paidAtTill;
  const receipt = { number: printable(number), date: figures.date(soldOn) };
  if (leftMinor === 0) return [words('pay.paidAtTill', receipt)];
  const amounts = {
    paid: figures.money(paidMinor, document.currency),
    left: figures.money(leftMinor, document.currency),
  };
  return paidMinor === 0
    ? [words('pay.soldAtTill', receipt)]
    : [words('pay.partPaidAtTill', { ...receipt, ...amounts })];
}

function dueOn(paper: DocumentPaper, { words, figures }: Writing): string[] {
  const { dueOn: day } = paper.document;
  return day === null || leftOf(paper) === 0 ? [] : [words('pay.dueOn', { date: figures.date(day) })];
}

/**
 * The code from which a banking app fills in the transfer, with what to do with it. A draft has no number to name and may
 * still change: it gets none.
 */
export function paymentCode(paper: DocumentPaper, words: Words): Content | null {
  const { company, document } = paper;
  if (document.kind === 'creditNote' || document.status === 'draft' || document.number === null) return null;
  if (leftOf(paper) === 0) return null;
  const code = transferCode(company, {
    currency: document.currency,
    amount: leftOf(paper),
    reference: document.number,
  });
  if (code === null) return null;
  return {
    stack: [
      // Two points (0.7 mm) a module, which every phone reads.
      { qr: code.content, mode: 'octet', eccLevel: 'M', version: code.version, fit: code.modules * 2 },
      { text: words('pay.scan'), fontSize: sizes.small, color: colors.grey, margin: [0, 4, 0, 0] },
    ],
  };
}

const gap = mm(8);

type Pair = [label: string, value: string];

/** Where the money goes, on the left; what the transfer names, on the right. */
function bankRows({ company, document }: DocumentPaper, words: Words): [Pair[], Pair[]] {
  if (company.iban.trim() === '') return [[], []];
  const filled = (pairs: Pair[]): Pair[] => pairs.filter(([, value]) => value.trim() !== '');
  return [
    filled([
      [words('pay.recipient'), linesOf(company.name).join(' ')],
      [words('pay.iban'), spacedIban(company.iban)],
      [words('pay.reference'), printable(document.number ?? '')],
    ]),
    filled([
      [words('pay.bank'), printable(company.bankName)],
      [words('pay.bic'), printable(company.bic)],
    ]),
  ];
}

function pairTable(pairs: readonly Pair[], width: number): Content {
  if (pairs.length === 0) return { text: '' };
  const labelWidth = pairs.reduce((widest, [label]) => Math.max(widest, estimateWidth(label, sizes.body) + 10), 0);
  return {
    table: {
      widths: [labelWidth, width - labelWidth],
      body: pairs.map(([label, value]) => [{ text: label, color: colors.grey }, { text: value }]),
    },
    layout: { ...noLines, paddingBottom: () => 2 },
  };
}
