/** Reads receipts back, for tests: the commands of a printer, and the words of each form. */
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import jsQR from 'jsqr';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

import type { Rectangle } from './codes.ts';
import { codepages } from './spelling.ts';

/** Places of the code pages in Epson's list (ESC t n). */
const pageNumbers: Readonly<Record<(typeof codepages)[number], number>> = {
  cp437: 0,
  cp858: 19,
  windows1252: 16,
  cp852: 18,
  cp866: 17,
  cp737: 14,
  cp857: 13,
  windows1250: 45,
  windows1251: 46,
  windows1253: 47,
  windows1254: 48,
  windows1257: 51,
};

export type PrintedLine = { text: string; width: number; height: number; isBold: boolean };

/** What a printer does, in order. */
export type Printed =
  | ({ did: 'line' } & PrintedLine)
  | { did: 'drawer' }
  | { did: 'cut' }
  | { did: 'picture'; width: number; height: number }
  | { did: 'barcode'; value: string }
  | { did: 'qr'; value: string };

type Reader = {
  bytes: Uint8Array;
  at: number;
  page: number;
  look: Omit<PrintedLine, 'text'>;
  /** The letters of the line so far, and how its last one was written. */
  line: PrintedLine | null;
  done: Printed[];
};

const plainLook = { width: 1, height: 1, isBold: false };

/** Plays a printer: what it would do with the bytes. @throws for a command that no receipt should hold. */
export function playPrinter(bytes: Uint8Array): Printed[] {
  const reader: Reader = { bytes, at: 0, page: 0, look: plainLook, line: null, done: [] };
  while (reader.at < bytes.length) step(reader);
  return reader.done;
}

function step(reader: Reader): void {
  const { bytes, at } = reader;
  const byte = bytes[at] ?? 0;
  if (byte === 0x1b) return readEscape(reader);
  if (byte === 0x1d) return readGroup(reader);
  if (byte === 0x1c) return take(reader, 2);
  if (byte === 0x0a) {
    reader.done.push({ did: 'line', ...(reader.line ?? { text: '', ...plainLook }) });
    reader.line = null;
    return take(reader, 1);
  }
  if (byte < 0x20) throw new Error(`A control character ${byte} at ${at}`);
  const letter = byte < 0x80 ? String.fromCodePoint(byte) : letterOf(reader.page, byte);
  reader.line = { ...reader.look, text: (reader.line?.text ?? '') + letter };
  take(reader, 1);
}

function take(reader: Reader, count: number): void {
  reader.at += count;
}

/** ESC: @ starts anew, a aligns, E is bold, M chooses a font, p opens the drawer, t chooses a code page. */
function readEscape(reader: Reader): void {
  const [, command = 0, value = 0] = reader.bytes.subarray(reader.at, reader.at + 3);
  switch (String.fromCodePoint(command)) {
    case '@':
      return take(reader, 2);
    case 'a':
    case 'M':
      return take(reader, 3);
    case 'E':
      reader.look = { ...reader.look, isBold: value === 1 };
      return take(reader, 3);
    case 't':
      reader.page = value;
      return take(reader, 3);
    case 'p':
      reader.done.push({ did: 'drawer' });
      return take(reader, 5);
    default:
      throw new Error(`ESC ${command} at ${reader.at}`);
  }
}

