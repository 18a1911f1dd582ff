/** The lines of a file of vCards: cut into cards, decoded card by card, unfolded, with the line of the file on which each begins. */
import { problemAt, type ImportProblem } from '#domain/imports';

/** A line as its property was written, without the folds. */
export type CardLine = { line: number; text: string };
export type RawCard = { line: number; lines: CardLine[] };
export type CutCards = { cards: RawCard[]; problems: ImportProblem[]; refusedCount: number };

type Decode = (bytes: Uint8Array) => string;

/**
 * Cuts a file into its cards. What stands outside of a card, a card without an end and one that holds what is no text are problems at their
 * line; the other cards are not touched by them. `decode` is asked for each card, for each may be written in letters of its own.
 */
export function cutCards(bytes: Uint8Array, decode: Decode): CutCards {
  const cut: CutCards = { cards: [], problems: [], refusedCount: 0 };
  const refuse = (line: number, code: 'CARD_OPEN' | 'CARD_BROKEN', value: string) => {
    cut.problems.push(problemAt(line, { field: null, code, value: printable(value) }));
  };
  let open: { line: number; from: number; depth: number } | null = null;
  let strayUntil = -1;
  for (const { line, from, to, text } of physicalLines(bytes)) {
    const word = text.trim().toUpperCase();
    if (word === 'BEGIN:VCARD') {
      // A card within a card is its AGENT; anything else is a card whose end is missing.
      if (open !== null && endsInAgent(bytes, { from: open.from, to: from })) open.depth += 1;
      else {
        if (open !== null) {
          cut.refusedCount += 1;
          refuse(open.line, 'CARD_OPEN', '');
        }
        open = { line, from: to, depth: 0 };
      }
    } else if (word === 'END:VCARD' && open !== null) {
      if (open.depth > 0) open.depth -= 1;
      else {
        addCard(cut, { line: open.line, text: decode(bytes.subarray(open.from, from)) }, refuse);
        open = null;
      }
    } else if (open === null && word !== '') {
      if (line > strayUntil) refuse(line, 'CARD_BROKEN', text);
      // One problem for a run of such lines.
      strayUntil = line + 1;
    }
  }
  if (open !== null) {
    cut.refusedCount += 1;
    refuse(open.line, 'CARD_OPEN', '');
  }
  return cut;
}

function addCard(
  cut: CutCards,
  { line, text }: { line: number; text: string },
  refuse: (line: number, code: 'CARD_BROKEN', value: string) => void,
): void {
  const lines = withoutAgent(unfolded(text, line + 1));
  const broken = lines.find((each) => controlCharacters.test(each.text));
  if (broken === undefined) {
    cut.cards.push({ line, lines });
    return;
  }
  cut.refusedCount += 1;
  refuse(broken.line, 'CARD_BROKEN', broken.text);
}

/** A card within the card is that of somebody else. */
function withoutAgent(lines: readonly CardLine[]): CardLine[] {
  let depth = 0;
  return lines.filter(({ text }) => {
    const isBegin = /^BEGIN:VCARD\s*$/i.test(text);
    const isEnd = /^END:VCARD\s*$/i.test(text);
    if (isBegin) depth += 1;
    const isOwn = depth === 0;
    if (isEnd) depth -= 1;
    return isOwn;
  });
}

// oxlint-disable-next-line no-control-regex -- these characters are what is looked for
const controlCharacters = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/;

function printable(text: string): string {
  return text
    .slice(0, 200)
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, '\ufffd');
}

type PhysicalLine = { line: number; from: number; to: number; text: string };

const longestKeyword = 64;

/** Byte ranges of the lines; `text` is the beginning of each, byte by byte, enough to know BEGIN and END. */
function* physicalLines(bytes: Uint8Array): Generator<PhysicalLine> {
  let line = 1;
  let from = 0;
  while (from < bytes.length) {
    let end = from;
    while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end += 1;
    const to = bytes[end] === 13 && bytes[end + 1] === 10 ? end + 2 : end + 1;
    const head = bytes.subarray(from, Math.min(end, from + longestKeyword));
    yield { line, from, to, text: Buffer.from(head).toString('latin1') };
    line += 1;
    from = to;
  }
}

function endsInAgent(bytes: Uint8Array, { from, to }: { from: number; to: number }): boolean {
  const before = Buffer.from(bytes.subarray(Math.max(from, to - longestKeyword), to)).toString('latin1');
  return /(?:^|[\r\n])AGENT[^\r\n]*:\s*$/i.test(before);
}

/**
 * Takes the folds out of a card (RFC 6350, section 3.2): a line that begins with a blank goes on with the one before. In cards of version 2.1 a
 * quoted-printable line that ends in "=" goes on, too, and so does a picture whose lines begin with no blank.
 */
function unfolded(text: string, firstLine: number): CardLine[] {
  const parts: { line: number; pieces: string[]; isQuoted: boolean; isPicture: boolean }[] = [];
  for (const [index, physical] of text.split(/\r\n|\r|\n/).entries()) {
    const last = parts.at(-1);
    if (last !== undefined && /^[ \t]/.test(physical)) {
      last.pieces.push(physical.slice(1));
    } else if (last?.isQuoted === true && last.pieces.at(-1)?.endsWith('=') === true) {
      last.pieces.push(`\n${physical}`);
    } else if (last?.isPicture === true && /^[A-Za-z0-9+/=]+$/.test(physical)) {
      last.pieces.push(physical);
    } else if (physical.trim() !== '') {
      const head = physical.slice(0, 300);
      const isQuoted = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(head);
      const isPicture = /^[^:]*;(?:ENCODING=)?(?:BASE64|B)[;:]/i.test(head);
      parts.push({ line: firstLine + index, pieces: [physical], isQuoted, isPicture });
    }
  }
  return parts.map(({ line, pieces }) => ({ line, text: pieces.join('') }));
}
