import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';

import { e4, negate, type Minor } from '#domain/money';

import { figuresOf, type Figures } from './figures.ts';
import { pageCount, runningHead } from './footer.ts';
import { baseDefinition, colors, estimateWidth, fitColumns, mm, sheetOf, sizes } from './page.ts';
import type { AgeingPaper } from './papers.ts';
import { linesOf, printable } from './printable.ts';
import { lineTable } from './tables.ts';
import { wordsIn, type Words } from './words.ts';

type Amounts = AgeingPaper['ageing']['total'];

const side = mm(15);
const gap = 8;
const leastContactWidth = 120;

/** Who owes what on a day, by how long it is overdue: a wide table whose head is repeated. Pure: the same model, the same paper. */
export function ageingPaper(paper: AgeingPaper): TDocumentDefinitions {
  const { company, ageing } = paper;
  const sheet = sheetOf(company);
  const words = wordsIn(company.language);
  const figures = figuresOf(company);
  const width = sheet.height - 2 * side;
  const title = ageingTitle(paper);
  return {
    ...baseDefinition,
    language: company.language,
    pageSize: sheet.size,
    pageOrientation: 'landscape',
    pageMargins: [side, mm(18), side, mm(16)],
    header: runningHead({ left: side, right: side }, `${title} · ${company.name}`),
    footer: (page, pages) => ({ margin: [side, mm(4), side, 0], stack: [pageCount(words, { page, pages })] }),
    content: [
      { text: linesOf(company.name).join(' '), color: colors.grey, fontSize: sizes.small + 0.5 },
      { text: title, fontSize: sizes.title, bold: true, margin: [0, 2, 0, 0] },
      {
        columns: [
          { width: '*', text: words('ageing.subtitle', { currency: ageing.currency }) },
          {
            width: 'auto',
            text: words('ageing.contacts', { total: figures.quantity(e4(ageing.rows.length * 10_000)) }),
          },
        ],
        color: colors.grey,
        margin: [0, 2, 0, 14],
      },
      ageing.rows.length === 0
        ? { text: words('ageing.empty'), fontSize: sizes.large, margin: [0, 12, 0, 0] }
        : ageingTable(ageing, { words, figures, width }),
    ],
  };
}

/** "Receivables on 21 Nov 2026", in the company's language. */
export function ageingTitle({ company, ageing }: AgeingPaper): string {
  return wordsIn(company.language)('ageing.title', { date: figuresOf(company).date(ageing.day) });
}

function ageingTable(
  ageing: AgeingPaper['ageing'],
  { words, figures, width }: { words: Words; figures: Figures; width: number },
): Content {
  const heads = [
    words('ageing.current'),
    words('ageing.days1to30'),
    words('ageing.days31to60'),
    words('ageing.days61to90'),
    words('ageing.over90'),
    words('ageing.unapplied'),
    words('ageing.balance'),
  ];
  const cellsOf = (amounts: Amounts): string[] =>
    amountsOf(amounts).map((value) => cellText(value, ageing.currency, figures));
  const totals = cellsOf(ageing.total);
  const wanted = heads.map((head, column) => {
    const widest = Math.max(estimateWidth(totals[column] ?? '', sizes.body), estimateWidth(head, sizes.small));
    return Math.min(104, Math.max(58, widest * 1.06));
  });
  const room = width - heads.length * gap;
  const widths = fitColumns(wanted, room - leastContactWidth);
  const contactWidth = room - widths.reduce((sum, column) => sum + column, 0);
  const figureCell = (text: string): TableCell => ({
    text,
    alignment: 'right',
    ...(text === dash ? { color: colors.faint } : {}),
  });
  return lineTable({
    widths: [contactWidth, ...widths],
    rowPadding: 2.5,
    totalRows: 1,
    head: [{ text: words('ageing.contact') }, ...heads.map((text): TableCell => ({ text, alignment: 'right' }))],
    rows: [
      ...ageing.rows.map((row) => [contactCell(row), ...cellsOf(row).map(figureCell)]),
      [
        { text: words('ageing.total'), bold: true },
        ...totals.map((text): TableCell => ({ text, bold: true, alignment: 'right' })),
      ],
    ],
  });
}

/** In the order of the columns. Unused credit is taken off, so it carries a minus and the row adds up from left to right. */
function amountsOf(amounts: Amounts): Minor[] {
  return [
    amounts.currentMinor,
    amounts.days1to30Minor,
    amounts.days31to60Minor,
    amounts.days61to90Minor,
    amounts.over90Minor,
    negate(amounts.unappliedMinor),
    amounts.balanceMinor,
  ];
}

const dash = '–';

/** A dash for nothing: in a table that is mostly empty the eye finds the figures. */
function cellText(value: Minor, currency: string, figures: Figures): string {
  return value === 0 ? dash : figures.amount(value, currency);
}

function contactCell(row: AgeingPaper['ageing']['rows'][number]): TableCell {
  const code = printable(row.contactCode).trim();
  return {
    text: [
      linesOf(row.contactName).join(' '),
      ...(code === '' ? [] : [{ text: `  ${code}`, color: colors.grey, fontSize: sizes.small }]),
    ],
  };
}
