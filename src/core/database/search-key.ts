/** The forms in which texts are searched and sorted. */

/** Text as it is searched and sorted: lower case, accents, control characters and double blanks removed, ß as ss. 'Čapek  ß' is 'capek ss'. */
export function searchKey(text: string): string {
  if (text === '') return '';
  if (plain.test(text)) return tidy(text.toLowerCase());
  // What is left of most other texts without their accents is plain, too.
  const bare = text.normalize('NFKD').replaceAll(commonMarks, '').replaceAll('ß', 'ss');
  if (plain.test(bare)) return tidy(bare.toLowerCase());
  return bare
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim();
}

const plain = /^[ -~]*$/;
const commonMarks = /[\u0300-\u036f]/g;

function tidy(text: string): string {
  return (text.includes('  ') ? text.replaceAll(/ {2,}/g, ' ') : text).trim();
}

/** The words of a text, letters apart from figures: "O'Brien-Čapek 24b" is 'obrien', 'capek', '24', 'b'. */
export function searchWords(text: string): string[] {
  return wordsOf(joinedKey(text));
}

/** What a text is found by: its words, and what is written as one with figures in it also as one: "KG-7" is 'kg', '7', 'kg7'. */
export function foundWords(text: string): string[] {
  const key = joinedKey(text);
  const words = wordsOf(key);
  // A key of one word is that word, and without figures there is nothing that could be written as one with them.
  if (words.length <= 1 || !/\p{N}/u.test(key)) return words;
  const wholes = [...key.split(/[ @]+/), ...(key.match(plain.test(key) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [])];
  return [...new Set([...words, ...wholes.filter((whole) => /\p{N}/u.test(whole)).map(plainKey)])];
}

/** A text without anything but letters and figures. */
export function plainWord(text: string): string {
  return plainKey(joinedKey(text));
}

function wordsOf(key: string): string[] {
  return key.match(plain.test(key) ? /[a-z]+|[0-9]+/g : /\p{L}+|\p{N}+/gu) ?? [];
}

function plainKey(key: string): string {
  return key.replaceAll(plain.test(key) ? /[^a-z0-9]/g : /[^\p{L}\p{N}]/gu, '');
}

function joinedKey(text: string): string {
  return searchKey(/['’ʼ`]/.test(text) ? text.replaceAll(/['’ʼ`]/g, '') : text);
}

/** What a record is found by: the keys of its fields, and telephone numbers also as bare digits. */
export function searchText({ fields }: { fields: readonly string[] }): string {
  return searchKey(fields.filter((text) => text !== '').join(' \u00b7 '));
}
