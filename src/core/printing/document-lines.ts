import type { Content, TableCell } from 'pdfmake/interfaces.js';

import { standsApart } from '#domain/items';

import type { DocumentPaper } from './papers.ts';
import type { Figures } from './figures.ts';
import { colors, estimateLines, estimateWidth, fitColumns, sizes } from './page.ts';
import { lineTable } from './tables.ts';
import { linesOf, printable } from './printable.ts';
import { lineTax } from './tax-words.ts';
import type { Words } from './words.ts';

type Line = DocumentPaper['document']['lines'][number];
type Column = {
  head: string;
  alignment: 'left' | 'right';
  least: number;
  most: number;
  cell: (line: Line) => string[];
};

const columnGap = 8;
const leastDescriptionWidth = 110;

/** The lines of a document as a table whose head is repeated on every page. Columns that would say nothing are left out. */
export function documentLines(
  document: DocumentPaper['document'],
  { words, figures, width }: { words: Words; figures: Figures; width: number },
): Content {
  const head = (column: { head: string; alignment: 'left' | 'right' }): TableCell => ({
    text: column.head,
    alignment: column.alignment,
  });
  if (document.lines.length === 0) return { text: words('document.noLines'), color: colors.grey };
  const [position, ...figureColumns] = columnsOf(document, { words, figures });
  const room = width - (figureColumns.length + 1) * columnGap;
  const [positionWidth = 0, ...figureWidths] = fitColumns(
    [position, ...figureColumns].map((column) => columnWidth(column, document.lines)),
    room - leastDescriptionWidth,
  );
  const described = room - positionWidth - figureWidths.reduce((sum, column) => sum + column, 0);
  // A row that is higher than half a page is better broken than pushed to the next one, or past its end.
  const isLong = document.lines.some(
    (line) => estimateLines(line.description, { width: described, fontSize: sizes.body }) > 24,
  );
  return lineTable({
    widths: [positionWidth, described, ...figureWidths],
    dontBreakRows: !isLong,
    head: [
      head(position),
      head({ head: words('document.description'), alignment: 'left' }),
      ...figureColumns.map(head),
    ],
    rows: document.lines.map((line) => [
      figureCell(position, line),
      descriptionCell(line),
      ...figureColumns.map((column) => figureCell(column, line)),
    ]),
  });
}

function columnsOf(
  document: DocumentPaper['document'],
  { words, figures }: { words: Words; figures: Figures },
): [Column, ...Column[]] {
  const { currency, lines } = document;
  const position: Column = {
    head: words('document.position'),
    alignment: 'left',
    least: 16,
    most: 34,
    cell: (line) => [String(line.position)],
  };
  const right = (head: string, least: number, most: number, cell: Column['cell']): Column => ({
    head,
    alignment: 'right',
    least,
    most,
    cell,
  });
  const quantity = right(words('document.quantity'), 34, 76, (line) => {
    const figure = figures.quantity(line.quantityE4);
    const both = `${figure} ${printable(line.unit)}`.trim();
    const fits = estimateWidth(both, sizes.body) <= 76 && !standsApart(line.unit);
    return fits || line.unit === '' ? [both] : [figure, printable(line.unit)];
  });
  const price = right(words('document.price'), 40, 84, (line) => [
    figures.price(line.priceE4, currency),
    ...(line.baseQuantityE4 === 10_000
      ? []
      : [words('document.pricePer', { quantity: figures.quantity(line.baseQuantityE4) })]),
  ]);
  const discount = right(words('document.discount'), 34, 70, (line) => [
    ...(line.discountPercentE4 === 0 ? [] : [figures.percent(line.discountPercentE4)]),
    ...(line.discountMinor === 0 ? [] : [figures.amount(line.discountMinor, currency)]),
  ]);
  const tax = right(words('document.tax'), 28, 60, (line) => [lineTax(document, line, { words, figures })]);
  const amount = right(words('document.amount', { currency }), 50, 104, (line) => [
    figures.amount(line.netMinor, currency),
  ]);
  const hasDiscount = lines.some((line) => line.discountPercentE4 !== 0 || line.discountMinor !== 0);
  return [position, quantity, price, ...(hasDiscount ? [discount] : []), tax, amount];
}

/** Wide enough for the longest figure, within the column's bounds. */
function columnWidth(column: Column, lines: readonly Line[]): number {
  const head = estimateWidth(column.head, sizes.small);
  const widest = lines
    .flatMap(column.cell)
    .reduce((width, text) => Math.max(width, estimateWidth(text, sizes.body)), head);
  return Math.min(column.most, Math.max(column.least, widest));
}

function figureCell(column: Column, line: Line): TableCell {
  const [first = '', ...rest] = column.cell(line);
  const more = rest.map((text) => ({ text, fontSize: sizes.small, color: colors.grey }));
  return { stack: [first, ...more], alignment: column.alignment };
}

function descriptionCell(line: Line): TableCell {
  const [first = '', ...rest] = linesOf(line.description);
  const code =
    line.itemCode === '' ? [] : [{ text: printable(line.itemCode), fontSize: sizes.small, color: colors.grey }];
  return { stack: [first, ...rest.map((text) => ({ text, color: colors.grey })), ...code] };
}
