/**
 * What contacts are found by, as words. A contact's `search_text` holds each of its words once; later words of its name also behind an
 * underscore, so that a name can be told from a town. The index knows whole words and beginnings of words.
 */
import { phoneStarts, phoneWords } from '#domain/contacts';

import { foundWords, plainWord, searchWords } from './search-key.ts';

/** The text by which a contact is found. */
export function contactText(contact: {
  name: string;
  /** Codes, people, addresses of e-mail, towns, tags. */
  others: readonly string[];
  phones: readonly string[];
}): string {
  const name = foundWords(contact.name);
  const words = [
    ...name,
    ...name.slice(1).map((word) => `_${word}`),
    ...contact.others.flatMap(foundWords),
    ...contact.phones.flatMap(phoneWords),
  ];
  return [...new Set(words)].join(' ');
}

/**
 * A part of a query that must be found: a word of letters; letters and figures written as one; or figures, which may be a telephone number
 * in any notation.
 */
export type Term =
  | { kind: 'word'; word: string }
  | { kind: 'code'; word: string; parts: readonly string[] }
  | { kind: 'figures'; parts: readonly string[]; starts: readonly string[] };

/** More words do not make a query clearer, only slower. */
const mostTerms = 12;

/** What a query asks for; all of it must be found. */
export function searchTerms(query: string): Term[] {
  const terms = new Map<string, Term>();
  let figures: string[] = [];
  const endFigures = () => {
    const typed = figures.join(' ');
    figures = [];
    if (!/\d/.test(typed)) return;
    const parts = typed
      .split(' ')
      .map(plainWord)
      .filter((part) => part !== '');
    const starts = phoneStarts(typed).filter((start) => parts.length > 1 || start !== parts[0]);
    terms.set(typed, { kind: 'figures', parts, starts });
  };
  for (const token of query.split(/\s+/)) {
    // Figures with what stands between the figures of telephone numbers go on over blanks.
    if (/^[\d()/.+–-]+$/.test(token)) {
      figures.push(token);
      continue;
    }
    endFigures();
    for (const term of termsOf(token)) terms.set(term.word, term);
  }
  endFigures();
  return [...terms.values()].slice(0, mostTerms);
}

function termsOf(token: string): { kind: 'word'; word: string }[] | { kind: 'code'; word: string; parts: string[] }[] {
  const words = searchWords(token);
  const isCode = !token.includes('@') && words.some((word) => /\p{N}/u.test(word));
  if (isCode) return [{ kind: 'code', word: plainWord(token), parts: words }];
  return words.map((word) => ({ kind: 'word', word }));
}

/** The term as the index is asked for it: words that begin so. */
export function termExpression(term: Term): string {
  if (term.kind !== 'figures') return starting(term.word);
  // A single figure begins too many words to help.
  const long = term.parts.filter((part) => part.length > 1);
  const asTyped = (long.length === 0 ? term.parts : long).map(starting).join(' AND ');
  return `((${[asTyped, ...term.starts.map(starting)].join(') OR (')}))`;
}

/** Words that begin so. */
export function starting(word: string): string {
  return `"${word}"*`;
}

/** The whole word. */
export function exactly(word: string): string {
  return `"${word}"`;
}
