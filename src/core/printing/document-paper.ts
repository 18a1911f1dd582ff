import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';

import { documentLines } from './document-lines.ts';
import { documentPayment } from './document-payment.ts';
import { documentTotals } from './document-totals.ts';
import { figuresOf, type Figures } from './figures.ts';
import { companyFooter, runningHead } from './footer.ts';
import { addressLines, letterTop, type Fact } from './letter.ts';
import { baseDefinition, colors, fontFamily, sheetOf, sizes, textWidth } from './page.ts';
import type { DocumentPaper } from './papers.ts';
import { printable } from './printable.ts';
import { taxNotes } from './tax-words.ts';
import { wordsIn, type Words } from './words.ts';

/** The paper of an invoice or a credit note; a draft is marked as one on every page. Pure: the same model, the same paper. */
export function documentPaper(paper: DocumentPaper): TDocumentDefinitions {
  const { company, document, logo } = paper;
  const sheet = sheetOf(company);
  const words = wordsIn(company.language);
  const figures = figuresOf(company);
  const width = textWidth(sheet);
  const title = documentTitle(paper);
  const foot = companyFooter({ words, company, width, left: sheet.left, right: sheet.right });
  return {
    ...baseDefinition,
    language: company.language,
    pageSize: sheet.size,
    pageMargins: [sheet.left, sheet.top, sheet.right, foot.bottom],
    header: runningHead(sheet, `${title} · ${company.name}`),
    footer: foot.footer,
    ...(document.status === 'draft' ? { watermark: draftMark(words) } : {}),
    content: [
      letterTop({
        sheet,
        words,
        company,
        logo,
        recipient: document.buyer === null ? [] : addressLines(document.buyer, company.country),
        facts: documentFacts(paper, { words, figures }),
      }),
      { text: title, fontSize: sizes.title, bold: true },
      ...correction(paper, { words, figures }),
      ...paragraph(document.introduction, 8),
      { stack: [documentLines(document, { words, figures, width })], margin: [0, 18, 0, 0] },
      ...documentTotals(paper, { words, figures, width }),
      ...notes(paper, words),
      ...documentPayment(paper, { words, figures, width }),
      ...paragraph(document.note, 14),
    ],
  };
}

/** "Invoice 2026-0042", "Draft credit note", in the company's language: the paper's title and the PDF's. */
export function documentTitle({ company, document }: DocumentPaper): string {
  const words = wordsIn(company.language);
  const isCredit = document.kind === 'creditNote';
  if (document.status === 'draft') return words(isCredit ? 'document.draftCreditNote' : 'document.draftInvoice');
  return printable(`${words(isCredit ? 'document.creditNote' : 'document.invoice')} ${document.number ?? ''}`).trim();
}

function documentFacts(
  { company, document }: DocumentPaper,
  { words, figures }: { words: Words; figures: Figures },
): Fact[] {
  const isCredit = document.kind === 'creditNote';
  return [
    {
      label: words(isCredit ? 'document.creditNoteNumber' : 'document.invoiceNumber'),
      value: document.number ?? words('document.notNumbered'),
    },
    {
      label: words('document.date'),
      value: document.issuedOn === null ? words('document.notDated') : figures.date(document.issuedOn),
    },
    {
      label: words('document.dueDate'),
      value: isCredit || document.dueOn === null ? '' : figures.date(document.dueOn),
    },
    { label: words('document.customerNumber'), value: document.buyer?.code ?? '' },
    { label: words('document.reference'), value: document.reference },
    { label: words('document.buyerTaxNumber'), value: document.buyer?.taxNumber ?? '' },
    { label: words('document.sellerTaxNumber'), value: company.taxNumber },
  ];
}

/** Which invoice a credit note corrects (Directive 2006/112/EC, article 219: it must say so unambiguously). */
function correction(
  { document, correctsIssuedOn }: DocumentPaper,
  { words, figures }: { words: Words; figures: Figures },
): Content[] {
  if (document.correctsNumber === null) return [];
  const number = printable(document.correctsNumber);
  const text =
    correctsIssuedOn === null
      ? words('document.correctsUndated', { number })
      : words('document.corrects', { number, date: figures.date(correctsIssuedOn) });
  return [{ text, margin: [0, 2, 0, 0] }];
}

function notes({ document }: DocumentPaper, words: Words): Content[] {
  const texts = [
    ...(document.priceMode === 'inclusive' ? [words('tax.pricesInclude')] : []),
    ...taxNotes(document, words),
  ];
  if (texts.length === 0) return [];
  return [{ stack: texts, fontSize: sizes.small + 0.5, color: colors.grey, margin: [0, 12, 0, 0] }];
}

function paragraph(text: string, above: number): Content[] {
  const clean = printable(text).trim();
  return clean === '' ? [] : [{ text: clean, margin: [0, above, 0, 0] }];
}

function draftMark(words: Words): TDocumentDefinitions['watermark'] {
  return { text: words('document.draftMark'), font: fontFamily, color: colors.grey, opacity: 0.12, bold: true };
}
