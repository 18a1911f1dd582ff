/** The forms in which texts are searched and sorted. */

/** Text as it is searched and sorted: lower case, accents, control characters and double blanks removed, ß as ss. 'Čapek  ß' is 'capek ss'. */
export function searchKey(text: string): string {
  // Most texts are empty or plain, and letters of ASCII have no accents to look for.
  if (plain.test(text)) return text.toLowerCase().replaceAll(/ {2,}/g, ' ').trim();
  return text
    .normalize('NFKD')
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

/** The words of a text, letters apart from figures: "O'Brien-Čapek 24b" is 'obrien', 'capek', '24', 'b'. */
export function searchWords(text: string): string[] {
  return joinedKey(text).match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** What a text is found by: its words, and what is written as one with figures in it also as one: "KG-7" is 'kg', '7', 'kg7'. */
export function foundWords(text: string): string[] {
  const key = joinedKey(text);
  if (!/\p{N}/u.test(key)) return searchWords(text);
  const wholes = [...key.split(/[\s@]+/), ...(key.match(/[\p{L}\p{N}]+/gu) ?? [])];
  return [...new Set([...searchWords(text), ...wholes.filter((whole) => /\p{N}/u.test(whole)).map(plainWord)])];
}

/** A text without anything but letters and figures. */
export function plainWord(text: string): string {
  return joinedKey(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function joinedKey(text: string): string {
  return searchKey(text.replaceAll(/['’ʼ`]/g, ''));
}

/** What a record is found by: the keys of its fields, and telephone numbers also as bare digits. */
export function searchText({ fields }: { fields: readonly string[] }): string {
  return searchKey(fields.filter((text) => text !== '').join(' \u00b7 '));
}
