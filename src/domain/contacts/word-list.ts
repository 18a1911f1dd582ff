/**
 * The words that contacts are known by, in memory, to forgive typing errors and to find a part of a word. Sorted, so that words with the same
 * beginning stand together: what is already too different at its third letter is passed over with all its neighbours.
 */
import { errorsForgiven, mostErrors, newComparison } from './typos.ts';
import type { Comparison } from './typos.ts';

export type SimilarWord = {
  word: string;
  errors: number;
  /** The whole word is meant; else only its beginning has been typed so far. */
  isWhole: boolean;
};

export type WordList = {
  size: number;
  has(word: string): boolean;
  /** Whether a word begins so. */
  hasStart(start: string): boolean;
  /** The words that begin so; null when there are more than `most`. */
  starting(start: string, most: number): string[] | null;
  /** Words in which `part` stands, but not only at their beginning; at most `most`. */
  containing(part: string, most: number): string[];
  /** Words that `typed` is with errors, or the beginnings of which it is; none that begins so without any. The likeliest `most`, best first. */
  similar(typed: string, most: number): SimilarWord[];
};

/** Longer words are no words of a name. */
const longestWord = 60;
/** Enough beginnings to choose the likeliest from. */
const mostStarts = 400;

/** @param text small letters without accents, one word a line, no line twice. */
export function wordList(text: string): WordList {
  const index = indexed(text);
  const { lines, starts } = index;
  const count = starts.length - 1;
  const wordAt = (at: number) => lines.slice(starts[at], (starts[at + 1] ?? 0) - 1);
  const firstFrom = (key: string) => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (wordAt(middle) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    size: count,
    has: (word) => wordAt(firstFrom(word)) === word && word !== '',
    hasStart: (start) => count > 0 && wordAt(firstFrom(start)).startsWith(start),
    starting(start, most) {
      const first = firstFrom(start);
      const words: string[] = [];
      for (let at = first; at < count && wordAt(at).startsWith(start); at += 1) {
        if (words.length === most) return null;
        words.push(wordAt(at));
      }
      return words;
    },
    containing: (part, most) => containing(lines, part, most),
    similar: (typed, most) => similar({ ...index, wordAt }, typed, most),
  };
}

/** Several lists as one. */
export function joinedLists(lists: readonly WordList[]): WordList {
  return {
    size: lists.reduce((sum, list) => sum + list.size, 0),
    has: (word) => lists.some((list) => list.has(word)),
    hasStart: (start) => lists.some((list) => list.hasStart(start)),
    starting(start, most) {
      const words = lists.map((list) => list.starting(start, most));
      const all = words.flatMap((some) => some ?? []);
      return words.includes(null) || all.length > most ? null : all;
    },
    containing: (part, most) => lists.flatMap((list) => list.containing(part, most)).slice(0, most),
    similar: (typed, most) =>
      lists
        .flatMap((list) => list.similar(typed, most))
        .toSorted(likelierFor(typed))
        .slice(0, most),
  };
}

type Indexed = {
  /** Every word ends with a line end. */
  lines: string;
  /** Where each word begins, and the end. */
  starts: Uint32Array;
  /** How many letters each word shares with the one before it. */
  shared: Uint8Array;
  /** For each word the next one that does not begin with the same letter, the same two letters, and so on. */
  beyond: readonly Uint32Array[];
};

/** A database sorts by bytes, which differs from the order of a program's texts only far from Latin letters. */
function indexed(text: string): Indexed {
  const asGiven = indexedInOrder(text);
  if (asGiven !== null) return asGiven;
  const sorted = text.split('\n').toSorted((left, right) => (left < right ? -1 : 1));
  return indexedInOrder(sorted.join('\n')) ?? emptyIndex;
}

const emptyIndex: Indexed = { lines: '', starts: new Uint32Array(1), shared: new Uint8Array(0), beyond: [] };

/** Null when the words are not sorted. */
function indexedInOrder(text: string): Indexed | null {
  const lines = text === '' ? '' : `${text}\n`;
  let count = 0;
  for (let at = lines.indexOf('\n'); at >= 0; at = lines.indexOf('\n', at + 1)) count += 1;
  const starts = new Uint32Array(count + 1);
  const shared = new Uint8Array(count);
  for (let index = 0, at = 0; index < count; index += 1) {
    const before = starts[index - 1];
    if (before !== undefined) {
      let same = 0;
      // A line end is no letter, so that no word shares more than it has.
      while (same < 255 && lines.charCodeAt(at + same) === lines.charCodeAt(before + same)) same += 1;
      if (lines.charCodeAt(at + same) < lines.charCodeAt(before + same)) return null;
      shared[index] = same;
    }
    starts[index] = at;
    at = lines.indexOf('\n', at) + 1;
    starts[index + 1] = at;
  }
  return { lines, starts, shared, beyond: [1, 2, 3, 4].map((letters) => wordsBeyond(shared, letters)) };
}

