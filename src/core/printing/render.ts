import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

import { ageingPaper, ageingTitle } from './ageing-paper.ts';
import { contactListPaper, contactListTitle } from './contact-list-paper.ts';
import { documentPaper, documentTitle } from './document-paper.ts';
import type { Paper } from './papers.ts';
import { linesOf } from './printable.ts';
import { shiftReportPaper, shiftReportTitle } from './shift-report-paper.ts';
import { voucherPaper, voucherTitle } from './voucher-paper.ts';
import { fileNameOf, isPictureFault, writePdf } from './write-pdf.ts';

/** What is laid out, before any font is opened. Pure. */
export function paperDefinition(paper: Paper): TDocumentDefinitions {
  switch (paper.paper) {
    case 'document':
      return documentPaper(paper);
    case 'voucher':
      return voucherPaper(paper);
    case 'ageing':
      return ageingPaper(paper);
    case 'contactList':
      return contactListPaper(paper);
    case 'shiftReport':
      return shiftReportPaper(paper);
  }
}

/** The title of a paper in the company's language, as it stands in the PDF's metadata: "Invoice 2026-0042". */
function paperTitle(paper: Paper): string {
  switch (paper.paper) {
    case 'document':
      return documentTitle(paper);
    case 'voucher':
      return voucherTitle(paper);
    case 'ageing':
      return ageingTitle(paper);
    case 'contactList':
      return contactListTitle(paper);
    case 'shiftReport':
      return shiftReportTitle(paper);
  }
}

/** A file name that every system takes: "Invoice 2026-0042.pdf". */
export function paperFileName(paper: Paper): string {
  return `${fileNameOf(paperTitle(paper))}.pdf`;
}

/**
 * Lays a paper out and writes it as PDF. It reads the fonts in `fontsFolder` and nothing else: no file, no address.
 * A logo that cannot be decoded is left out, because an invoice without its logo is better than none.
 * The same model gives the same bytes.
 */
export async function renderPaper(paper: Paper, { fontsFolder }: { fontsFolder: string }): Promise<Uint8Array> {
  try {
    return await write(paper, fontsFolder);
  } catch (error) {
    if (paper.logo === null || !isPictureFault(error)) throw error;
    return await write({ ...paper, logo: null }, fontsFolder);
  }
}

function write(paper: Paper, fontsFolder: string): Promise<Uint8Array> {
  return writePdf({ ...paperDefinition(paper), info: metadata(paper) }, { fontsFolder });
}

function metadata(paper: Paper): TDocumentDefinitions['info'] {
  return {
    title: paperTitle(paper),
    author: linesOf(paper.company.name).join(' '),
    creator: 'Counterbook',
    producer: 'Counterbook',
    // eslint-disable-next-line eslint/no-restricted-globals -- pdfkit takes only a Date; this one is made of the given moment
    creationDate: new Date(paper.createdAt),
  };
}
