/** Blocks as lines of letters of one width: what a receipt printer and a plain text both are. */
import { codeKindsOf } from './codes.ts';
import type { CodeKind, RollWidth } from './codes.ts';
import { lettersOf, widthOf } from './letters.ts';
import type { CodeBlock, ReceiptBlock, ReceiptModel, RowBlock, TableBlock, TextBlock } from './receipt-model.ts';

/** A line of letters. In double width half as many fit. */
export type LetterLine = {
  line: 'letters';
  /** Rows fill the width with blanks between; others stand by their `align`. */
  text: string;
  align: 'left' | 'center';
  width: 1 | 2;
  height: 1 | 2;
  isBold: boolean;
};

export type ArrangedLine = LetterLine | { line: 'logo' } | { line: 'code'; value: string; kind: CodeKind };

/** How many letters stand on a line: 12 dots each, of 576 on a roll of 80 mm, 384 on one of 58 mm. */
export const columnsOf: Record<RollWidth, number> = { 80: 48, 58: 32 };

/**
 * Lays a model out. No line is wider than the paper; what is too long goes on below, and figures stay whole.
 * @param spell gives a text in the letters that there are, one column each
 */
export function arrange(
  blocks: ReceiptModel['blocks'],
  { paperMm, spell }: { paperMm: RollWidth; spell: (text: string) => string },
): ArrangedLine[] {
  const columns = columnsOf[paperMm];
  return blocks.flatMap((block) => arrangeBlock(block, { columns, paperMm, spell }));
}

type Roll = { columns: number; paperMm: RollWidth; spell: (text: string) => string };

function arrangeBlock(block: ReceiptBlock, roll: Roll): ArrangedLine[] {
  switch (block.block) {
    case 'logo':
      return [{ line: 'logo' }];
    case 'text':
      return textLines(block, roll);
    case 'row':
      return rowLines(block, roll);
    case 'table':
      return tableLines(block, roll);
    case 'rule':
      return [letters('-'.repeat(roll.columns))];
    case 'space':
      return [letters('')];
    case 'code': {
      const { value, isLarge } = block;
      const below = { block: 'text', text: value, align: 'center', isLarge, isBold: isLarge, indent: 0 } as const;
      return [...codeLines(block, roll), ...textLines(below, roll)];
    }
  }
}

function codeLines(block: CodeBlock, { paperMm }: Roll): ArrangedLine[] {
  const { value } = block;
  return codeKindsOf(block, paperMm).map((kind) => ({ line: 'code', value, kind }));
}

function textLines({ text, align, isLarge, isBold, indent }: TextBlock, { columns, spell }: Roll): LetterLine[] {
  const spelt = spell(text);
  // A word of a large text that would not fit on a line is not broken: it stays narrow, and only high.
  const longest = Math.max(...spelt.split(/\s+/).map((word) => widthOf(word)));
  const width = isLarge && longest * 2 <= columns ? 2 : 1;
  return wrap(spelt, Math.floor(columns / width) - indent).map((line) => ({
    ...letters(`${' '.repeat(indent)}${line}`),
    align,
    isBold,
    width,
    height: isLarge ? 2 : 1,
  }));
}

function rowLines({ left, right, isLarge, isBold, indent }: RowBlock, { columns, spell }: Roll): LetterLine[] {
  const label = spell(left);
  const figure = spell(right);
  const width = isLarge && widthOf(figure) * 2 <= columns ? 2 : 1;
  const look = { isBold, width, height: isLarge ? 2 : 1 } as const;
  return rowTexts(label, figure, { columns: Math.floor(columns / width), indent }).map((text) => ({
    ...letters(text),
    ...look,
  }));
}

/** The figure stands at the end of the last line of its words; on a line of its own, where that has no room left. */
function rowTexts(left: string, right: string, { columns, indent }: { columns: number; indent: number }): string[] {
  const blanks = ' '.repeat(indent);
  const lines = wrap(left, columns - indent).map((line) => blanks + line);
  if (right === '') return lines;
  // Only texts are ever longer than the paper: a name, a reason. A figure is not.
  const figures = wrap(right, columns);
  const last = lines.at(-1) ?? '';
  const [first = ''] = figures;
  const free = columns - widthOf(last) - widthOf(first);
  if (figures.length === 1 && free >= 1) return [...lines.slice(0, -1), last + ' '.repeat(free) + first];
  return [...lines, ...figures.map((figure) => figure.padStart(columns + figure.length - widthOf(figure)))];
}

function tableLines(table: TableBlock, roll: Roll): LetterLine[] {
  const spelt = { ...table, head: table.head.map(roll.spell), rows: table.rows.map((cells) => cells.map(roll.spell)) };
  if (!fitsAsTable(table, roll.columns)) return listedRows(spelt).flatMap((each) => rowLines(each, roll));
  const rows = [spelt.head, ...spelt.rows];
  const widths = spelt.head.map((_, column) => Math.max(...rows.map((cells) => widthOf(cells[column] ?? ''))));
  const spare = roll.columns - widths.reduce((sum, width) => sum + width, 0);
  const gap = Math.floor(spare / Math.max(1, widths.length - 1));
  // What does not divide evenly goes after the first column, so that the last one ends at the edge.
  const rest = spare - gap * (widths.length - 1);
  return rows.map((cells) =>
    letters(
      cells
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          if (column === 0) return cell.padEnd(width + rest);
          return cell.padStart(width + gap);
        })
        .join(''),
    ),
  );
}

/** Tells whether the columns of a table have room side by side, with a blank or more between them. */
export function fitsAsTable({ head, rows }: TableBlock, columns: number): boolean {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => widthOf(cells[column] ?? ''))));
  return widths.reduce((sum, width) => sum + width, 0) + 2 * (widths.length - 1) <= columns;
}

/** A table on narrow paper: the first cell of a row, and below it each other one with its heading. */
export function listedRows({ head, rows }: Pick<TableBlock, 'head' | 'rows'>): RowBlock[] {
  const listed = (left: string, right: string, indent: number): RowBlock => {
    return { block: 'row', left, right, isLarge: false, isBold: false, indent };
  };
  return rows.flatMap(([first = '', ...cells]) => [
    listed(`${head[0] ?? ''} ${first}`.trim(), '', 0),
    ...cells.map((cell, index) => listed(head[index + 1] ?? '', cell, 2)),
  ]);
}

/** Words on lines of at most `columns` letters; a word that is longer than a line goes on below. At least one line, perhaps an empty one. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    let rest = lettersOf(word);
    if (line !== '' && widthOf(line) + 1 + rest.length <= columns) {
      line = `${line} ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (rest.length > columns) {
      lines.push(rest.slice(0, columns).join(''));
      rest = rest.slice(columns);
    }
    line = rest.join('');
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

function letters(text: string): LetterLine {
  return { line: 'letters', text, align: 'left', width: 1, height: 1, isBold: false };
}
