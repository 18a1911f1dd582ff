/** The receipt as a PDF on roll paper: as wide as the roll, as long as it needs to be. */
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';

import { baseDefinition, estimateWidth, linesOf, mm, noLines, printable } from '#core/printing';

import { columnsOf, fitsAsTable, listedRows } from './arrange.ts';
import { codeKindsOf, drawCode } from './codes.ts';
import type { CodeKind, DrawnCode, RollWidth } from './codes.ts';
import type { CodeBlock, ReceiptBlock, ReceiptModel, RowBlock, TableBlock, TextBlock } from './receipt-model.ts';

/** What a printer leaves white on each side: a roll of 80 mm is printed on 72 mm, one of 58 mm on 48 mm. */
const sideMm: Record<RollWidth, number> = { 80: 4, 58: 5 };
const fontSizes: Record<RollWidth, { body: number; large: number }> = {
  80: { body: 8.5, large: 14 },
  58: { body: 7, large: 11.5 },
};
const ink = '#000000';

type Roll = { paperMm: RollWidth; width: number; body: number; large: number };

/** The layout of a receipt. Pure but for the codes, which are drawn. */
export async function toRollPaper(
  model: ReceiptModel,
  { paperMm }: { paperMm: RollWidth },
): Promise<TDocumentDefinitions> {
  const roll = { paperMm, width: mm(paperMm - 2 * sideMm[paperMm]), ...fontSizes[paperMm] };
  const content: Content[] = [];
  for (const block of model.blocks) content.push(...(await blockContent(block, { model, roll })));
  return {
    ...baseDefinition,
    defaultStyle: { ...baseDefinition.defaultStyle, fontSize: roll.body, color: ink, lineHeight: 1.02 },
    language: model.language,
    pageSize: { width: mm(paperMm), height: 'auto' },
    pageMargins: [mm(sideMm[paperMm]), mm(5), mm(sideMm[paperMm]), mm(6)],
    info: {
      title: model.title,
      author: linesOf(model.author).join(' '),
      creator: 'Counterbook',
      producer: 'Counterbook',
      // eslint-disable-next-line eslint/no-restricted-globals -- pdfkit takes only a Date; this one is made of the given moment
      creationDate: new Date(model.createdAt),
    },
    content,
  };
}

async function blockContent(
  block: ReceiptBlock,
  { model, roll }: { model: ReceiptModel; roll: Roll },
): Promise<Content[]> {
  switch (block.block) {
    case 'logo':
      return logoContent(model, roll);
    case 'text':
      return [textContent(block, roll)];
    case 'row':
      return [rowContent(block, roll)];
    case 'table':
      return fitsAsTable(block, columnsOf[roll.paperMm])
        ? [tableContent(block)]
        : listedRows(block).map((each) => rowContent(each, roll));
    case 'rule':
      return [ruleContent(roll)];
    case 'space':
      return [{ text: '', fontSize: roll.body * 0.9 }];
    case 'code':
      return codeContent(block, roll);
  }
}

function logoContent({ logo }: ReceiptModel, roll: Roll): Content[] {
  if (logo === null) return [];
  return [
    {
      image: `data:${logo.mediaType};base64,${logo.base64}`,
      fit: [roll.width * 0.75, mm(20)],
      alignment: 'center',
      margin: [0, 0, 0, 4],
    },
  ];
}

function textContent({ text, align, isLarge, isBold, indent }: TextBlock, roll: Roll): Content {
  return {
    text: printable(text),
    alignment: align,
    bold: isBold,
    fontSize: isLarge ? largeSize(text, roll) : roll.body,
    margin: [indentOf(indent, roll), 0, 0, 0],
  };
}

