/** Texts in the letters of a receipt printer. */
import type ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';

import { lettersOf } from './letters.ts';

/**
 * Code pages that nearly all printers have, the most common first: 437 and 858 (Western Europe with the euro), 852 (Central Europe), 866
 * (Cyrillic), 737 (Greek), 857 (Turkish), then those of Windows.
 */
export const codepages = [
  'cp437',
  'cp858',
  'windows1252',
  'cp852',
  'cp866',
  'cp737',
  'cp857',
  'windows1250',
  'windows1251',
  'windows1253',
  'windows1254',
  'windows1257',
] as const;

/** What stands for a letter that the printer lacks. */
const missing = '?';

const substitutes: Readonly<Record<string, string>> = {
  '\u2212': '-',
  '‐': '-',
  '\u2011': '-',
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‹': '<',
  '›': '>',
  '“': '"',
  '”': '"',
  '„': '"',
  '…': '...',
  '•': '*',
  '→': '->',
  '←': '<-',
};

export type Speller = {
  /** The text, one column for each letter. */
  spell: (text: string) => string;
  /** Whether a letter had no stand-in and became a question mark. */
  hasMissing: () => boolean;
};

/** What was found out about letters: a stand-in, or null. To ask takes a millisecond a letter. */
const known = new Map<string, string | null>();

/** @param newEncoder makes an encoder of the printer, to ask which letters it has */
export function createSpeller(newEncoder: () => ReceiptPrinterEncoder): Speller {
  let hasMissing = false;
  const spellLetter = (letter: string): string => {
    const kept = known.get(letter);
    const spelt = kept === undefined ? standIn(letter, newEncoder) : kept;
    known.set(letter, spelt);
    if (spelt === null) hasMissing = true;
    return spelt ?? missing;
  };
  return {
    spell: (text) =>
      lettersOf(text.normalize('NFC').replaceAll(/[\s\u00a0\u202f]+/g, ' '))
        .map(spellLetter)
        .join(''),
    hasMissing: () => hasMissing,
  };
}

function standIn(letter: string, newEncoder: () => ReceiptPrinterEncoder): string | null {
  const candidates = [letter, substitutes[letter] ?? '', bareLetter(letter)];
  const has = (each: string) => each !== '' && lettersOf(each).every((part) => hasLetter(part, newEncoder));
  return candidates.find(has) ?? null;
}

/** Code page 437 has pictures at the places of control characters: an arrow to the left would be sent as ESC, and what follows it as a command. */
function hasLetter(letter: string, newEncoder: () => ReceiptPrinterEncoder): boolean {
  if (/^[\u0020-\u007e]$/.test(letter)) return true;
  if (letter.length !== 1) return false;
  const sent = newEncoder().codepage('auto').text(letter).encode();
  const byte = sent.findLast((each) => each !== lineFeed) ?? 0;
  return byte > 0x7f;
}

const lineFeed = 0x0a;

/** The letter without its accents: a printer without "ệ" prints "e". */
function bareLetter(grapheme: string): string {
  return grapheme.normalize('NFD').replaceAll(/\p{Mark}/gu, '');
}
