/**
 * What the search index is asked for. It looks up whole words at once, but gathers everything that begins with some letters before it answers;
 * so the words that begin so are named where they are few.
 */
import type { WordList } from '#domain/contacts';
import { exactly, starting, termExpression } from '#core/database';
import type { Term } from '#core/database';

export type Expression = {
  /** All of it must be found; '' asks for nothing. */
  all: string;
  /** Letters and figures that stand alone: too many words begin with them for the index. */
  initials: readonly string[];
};

/** More words are left to the index. */
const mostNamed = 24;
/** Shorter beginnings have an index of their own. */
const shortestNamed = 4;

/** The terms with, for each, other words that may stand for it. Null when a word is none that any contact has, and nothing stands for it. */
export function expressionOf(
  terms: readonly Term[],
  words: WordList,
  others: (word: string) => readonly string[] = () => [],
): Expression | null {
  const parts: string[] = [];
  const initials: string[] = [];
  for (const term of terms) {
    const initial = initialOf(term);
    if (initial !== null) {
      initials.push(initial);
      continue;
    }
    const choices = term.kind === 'word' ? [...beginnings(term.word, words), ...others(term.word).map(exactly)] : [];
    if (term.kind === 'word' && choices.length === 0) return null;
    parts.push(term.kind === 'word' ? `(${choices.join(' OR ')})` : termExpression(term));
  }
  return { all: parts.join(' AND '), initials };
}

/** A later word of a name that begins so. */
export function namedExpression(word: string, words: WordList): string {
  return beginnings(word, words)
    .map((choice) => choice.replace('"', '"_'))
    .join(' OR ');
}

function beginnings(word: string, words: WordList): string[] {
  // The list has no figures.
  const named = word.length < shortestNamed || /\d/.test(word) ? null : words.starting(word, mostNamed);
  return named === null ? [starting(word)] : named.map(exactly);
}

function initialOf(term: Term): string | null {
  if (term.kind === 'word') return term.word.length === 1 ? term.word : null;
  if (term.kind === 'code') return null;
  const [only, ...more] = term.parts;
  return more.length === 0 && only?.length === 1 ? only : null;
}
