/**
 * The contacts of a book on their way to the worker thread that compares them: as a few long texts, for cloning a hundred thousand objects would
 * make the window wait.
 */
import { duplicatePairs } from '#domain/contacts';
import type { ComparedContact, DuplicatePair } from '#domain/contacts';

/** No text of a contact holds these: the contract refuses control characters. */
const between = '\u001f';
const after = '\u001e';

/** Rows of texts, made by `packRow`. */
export type PackedBook = {
  /** id, name, town, postal code, key of the e-mail, of the telephone number, of the tax number. */
  contacts: string;
  /** Further ways to reach a contact: its id, 'email' or 'phone', the key. */
  points: string;
  /** Ids of two that are known to be two, in any order. */
  known: string;
};

export type FoundDuplicates = {
  /** The likeliest first. */
  pairs: DuplicatePair[];
  pairCount: number;
};

/** More pairs than this nobody looks at one by one. */
const mostPairs = 20_000;

/** A row of texts as a part of a packed table. */
export function packRow(texts: readonly string[]): string {
  return texts.join(between) + after;
}

/** Runs in the worker thread. */
export function findPackedDuplicates({ contacts, points, known }: PackedBook): FoundDuplicates {
  const further = new Map<string, { emails: string[]; phones: string[] }>();
  for (const [id = '', kind, key = ''] of rowsOf(points)) {
    const ways = further.get(id) ?? { emails: [], phones: [] };
    further.set(id, ways);
    (kind === 'email' ? ways.emails : ways.phones).push(key);
  }
  const compared: ComparedContact[] = [];
  for (const [id = '', name = '', city = '', postalCode = '', email = '', phone = '', taxKey = ''] of rowsOf(
    contacts,
  )) {
    const { emails = [], phones = [] } = further.get(id) ?? {};
    compared.push({ id, name, city, postalCode, emails: [email, ...emails], phones: [phone, ...phones], taxKey });
  }
  const pairs = new Set<string>();
  for (const [left = '', right = ''] of rowsOf(known))
    pairs.add(left < right ? `${left} ${right}` : `${right} ${left}`);
  const found = duplicatePairs(compared, (left, right) => pairs.has(`${left} ${right}`));
  return { pairs: found.slice(0, mostPairs), pairCount: found.length };
}

function* rowsOf(packed: string): Generator<string[]> {
  for (let from = 0; from < packed.length;) {
    const to = packed.indexOf(after, from);
    yield packed.slice(from, to).split(between);
    from = to + 1;
  }
}
