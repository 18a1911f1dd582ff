/** A file of vCards (2.1, 3.0 and 4.0) as a table whose columns are the fields of an import. */
import { problemAt, type ImportProblem, type TableRow } from '#domain/imports';
import { decodeAs, guessEncoding, type Encoding } from '#core/encodings';

import { columnsOf, type CardColumns } from './card-columns.ts';
import { cutCards, type CardLine, type RawCard } from './lines.ts';
import { modernLine } from './old-cards.ts';
import { parseProperty, type CardProperty, type CardVersion } from './properties.ts';

export type CardTable = {
  encoding: Encoding;
  /** The names of the fields first; then a row for each card that could be read. */
  rows: TableRow[];
  /** What is wrong with cards that could not be read, each at its line. */
  problems: ImportProblem[];
  refusedCount: number;
};

/** Whether a file is one of vCards: its first words say so. */
export function looksLikeCards(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 256));
  const encoding = guessEncoding(bytes.subarray(0, 256));
  const text = encoding === 'utf-16le' ? start.toString('utf16le') : start.toString('latin1').replace(/^ï»¿/, '');
  return /^\ufeff?\s*BEGIN:VCARD/i.test(text);
}

/** Reads all cards. It never throws for what a file holds. */
export function readCards(bytes: Uint8Array): CardTable {
  const isWide = guessEncoding(bytes.subarray(0, 2000)) === 'utf-16le';
  const plain = isWide ? Buffer.from(decodeAs(bytes, 'utf-16le').replace(/^\ufeff/, ''), 'utf8') : withoutMark(bytes);
  const { cards, problems, refusedCount } = cutCards(plain, (part) => decodeAs(part, guessEncoding(part)));
  const read: { line: number; columns: CardColumns }[] = [];
  let brokenCount = 0;
  for (const card of cards) {
    const properties = propertiesOf(card, problems);
    const columns = properties === null ? null : columnsOf(properties);
    if (columns !== null && Object.keys(columns).length > 0) {
      read.push({ line: card.line, columns });
      continue;
    }
    brokenCount += 1;
    if (columns !== null) problems.push(problemAt(card.line, { field: 'name', code: 'VALUE_MISSING', value: '' }));
  }
  const encoding = isWide ? 'utf-16le' : guessEncoding(plain);
  return { encoding, rows: tableOf(read), problems, refusedCount: refusedCount + brokenCount };
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark ? bytes.subarray(3) : bytes;
}

/** No property but a picture, a sound or a key needs more, and those are not read. */
const longestLine = 200_000;
const unread: ReadonlySet<string> = new Set([
  'photo',
  'logo',
  'sound',
  'key',
  'begin',
  'end',
  'version',
  'prodid',
  'rev',
]);

/** The properties of a card, or null and a problem at the first line that is none. */
function propertiesOf({ lines }: RawCard, problems: ImportProblem[]): CardProperty[] | null {
  const version = versionOf(lines);
  const properties: CardProperty[] = [];
  for (const { line, text } of lines) {
    const name = /^(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)[;:]/.exec(text)?.[1]?.toLowerCase();
    if (name !== undefined && unread.has(name)) continue;
    if (name !== undefined && text.length > longestLine) {
      problems.push(problemAt(line, { field: null, code: 'TEXT_TOO_LONG', value: text.slice(0, 200) }));
      return null;
    }
    const property = name === undefined ? null : propertyOf(version === '2.1' ? modernLine(text) : text, version);
    if (property === null) {
      problems.push(problemAt(line, { field: null, code: 'CARD_BROKEN', value: text.slice(0, 200) }));
      return null;
    }
    properties.push(property);
  }
  return properties;
}

function versionOf(lines: readonly CardLine[]): CardVersion {
  const stated = lines
    .find(({ text }) => /^VERSION[:;]/i.test(text))
    ?.text.replace(/^[^:]*:/, '')
    .trim();
  return stated === '2.1' || stated === '4.0' ? stated : '3.0';
}

function propertyOf(text: string, version: CardVersion): CardProperty | null {
  try {
    return parseProperty(text, version);
  } catch {
    return null;
  }
}

/** All fields that any card has; a card without one of them has an empty cell. */
function tableOf(cards: readonly { line: number; columns: CardColumns }[]): TableRow[] {
  if (cards.length === 0) return [];
  const headings = [...new Set(cards.flatMap(({ columns }) => Object.keys(columns)))];
  const rows = cards.map(({ line, columns }) => ({ line, cells: headings.map((heading) => columns[heading] ?? '') }));
  return [{ line: 0, cells: headings }, ...rows];
}