function wordsBeyond(shared: Uint8Array, letters: number): Uint32Array {
  const next = new Uint32Array(shared.length);
  for (let index = shared.length - 1; index >= 0; index -= 1) {
    const isSame = (shared[index + 1] ?? 0) >= letters;
    next[index] = isSame ? (next[index + 1] ?? 0) : index + 1;
  }
  return next;
}

function containing(lines: string, part: string, most: number): string[] {
  const found: string[] = [];
  for (let at = lines.indexOf(part); at >= 0 && found.length < most; at = lines.indexOf(part, at + 1)) {
    const start = lines.lastIndexOf('\n', at) + 1;
    const end = lines.indexOf('\n', at);
    if (start < at) found.push(lines.slice(start, end));
    at = end;
  }
  return found;
}

type Words = Indexed & { wordAt(index: number): string };

function similar({ lines, starts, shared, beyond, wordAt }: Words, typed: string, most: number): SimilarWord[] {
  const forStart = errorsForgiven(typed.length);
  const forWhole = Math.min(mostErrors, errorsForgiven(typed.length + 1 + forStart));
  if (forWhole === 0 || typed.length > longestWord) return [];
  const comparison = newComparison(typed, { longest: longestWord, most: forWhole });
  // The fewest errors to any beginning, by the length up to which the word has been taken.
  const fewest = new Uint8Array(longestWord + 1).fill(255);
  const found: SimilarWord[] = [];
  let starting = 0;
  let passed = Number.POSITIVE_INFINITY;
  for (let index = 0; index < shared.length; index += 1) {
    const same = shared[index] ?? 0;
    const isBeyond = same >= passed;
    if (isBeyond && (fewest[passed] ?? 255) > forStart) {
      // The loop goes on behind all that begin so.
      index = (beyond[passed - 1]?.[index] ?? index + 1) - 1;
      continue;
    }
    const start = starts[index] ?? 0;
    const length = (starts[index + 1] ?? 0) - start - 1;
    const limit = Math.min(length, longestWord);
    if (!isBeyond) passed = taken({ comparison, fewest, most: forWhole }, { lines, start, from: same, limit });
    const isEnded = passed > limit;
    const whole = isEnded && limit === length ? comparison.whole(length) : 255;
    const beginning = fewest[Math.min(passed, limit)] ?? 255;
    if (beginning === 0) continue;
    if (whole > 0 && whole <= errorsForgiven(Math.max(typed.length, length))) {
      found.push({ word: wordAt(index), errors: whole, isWhole: true });
    } else if (beginning <= forStart && starting < mostStarts) {
      starting += 1;
      found.push({ word: wordAt(index), errors: beginning, isWhole: false });
    }
  }
  return found.toSorted(likelierFor(typed)).slice(0, most);
}

type Walk = { comparison: Comparison; fewest: Uint8Array; most: number };

/** Takes the letters of a word after the ones it shares. Answers at which length it had become too different; infinity when it never did. */
function taken(
  { comparison, fewest, most }: Walk,
  { lines, start, from, limit }: { lines: string; start: number; from: number; limit: number },
): number {
  for (let at = Math.min(from, limit); at < limit; at += 1) {
    comparison.take(at, lines.charCodeAt(start + at));
    fewest[at + 1] = Math.min(at === 0 ? 255 : (fewest[at] ?? 255), comparison.whole(at + 1));
    if (comparison.fewest(at + 1) > most) return at + 1;
  }
  return Number.POSITIVE_INFINITY;
}

/** Fewer errors first, then whole words, then those with the same first letter, then the ones of most equal length. */
function likelierFor(typed: string): (left: SimilarWord, right: SimilarWord) => number {
  const weight = ({ word, errors, isWhole }: SimilarWord) =>
    errors * 1000 +
    (isWhole ? 0 : 400) +
    (word[0] === typed[0] ? 0 : 200) +
    Math.min(Math.abs(word.length - typed.length), 99);
  return (left, right) => weight(left) - weight(right) || (left.word < right.word ? -1 : 1);
}