function rowContent({ left, right, isLarge, isBold, indent }: RowBlock, roll: Roll): Content {
  const fontSize = isLarge ? largeSize(right, roll) : roll.body;
  const margin: [number, number, number, number] = [indentOf(indent, roll), isLarge ? 3 : 0, 0, isLarge ? 3 : 0];
  const look = { bold: isBold, fontSize };
  if (right === '') return { text: printable(left), ...look, margin };
  const room = roll.width - margin[0];
  // The figure has the room that it needs, up to all of it; its words have the rest.
  const figureWidth = Math.min(room, estimateWidth(right, fontSize) * 1.05);
  if (figureWidth > room * 0.7) {
    return {
      stack: [{ text: printable(left) }, { text: printable(right), alignment: 'right' }],
      ...look,
      margin,
    };
  }
  return {
    table: {
      widths: [room - figureWidth - gap, figureWidth],
      body: [
        [
          { text: printable(left), ...look },
          { text: printable(right), alignment: 'right', verticalAlignment: 'bottom', ...look },
        ],
      ],
    },
    layout: { ...noLines, paddingRight: (column) => (column === 0 ? gap : 0) },
    margin,
  };
}

const gap = 4;

function tableContent({ head, rows }: TableBlock): Content {
  const cellsOf = (cells: readonly string[]): TableCell[] =>
    cells.map((cell, column) => ({ text: printable(cell), alignment: column === 0 ? 'left' : 'right', noWrap: true }));
  return {
    table: { widths: head.map((_, column) => (column === 0 ? 'auto' : '*')), body: [head, ...rows].map(cellsOf) },
    layout: noLines,
  };
}

function ruleContent(roll: Roll): Content {
  const line = { type: 'line' as const, x1: 0, y1: 0, x2: roll.width, y2: 0, lineWidth: 0.5, lineColor: ink };
  return { canvas: [{ ...line, dash: { length: 1.5, space: 1.5 } }], margin: [0, 4, 0, 4] };
}

/** Bars at most 0.375 mm wide as printers make them; letters of the code below it. */
async function codeContent(block: CodeBlock, roll: Roll): Promise<Content[]> {
  const { value, isLarge } = block;
  const codes = codeKindsOf(block, roll.paperMm).map((kind) => drawnCode(value, kind, roll));
  return [
    ...(await Promise.all(codes)),
    textContent({ block: 'text', text: value, align: 'center', isLarge, isBold: isLarge, indent: 0 }, roll),
  ];
}

async function drawnCode(value: string, kind: CodeKind, roll: Roll): Promise<Content> {
  const code = await drawCode(value, kind);
  const drawn = { ...sizeOf(code, kind, roll), code };
  const left = (roll.width - drawn.width) / 2;
  // A QR code wants white around it, as wide as four of its squares.
  const white = (4 * drawn.height) / code.height;
  return { canvas: canvasOf(drawn), margin: kind === 'qr' ? [left, white, 0, white] : [left, 5, 0, 2] };
}

type Drawn = { code: DrawnCode; width: number; height: number };

function sizeOf(code: DrawnCode, kind: CodeKind, roll: Roll): { width: number; height: number } {
  if (kind === 'qr') return { width: mm(22), height: mm(22) };
  return { width: Math.min(roll.width * 0.9, code.width * mm(0.375)), height: mm(10) };
}

function canvasOf({ code, width, height }: Drawn) {
  return code.dark.map(({ x, y, w, h }) => ({
    type: 'rect' as const,
    x: (x * width) / code.width,
    y: (y * height) / code.height,
    w: (w * width) / code.width,
    h: (h * height) / code.height,
    color: ink,
    lineWidth: 0,
  }));
}

/** As large as the longest word allows: a large amount becomes smaller before it is cut. */
function largeSize(text: string, roll: Roll): number {
  const widest = Math.max(...text.split(/\s/).map((word) => estimateWidth(word, roll.large)));
  return Math.max(roll.body, Math.min(roll.large, (roll.large * roll.width) / Math.max(1, widest)));
}

function indentOf(indent: number, roll: Roll): number {
  return indent * roll.body * 0.55;
}
