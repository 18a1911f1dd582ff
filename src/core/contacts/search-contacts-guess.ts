/** What a search may have meant: words with typing errors, words typed as one, and one typed as two. */
import type { WordList } from '#domain/contacts';
import { exactly, starting, termExpression } from '#core/database';
import type { Term } from '#core/database';

import type { Meant } from './search-contacts-why.ts';

export type Reading = {
  /** What the search index is asked for. */
  expression: string;
  meant: Meant;
  /** How many errors a found contact stands for, by the words of its search text. */
  errorsIn(words: readonly string[]): number;
};

const mostCorrections = 30;
/** More readings than these are no guesses any more. */
const mostReadings = 4;

/** Ways to read the terms with errors, the likelier first. */
export function readingsOf(terms: readonly Term[], words: WordList): Reading[] {
  const plain = terms.flatMap(plainTerms);
  const readings: (Reading | null)[] = [corrected(plain, words, 1), corrected(plain, words, 2)];
  for (const other of [...joined(plain, words), ...parted(plain, words)]) readings.push(otherwise(other));
  const known = new Map(
    readings.flatMap((reading) => (reading === null ? [] : [[reading.expression, reading] as const])),
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

/** The words with at most so many errors in each; null when one of them cannot be read, or none of them differently. */
function corrected(terms: readonly Term[], words: WordList, mostErrors: number): Reading | null {
  const errors = new Map<string, ReadonlyMap<string, number>>();
  const parts: string[] = [];
  for (const term of terms) {
    if (term.kind !== 'word') {
      parts.push(termExpression(term));
      continue;
    }
    const similar = words.similar(term.word, mostCorrections).filter((other) => other.errors <= mostErrors);
    if (similar.length > 0) errors.set(term.word, new Map(similar.map((other) => [other.word, other.errors])));
    parts.push(`(${[starting(term.word), ...similar.map((other) => exactly(other.word))].join(' OR ')})`);
  }
  if (errors.size === 0) return null;
  return {
    expression: parts.join(' AND '),
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

function otherwise(terms: readonly Term[]): Reading {
  const words = terms.flatMap((term) => (term.kind === 'word' ? [term.word] : []));
  return {
    expression: terms.map(termExpression).join(' AND '),
    meant: new Map(words.map((word) => [word, new Set([word])])),
    errorsIn: () => 1,
  };
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