/** GS: ! sizes letters, h H w set up a barcode, k prints it, ( k is a QR code, v 0 a picture, V cuts. */
function readGroup(reader: Reader): void {
  const { bytes, at, done } = reader;
  const [, command = 0, one = 0, two = 0, three = 0, four = 0, five = 0, six = 0] = bytes.subarray(at, at + 8);
  const textAt = (from: number, count: number) => String.fromCodePoint(...bytes.subarray(from, from + count));
  switch (String.fromCodePoint(command)) {
    case '!':
      reader.look = { ...reader.look, width: (one >> 4) + 1, height: (one & 15) + 1 };
      return take(reader, 3);
    case 'h':
    case 'H':
    case 'w':
      return take(reader, 3);
    case 'k':
      done.push({ did: 'barcode', value: textAt(at + 4, two).replace(/^\{B/, '') });
      return take(reader, 4 + two);
    case '(': {
      const count = two + three * 256;
      if (five === 0x50) done.push({ did: 'qr', value: textAt(at + 8, count - 3) });
      return take(reader, 5 + count);
    }
    case 'v': {
      const across = three + four * 256;
      const down = five + six * 256;
      done.push({ did: 'picture', width: across * 8, height: down });
      return take(reader, 8 + across * down);
    }
    case 'V':
      done.push({ did: 'cut' });
      return take(reader, 3);
    default:
      throw new Error(`GS ${command} at ${at}`);
  }
}

const pages = new Map<number, ReadonlyMap<number, string>>();

function letterOf(page: number, byte: number): string {
  const kept = pages.get(page) ?? readPage(page);
  pages.set(page, kept);
  return kept.get(byte) ?? '\ufffd';
}

/** A page backwards: each letter of Europe is put in, its byte comes out. */
function readPage(page: number): ReadonlyMap<number, string> {
  const name = codepages.find((each) => pageNumbers[each] === page);
  if (name === undefined) throw new Error(`Code page ${page}`);
  const found = new Map<number, string>();
  const ranges = [
    [0xa0, 0x24f],
    [0x370, 0x45f],
    [0x2010, 0x2044],
    [0x20ac, 0x20ac],
  ] as const;
  for (const [first, last] of ranges) {
    for (let code = first; code <= last; code += 1) {
      const letter = String.fromCodePoint(code);
      const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', columns: 48, newline: '\n' });
      const byte = encoder.codepage(name).text(letter).encode().at(-2) ?? 0;
      if (byte > 0x7f && !found.has(byte)) found.set(byte, letter);
    }
  }
  return found;
}

/** The words of a text, in their order, without what each form writes in its own way: rules, minus signs, quotation marks. */
export function wordsIn(text: string): string[] {
  return text
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('\u2212', '-')
    .replaceAll(/[“”„]/g, '"')
    .split(/\s+/)
    .filter((word) => /[^-]/.test(word));
}

/** What a printer has printed, as one text. */
export function textOf(printed: readonly Printed[]): string {
  return printed.flatMap((each) => (each.did === 'line' ? [each.text] : [])).join('\n');
}

/** The texts of a PDF before it is laid out, in reading order. */
export function textsIn(definition: TDocumentDefinitions): string[] {
  return textsOf(definition.content);
}

function textsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(textsOf);
  if (typeof part !== 'object' || part === null) return [];
  const { text, stack, columns, table } = part as Record<string, unknown>;
  const body = typeof table === 'object' && table !== null && 'body' in table ? table.body : undefined;
  return [text, stack, columns, body].flatMap(textsOf);
}

/** The codes of a PDF as rectangles, from above; what is drawn otherwise (rules) is left out. */
export function squaresIn({ content }: TDocumentDefinitions): Rectangle[][] {
  const blocks = (Array.isArray(content) ? content : [content]) as { canvas?: ({ type: string } & Rectangle)[] }[];
  return blocks.flatMap(({ canvas }) => (canvas?.[0]?.type === 'rect' ? [canvas] : []));
}

/** What a camera reads when it sees dark rectangles on white: the text of a QR code; undefined when there is none. */
export function scanSquares(dark: readonly Rectangle[]): string | undefined {
  // The upper left square of a QR code is seven modules wide.
  const scale = 28 / Math.max(...dark.map(({ w }) => w));
  const white = 4 * 4;
  const extent = Math.max(...dark.map(({ x, w }) => x + w), ...dark.map(({ y, h }) => y + h)) * scale;
  const side = Math.ceil(extent) + 2 * white;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  const at = (place: number) => Math.round(place * scale) + white;
  for (const { x, y, w, h } of dark) {
    for (let down = at(y); down < at(y + h); down += 1) {
      for (let across = at(x); across < at(x + w); across += 1) {
        pixels.fill(0, (down * side + across) * 4, (down * side + across) * 4 + 3);
      }
    }
  }
  return jsQR.default(pixels, side, side)?.data;
}
