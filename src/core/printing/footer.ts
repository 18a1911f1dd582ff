import type { Content, ContextPageSize, TDocumentDefinitions } from 'pdfmake/interfaces.js';

import type { Company } from '#contract/settings';

import { colors, estimateLines, lineHeight, mm, ruleLine, sizes } from './page.ts';
import { linesOf, printable } from './printable.ts';
import type { Words } from './words.ts';

type Frame = { words: Words; company: Company; width: number; left: number; right: number };

/** The footer of every page and the margin that it needs: company data in columns, and the page's number. */
export function companyFooter(frame: Frame): { footer: TDocumentDefinitions['footer']; bottom: number } {
  const { words, company, width, left, right } = frame;
  const columns = companyColumns(words, company);
  const note = printable(company.paperFooter).trim();
  const fontSize = sizes.tiny + 0.5;
  const columnWidth = (width - mm(25) - 2 * mm(6)) / 2;
  const columnLines = columns.map((column) =>
    column.reduce((lines, text) => lines + estimateLines(text, { width: columnWidth, fontSize }), 0),
  );
  const noteLines = note === '' ? 0 : estimateLines(note, { width, fontSize });
  const height = lineHeight(fontSize) * (Math.max(1, ...columnLines) + noteLines) + (note === '' ? 0 : 4);
  return {
    bottom: height + mm(15),
    footer: (page, pages) => ({
      margin: [left, mm(6), right, 0],
      fontSize,
      color: colors.grey,
      stack: [
        ruleLine(width),
        {
          columns: [
            ...columns.map((lines) => ({ width: columnWidth, stack: lines })),
            { width: '*', stack: [pageCount(words, { page, pages })] },
          ],
          columnGap: mm(6),
          margin: [0, 5, 0, 0],
        },
        ...(note === '' ? [] : [{ text: note, margin: [0, 4, 0, 0] as [number, number, number, number] }]),
      ],
    }),
  };
}

/** "Page 2 of 3", on the right. */
export function pageCount(words: Words, { page, pages }: { page: number; pages: number }): Content {
  return {
    text: words('page.count', { page: String(page), pages: String(pages) }),
    alignment: 'right',
    fontSize: sizes.tiny + 0.5,
    color: colors.grey,
  };
}

/** A line at the head of the pages after the first, so that a sheet that went astray finds its way back. */
export function runningHead(frame: { left: number; right: number }, text: string): TDocumentDefinitions['header'] {
  return (page: number, _pages: number, _size: ContextPageSize) =>
    page === 1
      ? null
      : {
          text: printable(text),
          fontSize: sizes.small,
          color: colors.grey,
          margin: [frame.left, mm(12), frame.right, 0],
        };
}

function companyColumns(words: Words, company: Company): string[][] {
  const labelled = (label: string, value: string): string[] =>
    value.trim() === '' ? [] : linesOf(`${label} ${value}`);
  return [
    [
      ...linesOf(company.name),
      ...labelled(words('page.registrationNumber'), company.registrationNumber),
      ...labelled(words('page.taxNumber'), company.taxNumber),
    ],
    [
      ...linesOf(company.bankName),
      ...labelled(words('page.iban'), spacedIban(company.iban)),
      ...labelled(words('page.bic'), company.bic),
    ],
  ];
}

/** An IBAN in groups of four, as ISO 13616 writes it on paper; non-breaking, so that it stays on its line. */
export function spacedIban(iban: string): string {
  return compactIban(iban).replaceAll(/(.{4})(?=.)/g, '$1\u00a0');
}

/** An IBAN as machines want it. */
export function compactIban(iban: string): string {
  return iban.replaceAll(/[^0-9a-z]/gi, '').toUpperCase();
}
