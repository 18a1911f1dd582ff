/** How alike two names or towns are, whatever their accents, typing errors, order of words and legal form. */

/** Words that say what an organisation is in law, or how a person is addressed: two contacts are not one because they share them. */
const formWords: ReadonlySet<string> = new Set(
  [
    'gmbh gesmbh mbh ges co kg kgaa ag ohg og eg ek eu ug gbr ev verein stiftung',
    'ltd limited llp llc lp plc inc incorporated corp corporation company pty',
    'sa sarl sas sasu eurl sci srl spa snc sl slu lda ltda cv bv nv vof bvba',
    'ab as aps oy oyj kft zrt bt sro zoo sp doo dd ood eood ooo',
    'dr mag ing dipl di prof mr mrs ms miss herr frau firma fa the and und et y',
  ]
    .join(' ')
    .split(' '),
);

/** Text in small letters without accents, each run of blanks one: 'ČAPEK  ß' is 'capek ss'. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßøłæœđðþ]/g, (letter) => folded[letter] ?? letter)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const folded: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** A name taken apart for comparing: sorted words of letters, the same as they are written, together, and the words with figures in them. */
export type NameParts = { words: readonly string[]; whole: string; numbers: string };

/**
 * The words of a name that tell it from others: without legal forms and titles, "Koehler" as "Köhler". Where nothing else is left, the forms
 * themselves. "Köhler & Söhne 2 GmbH" has the words 'kohler' and 'sohne' and the number '2'.
 */
export function namePartsOf(name: string): NameParts {
  const written = foldText(name)
    // "S.A." and "e.U." are one word each.
    .replaceAll(/(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, '$1')
    .replaceAll(/['’`´.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = written.filter((word) => !formWords.has(word));
  const all = (telling.length === 0 ? written : telling).map((word) => word.replaceAll(/([aou])e/g, '$1'));
  const words = all.filter((word) => !/\p{N}/u.test(word));
  const numbers = all.filter((word) => /\p{N}/u.test(word)).toSorted();
  return { words: words.toSorted(), whole: words.join(''), numbers: numbers.join(' ') };
}

/** The words of a name but for legal forms and titles, each once; all of them where nothing else is left. */
export function tellingWords(words: readonly string[]): string[] {
  const telling = words.filter((word) => !formWords.has(word));
  return [...new Set(telling.length === 0 ? words : telling)];
}

/** Rows of the table below. Names are cut at 200 characters by the contract; a longer text is compared by its beginning. */
const longestCompared = 255;
const rows = [0, 1, 2].map(() => new Uint8Array(longestCompared + 1));

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to make one text of the other
 * (Damerau-Levenshtein, each letter moved at most once). @returns `limit` + 1 when it is more than `limit`.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  if (limit === 0) return 1;
  if (Math.max(left.length, right.length) > longestCompared) {
    return editDistance(left.slice(0, longestCompared), right.slice(0, longestCompared), limit);
  }
  let [beforeLast, last, now] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let column = 0; column <= right.length; column += 1) last[column] = column;
  for (let row = 1; row <= left.length; row += 1) {
    const smallest = fillRow({ left, right, row }, beforeLast, last, now);
    if (smallest > limit) return limit + 1;
    [beforeLast, last, now] = [last, now, beforeLast];
  }
  return Math.min(last[right.length] ?? 0, limit + 1);
}

type Row = { left: string; right: string; row: number };

/** Fills the distances of the first `row` letters of `left` to every beginning of `right`; gives the smallest. */
function fillRow({ left, right, row }: Row, beforeLast: Uint8Array, last: Uint8Array, now: Uint8Array): number {
  const letter = left.charCodeAt(row - 1);
  const letterBefore = left.charCodeAt(row - 2);
  now[0] = row;
  let smallest = row;
  for (let column = 1; column <= right.length; column += 1) {
    const other = right.charCodeAt(column - 1);
    let cost = Math.min((last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1);
    cost = Math.min(cost, (last[column - 1] ?? 0) + (letter === other ? 0 : 1));
    const isSwapped = row > 1 && column > 1 && letter === right.charCodeAt(column - 2) && letterBefore === other;
    if (isSwapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
    now[column] = cost;
    if (cost < smallest) smallest = cost;
  }
  return smallest;
}

/** How alike two words are: 1 when they are the same, 0 when less than three quarters of their letters agree. */
export function wordSimilarity(left: string, right: string): number {
  if (left === right) return 1;
  const longest = Math.max(left.length, right.length);
  // A short word with one other letter is another word: "Inn" and "Ink".
  const limit = longest < 4 ? 0 : Math.floor(longest / 4);
  const distance = editDistance(left, right, limit);
  return distance > limit ? 0 : 1 - distance / longest;
}

/** What is left of the likeness of two names with other numbers: "Branch 3" is not "Branch 4". */
const otherNumbers = 0.6;

/**
 * How alike two names are, from 0 to 1: each word is compared with the one that is most like it, long words weigh more than short ones, and a
 * word that the other name lacks counts against it. Names that are written together ("Blumen haus") are compared whole.
 */
export function nameSimilarity(left: NameParts, right: NameParts): number {
  const isSameNumber = left.numbers === right.numbers;
  if (left.whole === right.whole) return isSameNumber ? 1 : otherNumbers;
  if (left.whole === '' || right.whole === '') return 0;
  const likeness = Math.max(wordSimilarity(left.whole, right.whole), wordByWord(left, right));
  return isSameNumber ? likeness : likeness * otherNumbers;
}

type WordPair = { likeness: number; left: number; right: number; length: number; words: string };

/** The likest words are paired first, and what is as like in an order that knows no left and right: so likeness goes both ways. */
function wordByWord(left: NameParts, right: NameParts): number {
  const pairs: WordPair[] = [];
  for (const [at, word] of left.words.entries()) {
    for (const [otherAt, other] of right.words.entries()) {
      const likeness = wordSimilarity(word, other);
      if (likeness === 0) continue;
      const words = word < other ? `${word} ${other}` : `${other} ${word}`;
      pairs.push({ likeness, left: at, right: otherAt, length: word.length + other.length, words });
    }
  }
  pairs.sort(
    (one, two) => two.likeness - one.likeness || two.length - one.length || compareTexts(one.words, two.words),
  );
  const takenLeft = new Set<number>();
  const takenRight = new Set<number>();
  let agreeing = 0;
  for (const pair of pairs) {
    if (takenLeft.has(pair.left) || takenRight.has(pair.right)) continue;
    takenLeft.add(pair.left);
    takenRight.add(pair.right);
    agreeing += pair.likeness * pair.length;
  }
  return agreeing / (left.whole.length + right.whole.length);
}

function compareTexts(one: string, two: string): number {
  if (one === two) return 0;
  return one < two ? -1 : 1;
}
