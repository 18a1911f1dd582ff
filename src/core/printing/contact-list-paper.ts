import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';

import type { CalendarDate } from '#domain/dates';
import { e4, parseE4, parseMinor } from '#domain/money';

import { figuresOf, type Figures } from './figures.ts';
import { pageCount, runningHead } from './footer.ts';
import { baseDefinition, colors, estimateWidth, fitColumns, mm, sheetOf, sizes } from './page.ts';
import type { ContactListPaper } from './papers.ts';
import { linesOf } from './printable.ts';
import { lineTable } from './tables.ts';
import { wordsIn } from './words.ts';

type Column = ContactListPaper['list']['columns'][number];

const side = mm(15);
const gap = 8;
/** More columns than this lie across. */
const mostUpright = 5;

/** A list of contacts to take along: a table whose head is repeated on every page. Pure: the same model, the same paper. */
export function contactListPaper(paper: ContactListPaper): TDocumentDefinitions {
  const { company, list } = paper;
  const sheet = sheetOf(company);
  const words = wordsIn(company.language);
  const figures = figuresOf(company);
  const isWide = list.columns.length > mostUpright;
  const width = (isWide ? sheet.height : sheet.width) - 2 * side;
  const title = contactListTitle(paper);
  return {
    ...baseDefinition,
    language: company.language,
    pageSize: sheet.size,
    pageOrientation: isWide ? 'landscape' : 'portrait',
    pageMargins: [side, mm(18), side, mm(16)],
    header: runningHead({ left: side, right: side }, `${title} · ${company.name}`),
    footer: (page, pages) => ({ margin: [side, mm(4), side, 0], stack: [pageCount(words, { page, pages })] }),
    content: [
      { text: linesOf(company.name).join(' '), color: colors.grey, fontSize: sizes.small + 0.5 },
      { text: title, fontSize: sizes.title, bold: true, margin: [0, 2, 0, 0] },
      {
        text: words('contactList.count', { total: figures.quantity(e4(list.total * 10_000)) }),
        color: colors.grey,
        margin: [0, 2, 0, 14],
      },
      contactTable(list, { figures, currency: company.currency, width }),
    ],
  };
}

/** "Contacts on 21 Nov 2026", in the company's language. */
export function contactListTitle({ company, list }: ContactListPaper): string {
  return wordsIn(company.language)('contactList.title', { date: figuresOf(company).date(list.day) });
}

type Layout = { figures: Figures; currency: string; width: number };

function contactTable({ columns, rows }: ContactListPaper['list'], { figures, currency, width }: Layout): Content {
  const texts = rows.map((row) =>
    columns.map((column, index) => shown(row[index] ?? '', column, { figures, currency })),
  );
  const wanted = columns.map((column, index) => wantedWidth(column, texts, index));
  const room = width - (columns.length - 1) * gap;
  const fitted = fitColumns(wanted, room);
  const spare = room - fitted.reduce((sum, each) => sum + each, 0);
  // What is left goes to the first column, mostly the name.
  const widths = fitted.map((each, index) => (index === 0 ? each + spare : each));
  const align = ({ kind }: Column) => (kind === 'amount' || kind === 'number' ? { alignment: 'right' as const } : {});
  return lineTable({
    widths,
    rowPadding: 2,
    head: columns.map((column): TableCell => ({ text: column.heading, ...align(column) })),
    rows: texts.map((row) =>
      row.map((text, index): TableCell => ({ text, ...align(columns[index] ?? { heading: '', kind: 'text' }) })),
    ),
  });
}

/** A value as the company writes it on its papers. */
function shown(text: string, { kind }: Column, { figures, currency }: Pick<Layout, 'figures' | 'currency'>): string {
  if (text === '') return '';
  switch (kind) {
    case 'text':
      return linesOf(text).join(', ');
    case 'date':
      return figures.date(text as CalendarDate);
    case 'number': {
      const value = parseE4(text);
      return value.ok ? figures.quantity(value.value) : text;
    }
    case 'amount': {
      const value = parseMinor(text, currency);
      return value.ok ? figures.amount(value.value, currency) : text;
    }
  }
}

const narrowest = 36;
const widest = 170;
/** The widths of a long list are decided by its beginning. */
const measuredRows = 300;

function wantedWidth({ heading }: Column, rows: readonly (readonly string[])[], column: number): number {
  const head = estimateWidth(heading, sizes.small);
  const longest = rows
    .slice(0, measuredRows)
    .reduce((most, row) => Math.max(most, estimateWidth(row[column] ?? '', sizes.body)), head);
  return Math.min(widest, Math.max(narrowest, longest * 1.04));
}
