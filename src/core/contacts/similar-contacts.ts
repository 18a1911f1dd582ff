/** `contacts.similar`, and what of the book one contact is compared with. */
import { comparableOf, emailKey, likenessOf, phoneKey, taxNumberKey, tellingWords } from '#domain/contacts';
import type { Comparable, Likeness, WordList } from '#domain/contacts';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ContactHit } from '#contract/contacts';
import { rootOf } from '#core/contact-groups';
import { contactWords, rowsSharingWords, searchWords } from '#core/database';
import type { InputOf, QueryScope } from '#core/pipeline';

import { readContacts } from './contact-rows.ts';
import type { Reads } from './contact-rows.ts';
import type { ContactState, StoredContact } from './contact-state.ts';

type Similar = { contact: ContactHit } & Likeness;

const mostShown = 10;
/** Of those with a similar name the nearest are compared. */
const mostByName = 150;

/** What is being compared: as typed, or of a contact that stands. */
export type Sought = {
  name: string;
  emails: string[];
  phones: string[];
  taxKey: string;
  city: string;
  postalCode: string;
};

/** The contacts that what is being typed may already be, archived ones, too; the likeliest first, at most ten. */
export async function findSimilar(
  scope: QueryScope,
  input: InputOf<'contacts', 'similar'>,
): Promise<Result<{ hits: Similar[] }>> {
  const sought: Sought = {
    name: input.name ?? '',
    emails: [emailKey(input.email ?? '')],
    phones: [phoneKey(input.phone ?? '')],
    taxKey: taxNumberKey(input.taxNumber ?? ''),
    city: input.city ?? '',
    postalCode: input.postalCode ?? '',
  };
  const words = await contactWords(scope.house.database);
  return ok({
    hits: await scope.read(async (db) => {
      const except = input.exceptId === undefined ? undefined : await rootOf(db, input.exceptId);
      const found = await similarTo(db, { sought, words });
      const others = found.filter(({ contact }) => contact.id !== except && contact.id !== input.exceptId);
      return others
        .slice(0, mostShown)
        .map(({ contact, likeness }) => ({ contact: hitOf(contact, likeness), ...likeness }));
    }),
  });
}

/** What of a contact is compared. */
export function soughtOf(state: ContactState): Sought {
  const keys = (kinds: readonly string[], keyOf: (value: string) => string) =>
    state.points.filter((point) => kinds.includes(point.kind)).map((point) => keyOf(point.value));
  return {
    name: state.name,
    emails: [emailKey(state.email), ...keys(['email'], emailKey)],
    phones: [phoneKey(state.phone), ...keys(['phone', 'mobile'], phoneKey)],
    taxKey: taxNumberKey(state.taxNumber),
    city: state.city,
    postalCode: state.postalCode,
  };
}

/** `words` are those of the whole book, to forgive typing errors. */
export type Seeking = { sought: Sought; words: WordList };

/** The contacts of the book that are perhaps the one that is sought, the likeliest first; none that was merged into another. */
export async function similarTo(
  db: Reads,
  { sought, words }: Seeking,
): Promise<{ contact: StoredContact; likeness: Likeness }[]> {
  const candidates = await readContacts(db, await candidateIds(db, { sought, words }));
  const comparable = comparableOf(sought);
  const found = [...candidates.values()].flatMap((contact) => {
    if (contact.state.mergedIntoId !== null) return [];
    const likeness = likenessOf(comparable, comparedOf(contact));
    return likeness === null ? [] : [{ contact, likeness }];
  });
  return found.toSorted(
    (left, right) => right.likeness.score - left.likeness.score || (left.contact.id < right.contact.id ? -1 : 1),
  );
}

function comparedOf({ state }: StoredContact): Comparable {
  return comparableOf(soughtOf(state));
}

/** Contacts that share a key, and those in whose texts words of the name occur, however misspelt. Each question is answered by an index. */
async function candidateIds(db: Reads, { sought, words }: Seeking): Promise<string[]> {
  const emails = sought.emails.filter((key) => key !== '');
  const phones = sought.phones.filter((key) => key !== '');
  const ids = new Set<string>();
  const add = async (rows: Promise<{ id: string }[]>) => {
    for (const row of await rows) ids.add(row.id);
  };
  if (emails.length > 0) await add(byEmail(db, emails).execute());
  if (phones.length > 0) await add(byPhone(db, phones).execute());
  if (sought.taxKey !== '') await add(byTaxNumber(db, sought.taxKey).execute());
  const values = [...emails, ...phones];
  if (values.length > 0) await add(byPoint(db, values).execute());
  const rows = rowsSharingWords(spellingsOf(sought.name, words), mostByName);
  if (rows !== null) await add(db.selectFrom('contacts').select('id').where('row_number', 'in', rows).execute());
  return [...ids];
}

const mostWords = 6;
const mostSpellings = 8;

/** Each word of a name that tells something, with the words of the book that it may be meant for. */
function spellingsOf(name: string, words: WordList): string[][] {
  return tellingWords(searchWords(name))
    .filter((word) => word.length > 2)
    .slice(0, mostWords)
    .map((word) => {
      const similar = words.similar(word, mostSpellings).filter((one) => one.isWhole);
      return [word, ...similar.map((one) => one.word)];
    });
}

const mostByKey = 50;

/** The queries of keys; exported for the proof that indexes answer them. */
export function byEmail(db: Reads, keys: readonly string[]) {
  return db
    .selectFrom('contacts')
    .select('id')
    .where('email_key', 'in', keys)
    .where('email_key', '<>', '')
    .limit(mostByKey);
}

export function byPhone(db: Reads, keys: readonly string[]) {
  return db
    .selectFrom('contacts')
    .select('id')
    .where('phone_key', 'in', keys)
    .where('phone_key', '<>', '')
    .limit(mostByKey);
}

export function byTaxNumber(db: Reads, key: string) {
  return db.selectFrom('contacts').select('id').where('tax_key', '=', key).where('tax_key', '<>', '').limit(mostByKey);
}

export function byPoint(db: Reads, keys: readonly string[]) {
  return db
    .selectFrom('contact_points')
    .select('contact_id as id')
    .where('value_key', 'in', keys)
    .where('value_key', '<>', '')
    .limit(mostByKey);
}

/** A contact as the search shows it: why it is here is told by the strongest reason. */
function hitOf({ id, state }: StoredContact, { reasons }: Likeness): ContactHit {
  const detail = [state.code, state.contactPerson, state.city].filter((part) => part !== '').join(' · ');
  const { code, kind, name, isArchived, email, phone } = state;
  return { id, code, kind, name, detail, why: whyOf(state, reasons[0]), isGuess: false, isArchived, email, phone };
}

function whyOf(state: ContactState, reason: Likeness['reasons'][number] | undefined): ContactHit['why'] {
  switch (reason) {
    case 'email':
      return { field: 'email', text: state.email };
    case 'phone':
      return { field: 'phone', text: state.phone };
    case 'taxNumber':
      return { field: 'taxNumber', text: state.taxNumber };
    case 'nameAndTown':
    case 'name':
    case undefined:
      return { field: 'name', text: state.name };
  }
}
