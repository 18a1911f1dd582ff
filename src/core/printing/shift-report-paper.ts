import type { Column, Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';

import { companyFooter, runningHead } from './footer.ts';
import { baseDefinition, colors, estimateWidth, mm, noLines, ruleLine, sheetOf, sizes, textWidth } from './page.ts';
import type { ShiftReportPaper } from './papers.ts';
import { linesOf, printable } from './printable.ts';
import { shiftReportText, type ReportRow, type ReportSection, type ReportText } from './shift-report.ts';
import { wordsIn } from './words.ts';

const columnGap = mm(9);

type Keys = readonly ReportSection['key'][];

/** What was sold on the left, what lies in the drawer on the right: sums are easier to read across in half the width. Below them, what is wider. */
const leftKeys: Keys = ['sales', 'taxes', 'onAccount'];
const rightKeys: Keys = ['cash', 'counts'];
const wideKeys: Keys = ['tenders', 'movements'];

/** The X or Z report of a shift on a sheet: all figures, each section under its heading. Pure: the same model, the same paper. */
export function shiftReportPaper(paper: ShiftReportPaper): TDocumentDefinitions {
  const { company, report, copyNumber } = paper;
  const sheet = sheetOf(company);
  const words = wordsIn(company.language);
  const width = textWidth(sheet);
  const half = (width - columnGap) / 2;
  const text = shiftReportText(report, company);
  const foot = companyFooter({ words, company, width, left: sheet.left, right: sheet.right });
  return {
    ...baseDefinition,
    language: company.language,
    pageSize: sheet.size,
    pageMargins: [sheet.left, sheet.top, sheet.right, foot.bottom],
    header: runningHead(sheet, `${shiftReportTitle(paper)} · ${company.name}`),
    footer: foot.footer,
    content: [
      { text: linesOf(company.name).join(' '), color: colors.grey, fontSize: sizes.small + 0.5 },
      titleLine(printable(text.title), copyNumber > 0 ? words('receipt.copy', { copy: String(copyNumber) }) : ''),
      ...text.remarks.map((remark): Content => ({ text: remark, color: colors.grey })),
      factColumns(text.facts, half),
      {
        columns: [leftKeys, rightKeys].map((keys): Column => ({ width: half, stack: sectionsOf(text, keys, half) })),
        columnGap,
      },
      ...sectionsOf(text, wideKeys, width),
      ...(text.note === '' ? [] : [{ text: text.note, margin: [0, 16, 0, 0] } satisfies Content]),
    ],
  };
}

/** "Z report Z1-0007 · Front till", in the company's language. */
export function shiftReportTitle({ company, report }: ShiftReportPaper): string {
  return printable(`${shiftReportText(report, company).title} · ${report.registerName}`);
}

function titleLine(title: string, copy: string): Content {
  const look = { fontSize: sizes.title, bold: true };
  return {
    columns: [
      { width: '*', text: title, ...look },
      { width: 'auto', text: copy, ...look },
    ],
    margin: [0, 2, 0, 0],
  };
}

/** The opening on the left, the closing on the right. */
function factColumns(facts: readonly ReportRow[], width: number): Content {
  const labelWidth = Math.max(...facts.map(({ label }) => estimateWidth(label, sizes.body))) + 8;
  const stackOf = (rows: readonly ReportRow[]): Column => ({
    width,
    table: {
      widths: [labelWidth, width - labelWidth],
      body: rows.map(({ label, value }): TableCell[] => [{ text: label, color: colors.grey }, { text: value }]),
    },
    layout: { ...noLines, paddingBottom: () => 2.5 },
  });
  const half = Math.ceil(facts.length / 2);
  return {
    columns: [stackOf(facts.slice(0, half)), stackOf(facts.slice(half))],
    columnGap,
    margin: [0, 12, 0, 2],
  };
}

function sectionsOf({ sections }: ReportText, keys: Keys, width: number): Content[] {
  return sections.filter(({ key }) => keys.includes(key)).map((section) => sectionContent(section, width));
}

/** Sums are rows of two columns, kept on one page; tables have a small head. The last column of both ends at the right margin. */
function sectionContent({ heading, rows, table }: ReportSection, width: number): Content {
  const isShort = rows.length + (table?.rows.length ?? 0) <= 20;
  return {
    margin: [0, 14, 0, 0],
    unbreakable: isShort,
    stack: [
      { text: heading, bold: true, fontSize: sizes.large, margin: [0, 0, 0, 3] },
      ruleLine(width, { color: colors.rule, lineWidth: 0.8 }),
      ...(rows.length === 0 ? [] : [rowTable(rows, width)]),
      ...(table === null ? [] : [figureTable(table, width)]),
    ],
  };
}

function rowTable(rows: readonly ReportRow[], width: number): Content {
  const figureWidth = Math.max(...rows.map(({ value }) => estimateWidth(value, sizes.body))) * 1.1 + 4;
  const body = rows.map(({ label, value, isStrong }): TableCell[] => [
    { text: label, bold: isStrong },
    { text: value, bold: isStrong, alignment: 'right' },
  ]);
  return tableOf(body, [width - figureWidth, figureWidth]);
}

function figureTable({ head, rows }: NonNullable<ReportSection['table']>, width: number): Content {
  // Wide enough for a way to pay on the whole sheet, for a rate or a coin beside others.
  const first = width > 400 ? width * 0.34 : width * 0.2;
  const headCells = head.map((text, column): TableCell => ({
    text,
    alignment: column === 0 ? 'left' : 'right',
    fontSize: sizes.small,
    color: colors.grey,
    bold: true,
  }));
  const body = rows.map((cells) =>
    cells.map((text, column): TableCell => ({ text, alignment: column === 0 ? 'left' : 'right' })),
  );
  return tableOf(
    [headCells, ...body],
    head.map((_, column) => (column === 0 ? first : (width - first) / (head.length - 1))),
  );
}

/** Hairlines between the rows, and one below the last. */
function tableOf(body: TableCell[][], widths: number[]): Content {
  return {
    table: { widths, body, dontBreakRows: true },
    layout: {
      ...noLines,
      hLineWidth: (row) => (row === 0 ? 0 : 0.4),
      hLineColor: () => colors.hairline,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  };
}
