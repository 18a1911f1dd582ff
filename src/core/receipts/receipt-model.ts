/**
 * A receipt as a list of plain blocks. The roll of the printer, the PDF and the mail are all made of it and say the same words in the same
 * order; none of them computes or adds anything. It is plain JSON, so that it crosses to the worker thread.
 */
import type { Settings } from '#contract/settings';
import type { ReceiptCode } from '#contract/till-values';
import type { Instant } from '#domain/dates';

export type ReceiptBlock =
  /** The company's picture, where there is one. */
  | { block: 'logo' }
  | { block: 'text'; text: string; align: 'left' | 'center'; isLarge: boolean; isBold: boolean; indent: number }
  /** Words on the left, a figure on the right edge that is never cut. */
  | { block: 'row'; left: string; right: string; isLarge: boolean; isBold: boolean; indent: number }
  /** Figures in columns; where the paper is too narrow for them, each row becomes a short list under its first cell. */
  | { block: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }
  | { block: 'rule' }
  | { block: 'space' }
  /** What a scanner reads, with its letters below; a QR code also where the paper is too narrow for the bars. */
  | { block: 'code'; value: string; code: ReceiptCode; isLarge: boolean };

export type TextBlock = Extract<ReceiptBlock, { block: 'text' }>;
export type RowBlock = Extract<ReceiptBlock, { block: 'row' }>;
export type CodeBlock = Extract<ReceiptBlock, { block: 'code' }>;
export type TableBlock = Extract<ReceiptBlock, { block: 'table' }>;

export type ReceiptModel = {
  /** "Receipt T1-000012": in the metadata of the PDF, and its file's name. */
  title: string;
  language: 'en' | 'de';
  /** Whose it is. */
  author: string;
  /** When it was made: the creation date of the PDF. */
  createdAt: Instant;
  logo: Settings['logo'];
  blocks: readonly ReceiptBlock[];
  /** What a printer prints below where it had to put question marks for letters that it lacks. */
  unprintableNote: string;
};

type Look = Partial<Pick<TextBlock, 'isLarge' | 'isBold' | 'indent'>>;

export const rule: ReceiptBlock = { block: 'rule' };
export const space: ReceiptBlock = { block: 'space' };

/** A line of text from the left; nothing when it is empty. */
export function leftText(text: string, look: Look = {}): ReceiptBlock[] {
  return textBlock(text, 'left', look);
}

/** A line of text in the middle; nothing when it is empty. */
export function centerText(text: string, look: Look = {}): ReceiptBlock[] {
  return textBlock(text, 'center', look);
}

/** Words and a figure on one line. */
export function row(left: string, right: string, look: Look = {}): RowBlock {
  return { block: 'row', left, right, isLarge: false, isBold: false, indent: 0, ...look };
}

function textBlock(text: string, align: TextBlock['align'], look: Look): ReceiptBlock[] {
  if (text.trim() === '') return [];
  return [{ block: 'text', text, align, isLarge: false, isBold: false, indent: 0, ...look }];
}
