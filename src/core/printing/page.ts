import type { Content, CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces.js';

import type { Company } from '#contract/settings';

/** Points of a length in millimetres (1 pt = 1/72 inch). */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

export const fontFamily = 'Noto Sans';

export const colors = { ink: '#16191f', grey: '#5a6270', rule: '#16191f', hairline: '#d4d8df', faint: '#a3aab5' };

export const sizes = { tiny: 6.5, small: 7.5, body: 9, large: 11, total: 14, title: 18 } as const;

export const noLines: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

/** A sheet, with the places of DIN 5008 form B on A4, and those of a number 10 window envelope on Letter. In points. */
export type Sheet = {
  size: 'A4' | 'LETTER';
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  /** From the page's upper edge: where the letterhead begins, the address field, the address itself, the text. */
  letterheadTop: number;
  fieldTop: number;
  addressTop: number;
  bodyTop: number;
  /** From the page's left edge: where the sender and the information block stand. */
  infoLeft: number;
};

const a4Sheet: Sheet = {
  size: 'A4',
  width: 595.28,
  height: 841.89,
  left: mm(25),
  right: mm(20),
  top: mm(22),
  letterheadTop: mm(14),
  fieldTop: mm(45),
  addressTop: mm(62.7),
  bodyTop: mm(103.5),
  infoLeft: mm(125),
};

const letterSheet: Sheet = {
  size: 'LETTER',
  width: 612,
  height: 792,
  left: mm(22),
  right: mm(20),
  top: mm(22),
  letterheadTop: mm(14),
  fieldTop: mm(42),
  addressTop: mm(54),
  bodyTop: mm(98),
  infoLeft: mm(129),
};

const letterRegions = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE']);

/** The sheet of paper that lies in the printers of a locale's region. */
export function sheetOf(company: Pick<Company, 'locale'>): Sheet {
  // A language without a region ("en") says nothing about paper.
  const { region } = new Intl.Locale(company.locale);
  return region !== undefined && letterRegions.has(region) ? letterSheet : a4Sheet;
}

/** Width between the margins. */
export function textWidth(sheet: Sheet): number {
  return sheet.width - sheet.left - sheet.right;
}

/**
 * About how wide a line of text is, in points, on the wide side. Column widths are decided by it before anything is laid
 * out: a builder has no fonts, and pdfmake's own `auto` columns let a long word push a table off the page.
 */
export function estimateWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) {
    if (/[\s.,:;'’|!ilj()-]/.test(letter)) ems += 0.34;
    else if (/[\d−+a-z]/.test(letter)) ems += 0.59;
    else ems += 0.78;
  }
  return ems * fontSize;
}

/** About how many lines a text takes in a column, on the high side. */
export function estimateLines(text: string, { width, fontSize }: { width: number; fontSize: number }): number {
  return text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil((estimateWidth(line, fontSize) * 1.08) / width)), 0);
}

/** Makes columns narrower in proportion, when together they want more than there is. Their texts then break. */
export function fitColumns(widths: readonly number[], room: number): number[] {
  const wanted = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => (wanted > room ? (width * room) / wanted : width));
}

/** Height of one line of Noto Sans: 1.362 of its size. */
export function lineHeight(fontSize: number): number {
  return fontSize * 1.362;
}

/** A line across, in points. */
export function ruleLine(width: number, { color = colors.hairline, lineWidth = 0.5 } = {}): Content {
  return { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth, lineColor: color }] };
}

/** What all papers share: font, sizes, colours. */
export const baseDefinition = {
  version: '1.7',
  displayTitle: true,
  defaultStyle: { font: fontFamily, fontSize: sizes.body, color: colors.ink },
} satisfies Partial<TDocumentDefinitions>;
