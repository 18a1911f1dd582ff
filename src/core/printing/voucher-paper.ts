import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';

import { figuresOf, type Figures } from './figures.ts';
import { companyFooter, runningHead } from './footer.ts';
import { addressLines, letterTop, type Fact } from './letter.ts';
import { baseDefinition, colors, estimateWidth, mm, ruleLine, sheetOf, sizes, textWidth } from './page.ts';
import type { VoucherPaper } from './papers.ts';
import { linesOf, printable } from './printable.ts';
import { lineTable, sumTable } from './tables.ts';
import { tenderWords } from './tender-words.ts';
import { wordsIn, type Words } from './words.ts';

/** The receipt for money received, or the voucher for money given back. Pure: the same model, the same paper. */
export function voucherPaper(paper: VoucherPaper): TDocumentDefinitions {
  const { company, payment, contact, logo } = paper;
  const sheet = sheetOf(company);
  const words = wordsIn(company.language);
  const figures = figuresOf(company);
  const width = textWidth(sheet);
  const title = voucherTitle(paper);
  const foot = companyFooter({ words, company, width, left: sheet.left, right: sheet.right });
  return {
    ...baseDefinition,
    language: company.language,
    pageSize: sheet.size,
    pageMargins: [sheet.left, sheet.top, sheet.right, foot.bottom],
    header: runningHead(sheet, `${title} · ${company.name}`),
    footer: foot.footer,
    content: [
      letterTop({
        sheet,
        words,
        company,
        logo,
        recipient: contact === null ? linesOf(payment.contactName) : addressLines(contact, company.country),
        facts: voucherFacts(paper, { words, figures }),
      }),
      { text: title, fontSize: sizes.title, bold: true },
      amountBlock(paper, { words, figures, width }),
      ...allocations(paper, { words, figures, width }),
      ...(payment.note.trim() === ''
        ? []
        : [{ text: printable(payment.note).trim(), margin: [0, 14, 0, 0] } as Content]),
      signature(words),
    ],
  };
}

/** "Receipt 2026-0007" or "Refund voucher 2026-0008", in the company's language. */
export function voucherTitle({ company, payment }: VoucherPaper): string {
  const words = wordsIn(company.language);
  const key = payment.direction === 'refunded' ? 'voucher.refunded' : 'voucher.received';
  return printable(`${words(key)} ${payment.number}`);
}

function voucherFacts(
  { payment, contact }: VoucherPaper,
  { words, figures }: { words: Words; figures: Figures },
): Fact[] {
  return [
    { label: words('voucher.number'), value: payment.number },
    { label: words('voucher.date'), value: figures.date(payment.paidOn) },
    { label: words('voucher.customerNumber'), value: contact?.code ?? '' },
    { label: words('voucher.tender'), value: words(tenderWords[payment.tender]) },
    { label: words('voucher.reference'), value: payment.reference },
  ];
}

/** From whom and how much, the amount in the largest type on the paper. */
function amountBlock(
  { payment, contact }: VoucherPaper,
  { words, figures, width }: { words: Words; figures: Figures; width: number },
): Content {
  const amount = figures.money(payment.amountMinor, payment.currency);
  const amountWidth = Math.min(width * 0.6, estimateWidth(amount, sizes.title + 6) * 1.08);
  const label = words(payment.direction === 'refunded' ? 'voucher.refundedTo' : 'voucher.receivedFrom');
  const name = linesOf(contact?.name ?? payment.contactName).join(' ');
  return {
    margin: [0, 14, 0, 0],
    unbreakable: true,
    stack: [
      ruleLine(width, { color: colors.rule, lineWidth: 0.8 }),
      {
        margin: [0, 12, 0, 12],
        columns: [
          {
            width: width - amountWidth - 12,
            stack: [
              { text: label, color: colors.grey, fontSize: sizes.small },
              { text: name, fontSize: sizes.large, margin: [0, 2, 0, 0] },
            ],
          },
          { width: amountWidth + 12, text: amount, fontSize: sizes.title + 6, bold: true, alignment: 'right' },
        ],
      },
      ruleLine(width, { color: colors.rule, lineWidth: 0.8 }),
    ],
  };
}

/** The documents that the money was used against. What was taken back later stands no more, and is left out. */
function allocations(
  { payment }: VoucherPaper,
  { words, figures, width }: { words: Words; figures: Figures; width: number },
): Content[] {
  const { currency } = payment;
  const used = payment.allocations.filter((allocation) => !allocation.isUndone && allocation.amountMinor > 0);
  const right = (text: string): TableCell => ({ text, alignment: 'right' });
  const figureWidth = Math.min(
    104,
    Math.max(72, ...used.map((row) => estimateWidth(figures.amount(row.documentGrossMinor, currency), sizes.body))),
  );
  const dateWidth = 82;
  const table = lineTable({
    widths: [width - 2 * dateWidth - 2 * figureWidth - 32, dateWidth, dateWidth, figureWidth, figureWidth],
    head: [
      { text: words('voucher.document') },
      { text: words('voucher.documentDate') },
      { text: words('voucher.allocatedOn') },
      right(words('voucher.documentTotal')),
      right(words('voucher.amount', { currency })),
    ],
    rows: used.map((row) => [
      { text: printable(row.documentNumber) },
      { text: figures.date(row.documentIssuedOn) },
      { text: figures.date(row.allocatedOn) },
      right(figures.amount(row.documentGrossMinor, currency)),
      right(figures.amount(row.amountMinor, currency)),
    ]),
  });
  const heading: Content = {
    text: words('voucher.usedAgainst'),
    bold: true,
    fontSize: sizes.large,
    margin: [0, 22, 0, 8],
  };
  return [...(used.length === 0 ? [] : [heading, table]), ...remaining(payment, { words, figures, width })];
}

function remaining(
  payment: VoucherPaper['payment'],
  { words, figures, width }: { words: Words; figures: Figures; width: number },
): Content[] {
  if (payment.direction === 'refunded' || payment.unappliedMinor === 0) return [];
  const row = { label: words('voucher.remaining'), value: figures.amount(payment.unappliedMinor, payment.currency) };
  return [{ ...sumTable([row], { widths: [width - 128, 120] }), margin: [0, 8, 0, 0] }];
}

function signature(words: Words): Content {
  const line = (label: string, length: number): Content =>
    ({
      width: length,
      stack: [
        ruleLine(length, { color: colors.grey }),
        { text: label, fontSize: sizes.small, color: colors.grey, margin: [0, 3, 0, 0] },
      ],
    }) as Content;
  return {
    unbreakable: true,
    margin: [0, mm(26), 0, 0],
    columns: [
      line(words('voucher.placeAndDate'), mm(62)),
      { width: '*', text: '' },
      line(words('voucher.signature'), mm(76)),
    ],
  };
}
