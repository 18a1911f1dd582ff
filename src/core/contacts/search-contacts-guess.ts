/** What a search may have meant: words with typing errors, words typed as one, and one typed as two. */
import type { SimilarWord, WordList } from '#domain/contacts';
import type { Term } from '#core/database';

import { expressionOf } from './search-contacts-terms.ts';
import type { Expression } from './search-contacts-terms.ts';
import type { Meant } from './search-contacts-why.ts';

export type Reading = {
  expression: Expression;
  meant: Meant;
  /** How many errors a found contact stands for, by the words of its search text. */
  errorsIn(words: readonly string[]): number;
};

/** The likeliest corrections of a word: of one alone more than of one among others, which tell already who is meant. */
const mostCorrections = { alone: 30, among: 15 };
/** More readings than these are no guesses any more. */
const mostReadings = 4;

/** Ways to read the terms with errors, the likelier first. */
export function readingsOf(terms: readonly Term[], words: WordList): Reading[] {
  const plain = terms.flatMap(plainTerms);
  const others = [...joined(plain, words), ...parted(plain, words)].map((other) => otherwise(other, words));
  const similar = similarWords(plain, words);
  const readings = [corrected(plain, words, similar, 1), corrected(plain, words, similar, 2), ...others];
  const known = new Map(
    readings.flatMap((reading) => (reading === null ? [] : [[reading.expression.all, reading] as const])),
  );
  return [...known.values()].slice(0, mostReadings);
}

/** Letters written with figures are forgiven by themselves. */
function plainTerms(term: Term): Term[] {
  if (term.kind !== 'code') return [term];
  return term.parts.map((part) =>
    /\d/.test(part) ? { kind: 'figures', parts: [part], starts: [] } : { kind: 'word', word: part },
  );
}

type Similar = ReadonlyMap<string, readonly SimilarWord[]>;

function similarWords(terms: readonly Term[], words: WordList): Similar {
  const most = terms.length === 1 ? mostCorrections.alone : mostCorrections.among;
  const typed = terms.flatMap((term) => (term.kind === 'word' ? [term.word] : []));
  return new Map(typed.map((word) => [word, words.similar(word, most)]));
}

/** The words with at most so many errors in each; null when one of them cannot be read, or none of them differently. */
function corrected(terms: readonly Term[], words: WordList, all: Similar, mostErrors: number): Reading | null {
  const errors = new Map<string, ReadonlyMap<string, number>>();
  for (const [typed, others] of all) {
    const similar = others.filter((other) => other.errors <= mostErrors);
    if (similar.length > 0) errors.set(typed, new Map(similar.map((other) => [other.word, other.errors])));
  }
  if (errors.size === 0) return null;
  const expression = expressionOf(terms, words, (word) => [...(errors.get(word)?.keys() ?? [])]);
  if (expression === null || expression.all === '') return null;
  return {
    expression,
    meant: new Map([...errors].map(([typed, others]) => [typed, new Set(others.keys())])),
    errorsIn(found) {
      let sum = 0;
      for (const [typed, others] of errors) {
        if (found.some((word) => word.startsWith(typed))) continue;
        sum += Math.min(...found.map((word) => others.get(word) ?? Number.POSITIVE_INFINITY));
      }
      return sum;
    },
  };
}

function otherwise(terms: readonly Term[], words: WordList): Reading | null {
  const expression = expressionOf(terms, words);
  if (expression === null) return null;
  const typed = terms.flatMap((term) => (term.kind === 'word' ? [term.word] : []));
  return { expression, meant: new Map(typed.map((word) => [word, new Set([word])])), errorsIn: () => 1 };
}

/** A blank too much: "hu ber" for "huber". */
function joined(terms: readonly Term[], words: WordList): Term[][] {
  return terms.flatMap((term, index) => {
    const next = terms[index + 1];
    if (term.kind !== 'word' || next?.kind !== 'word') return [];
    const word = term.word + next.word;
    return words.hasStart(word) ? [terms.toSpliced(index, 2, { kind: 'word', word })] : [];
  });
}

/** A blank too few: "annahuber" for "anna huber". */
function parted(terms: readonly Term[], words: WordList): Term[][] {
  return terms.flatMap((term, index) => {
    if (term.kind !== 'word' || words.hasStart(term.word)) return [];
    const places = Array.from({ length: Math.max(term.word.length - 4, 0) }, (_, at) => at + 2);
    const halves = places.map((at) => [term.word.slice(0, at), term.word.slice(at)] as const);
    return halves
      .filter(([left, right]) => words.has(left) && words.hasStart(right))
      .map((both) => terms.toSpliced(index, 1, ...both.map((word): Term => ({ kind: 'word', word }))));
  });
}
