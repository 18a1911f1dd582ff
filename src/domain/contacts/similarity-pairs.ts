/**
 * All pairs of contacts that are perhaps one. Comparing each with each is out of the question, so contacts are put into blocks: those that
 * share an e-mail, a number or a tax number, and those of one town that share half a word of their name. One typing error spoils one half of a
 * word and leaves the other. Within a block only neighbours by name are compared once it is large.
 */
import type { DuplicateReason } from './kinds.ts';
import { comparableOf, likenessOf } from './similarity-score.ts';
import type { Comparable } from './similarity-score.ts';

export type ComparedContact = {
  id: string;
  name: string;
  city: string;
  postalCode: string;
  /** Keys of all its e-mails and numbers. */
  emails: readonly string[];
  phones: readonly string[];
  taxKey: string;
};

export type DuplicatePair = { leftId: string; rightId: string; score: number; reasons: DuplicateReason[] };

/** Blocks of at most this many are compared each with each; in larger ones each with so many neighbours. */
const smallBlock = 12;
const neighbours = 4;

/** So many letters at either end of a word make a block: a typing error spoils one end. */
const endLetters = 3;
/** The same for a whole name, wherever the contact is: one of the two may have no town, or a misspelt one. */
const wholeEndLetters = 5;

/**
 * The pairs, the likeliest first; `leftId` is the smaller id. A book of 100,000 contacts takes a few seconds.
 * @param isKnown says that two contacts are known to be two.
 */
export function duplicatePairs(
  contacts: readonly ComparedContact[],
  isKnown: (leftId: string, rightId: string) => boolean,
): DuplicatePair[] {
  // Sorted by name, so that neighbours in a block are neighbours by name.
  const sorted = contacts
    .map((contact) => preparedOf(contact))
    .toSorted((left, right) => (left.sortKey < right.sortKey ? -1 : 1));
  const pairs: DuplicatePair[] = [];
  for (const candidate of candidatesOf(sorted)) {
    const one = sorted[Math.floor(candidate / indexRange)];
    const other = sorted[candidate % indexRange];
    const pair = one === undefined || other === undefined ? null : pairOf(one, other);
    if (pair !== null && !isKnown(pair.leftId, pair.rightId)) pairs.push(pair);
  }
  return pairs.toSorted(byScore);
}

function byScore(left: DuplicatePair, right: DuplicatePair): number {
  if (left.score !== right.score) return right.score - left.score;
  if (left.leftId !== right.leftId) return left.leftId < right.leftId ? -1 : 1;
  return left.rightId < right.rightId ? -1 : 1;
}

type Prepared = Comparable & { id: string; sortKey: string; letters: number };

function preparedOf(contact: ComparedContact): Prepared {
  const comparable = comparableOf(contact);
  const { words, whole } = comparable.name;
  return { id: contact.id, ...comparable, sortKey: words.join(' '), letters: lettersOf(whole) };
}

function pairOf(one: Prepared, other: Prepared): DuplicatePair | null {
  const mayShareName = differingLetters(one.letters, other.letters) <= mostDifferingLetters;
  if (!mayShareName && !sharesKey(one, other)) return null;
  const [left, right] = one.id < other.id ? [one, other] : [other, one];
  const likeness = likenessOf(left, right);
  return likeness === null ? null : { leftId: left.id, rightId: right.id, ...likeness };
}

function sharesKey(left: Comparable, right: Comparable): boolean {
  if (left.tax !== '' && left.tax === right.tax) return true;
  return left.emails.some((key) => right.emails.includes(key)) || left.phones.some((key) => right.phones.includes(key));
}

/** Two names that are alike differ in few letters of the alphabet: cheap to ask before anything else. */
const mostDifferingLetters = 8;

function lettersOf(name: string): number {
  let letters = 0;
  for (let index = 0; index < name.length; index += 1) letters |= 1 << (name.charCodeAt(index) % 32);
  return letters;
}

function differingLetters(left: number, right: number): number {
  let differing = (left ^ right) >>> 0;
  let count = 0;
  for (; differing !== 0; count += 1) differing = (differing & (differing - 1)) >>> 0;
  return count;
}

/** Two numbers in one, both below this: 2^21 places of contacts, and 2^32 hashes above them still make a safe integer. */
const indexRange = 2 ** 21;

/**
 * Pairs of places to compare, each once and as one number. Blocks are runs of equal hashes in a sorted list: that takes a tenth of the time
 * and the memory of a map of lists. Two keys that share a hash cost a few comparisons and nothing else.
 */
function candidatesOf(contacts: readonly Prepared[]): Float64Array {
  const entries: number[] = [];
  for (const [index, contact] of contacts.entries()) {
    for (const hash of new Set(blockHashes(contact))) entries.push(hash * indexRange + index);
  }
  const blocks = Float64Array.from(entries).toSorted();
  const candidates: number[] = [];
  for (let from = 0, to = 0; from < blocks.length; from = to) {
    const hash = Math.floor((blocks[from] ?? 0) / indexRange);
    for (to = from + 1; to < blocks.length && Math.floor((blocks[to] ?? 0) / indexRange) === hash;) to += 1;
    const reach = to - from > smallBlock ? neighbours : smallBlock;
    for (let at = from; at < to; at += 1) {
      const one = (blocks[at] ?? 0) % indexRange;
      for (let near = at + 1; near < to && near - at <= reach; near += 1) {
        candidates.push(one * indexRange + ((blocks[near] ?? 0) % indexRange));
      }
    }
  }
  return Float64Array.from(candidates)
    .toSorted()
    .filter((candidate, at, all) => candidate !== all[at - 1]);
}

function blockHashes(contact: Comparable): number[] {
  const hashes = [...contact.emails, ...contact.phones].map((key) => hashOf('key', key));
  if (contact.tax !== '') hashes.push(hashOf('tax', contact.tax));
  const { words, whole, numbers } = contact.name;
  const places = new Set([contact.town.split(' ', 1)[0] ?? '', contact.postalCode]);
  for (const place of places) {
    if (place === '') continue;
    for (const word of words.length === 0 ? [numbers] : words) {
      hashes.push(hashOf(place, `<${word.slice(0, endLetters)}`), hashOf(place, `>${word.slice(-endLetters)}`));
    }
  }
  // As it is written and with its words in order: "Jet Brains", "Novak Bakery".
  for (const name of [whole || numbers, words.join('')]) {
    hashes.push(hashOf('', `<${name.slice(0, wholeEndLetters)}`), hashOf('', `>${name.slice(-wholeEndLetters)}`));
  }
  return hashes;
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(space: string, key: string): number {
  let hash = 0x811c9dc5;
  for (const text of [space, '|', key]) {
    for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
