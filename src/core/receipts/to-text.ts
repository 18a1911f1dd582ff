import { arrange, columnsOf } from './arrange.ts';
import type { ArrangedLine } from './arrange.ts';
import type { RollWidth } from './codes.ts';
import { widthOf } from './letters.ts';
import type { ReceiptModel } from './receipt-model.ts';

/** The receipt as plain text for a mail: lines of at most 48 or 32 letters, each ended by a line feed. Pictures have no words and are left out. */
export function toText(model: ReceiptModel, { paperMm }: { paperMm: RollWidth }): string {
  const spell = (text: string) => text.normalize('NFC').replaceAll(/[\s\u00a0\u202f]+/g, ' ');
  // A text has one size.
  const blocks = model.blocks.map((block) => ('isLarge' in block ? { ...block, isLarge: false } : block));
  const lines = arrange(blocks, { paperMm, spell }).flatMap((line) => textOf(line, columnsOf[paperMm]));
  return lines.map((line) => `${line}\n`).join('');
}

function textOf(line: ArrangedLine, columns: number): string[] {
  if (line.line !== 'letters') return [];
  const blanks = line.align === 'center' ? Math.floor((columns - widthOf(line.text)) / 2) : 0;
  return [' '.repeat(blanks) + line.text];
}
