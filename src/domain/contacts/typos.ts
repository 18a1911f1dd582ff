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
  const table = newComparison(typed);
  for (let at = 0; at < word.length; at += 1) table.take(at, word.charCodeAt(at));
  return table.whole(word.length);
}

export type Comparison = {
  /** Takes the letter of the word at `at`, after those before it; a later letter can be taken again for another word with the same beginning. */
  take(at: number, letter: number): void;
  /** The errors between what is typed and the first `length` letters of the word. */
  whole(length: number): number;
  /** No longer word that begins with these `length` letters has fewer errors. */
  fewest(length: number): number;
};

/** Compares what is typed with words letter by letter, so that words with the same beginning share its work. Room for `longest` letters. */
export function newComparison(typed: string, longest = 256): Comparison {
  const width = typed.length + 1;
  const rows = new Uint8Array((longest + 1) * width);
  const best = new Uint8Array(longest + 1);
  const letters = new Uint16Array(longest + 1);
  const wanted = Uint16Array.from({ length: typed.length }, (_, at) => typed.charCodeAt(at));
  for (let column = 0; column < width; column += 1) rows[column] = Math.min(column, 255);
  const cell = (row: number, column: number) => rows[row * width + column] ?? 255;
  return {
    take(at, letter) {
      const row = at + 1;
      letters[row] = letter;
      let least = row;
      rows[row * width] = Math.min(row, 255);
      for (let column = 1; column < width; column += 1) {
        const isSame = wanted[column - 1] === letter;
        let errors = Math.min(
          cell(row - 1, column - 1) + (isSame ? 0 : 1),
          cell(row - 1, column) + 1,
          cell(row, column - 1) + 1,
        );
        const isSwapped =
          row > 1 && column > 1 && wanted[column - 2] === letter && wanted[column - 1] === letters[row - 1];
        if (isSwapped) errors = Math.min(errors, cell(row - 2, column - 2) + 1);
        rows[row * width + column] = errors;
        if (errors < least) least = errors;
      }
      best[row] = least;
    },
    whole: (length) => cell(length, typed.length),
    // A swap reaches back two rows.
    fewest: (length) => Math.min(best[length] ?? 0, (best[length - 1] ?? 0) + 1),
  };
}
