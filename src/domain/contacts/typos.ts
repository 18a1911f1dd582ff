/**
 * Typing errors: a wrong, a missing, an extra letter, and two neighbours swapped (optimal string alignment, the distance of Damerau and
 * Levenshtein in which no part is edited twice). Words are compared as they are searched: small letters without accents.
 */

/** How many errors a word of so many letters is forgiven: one from four letters on, two from eight. */
export function errorsForgiven(letters: number): number {
  if (letters < 4) return 0;
  return letters < 8 ? 1 : 2;
}

/** No word is forgiven more. */
export const mostErrors = 2;

/** The errors by which `typed` differs from `word`. */
export function typingErrors(typed: string, word: string): number {
  const longest = Math.max(typed.length, word.length);
  const comparison = newComparison(typed, { longest, most: longest });
  for (let at = 0; at < word.length; at += 1) comparison.take(at, word.charCodeAt(at));
  return comparison.whole(word.length);
}

export type Comparison = {
  /** Takes the letter of the word at `at`, after those before it; a letter can be taken again for another word with the same beginning. */
  take(at: number, letter: number): void;
  /** The errors between what is typed and the first `length` letters of the word; any number above `most` when they are more. */
  whole(length: number): number;
  /** No longer word that begins with these `length` letters has fewer errors. */
  fewest(length: number): number;
};

/**
 * Compares what is typed with words letter by letter, so that words with the same beginning share its work. Words have up to `longest`
 * letters; more errors than `most` are not counted, which spares the comparison of letters far from each other.
 */
export function newComparison(typed: string, { longest, most }: { longest: number; most: number }): Comparison {
  const width = typed.length + 1;
  const many = most + 1;
  const rows = new Uint16Array((longest + 1) * width).fill(many);
  const best = new Uint16Array(longest + 1);
  const letters = new Uint16Array(longest + 1);
  const wanted = Uint16Array.from({ length: typed.length }, (_, at) => typed.charCodeAt(at));
  for (let column = 0; column < width; column += 1) rows[column] = Math.min(column, many);
  for (let row = 0; row <= longest; row += 1) rows[row * width] = Math.min(row, many);
  return {
    take(at, letter) {
      const row = at + 1;
      const here = row * width;
      letters[row] = letter;
      let least = rows[here] ?? many;
      const last = Math.min(typed.length, row + most);
      for (let column = Math.max(1, row - most); column <= last; column += 1) {
        const above = here - width + column;
        let errors = (rows[above - 1] ?? many) + (wanted[column - 1] === letter ? 0 : 1);
        const longer = Math.min(rows[above] ?? many, rows[here + column - 1] ?? many) + 1;
        if (longer < errors) errors = longer;
        if (row > 1 && column > 1 && wanted[column - 2] === letter && wanted[column - 1] === letters[at]) {
          errors = Math.min(errors, (rows[above - width - 2] ?? many) + 1);
        }
        rows[here + column] = Math.min(errors, many);
        if (errors < least) least = errors;
      }
      best[row] = least;
    },
    whole: (length) => rows[length * width + typed.length] ?? many,
    // A swap reaches back two rows.
    fewest: (length) => Math.min(best[length] ?? 0, (best[length - 1] ?? 0) + 1),
  };
}
