/** Rows of a file that are perhaps contacts of the books, under another code or none. */
import { comparableOf, emailKey, likenessOf, phoneKey, taxNumberKey } from '#domain/contacts';
import type { DuplicateReason } from '#domain/contacts';
import { canonicalJson } from '#domain/hashing';
import type { ArrangedContact } from '#domain/imports';
import { jsonOf, readContacts } from '#core/contacts';
import type { StoredContact } from '#core/contacts';
import { searchKey } from '#core/database';

import { mergedState } from './contact-states.ts';
import type { Reads } from './importer.ts';

/** The contact that a row resembles most. */
export type Likeness = { contactId: string; score: number; reasons: DuplicateReason[] };

type Keys = {
  record: ArrangedContact;
  name: string;
  emails: readonly string[];
  phones: readonly string[];
  tax: string;
};

/**
 * Finds for each row, by its line, the contact of the books that it is most likely: one with the same e-mail, telephone or tax number, or the same
 * name and town. Contacts of `except` are not asked. One that has all that the row says is it for certain.
 */
export async function findLikenesses(
  db: Reads,
  { records, except }: { records: readonly ArrangedContact[]; except: ReadonlySet<string> },
): Promise<Map<number, Likeness>> {
  const asked = records.map(keysOf);
  const ids = await candidatesOf(db, asked);
  const contacts = await readContacts(
    db,
    ids.filter((id) => !except.has(id)),
  );
  const byKey = indexOf([...contacts.values()].filter(({ state }) => state.mergedIntoId === null));
  const found = new Map<number, Likeness>();
  for (const keys of asked) {
    const best = bestOf(keys, byKey);
    if (best !== null) found.set(keys.record.line, best);
  }
  return found;
}

function keysOf(record: ArrangedContact): Keys {
  const { stated, points } = record;
  const further = points?.points ?? [];
  return {
    record,
    name: searchKey(record.name),
    emails: keysIn(
      [stated.email ?? '', ...further.filter((point) => point.kind === 'email').map((point) => point.value)],
      emailKey,
    ),
    phones: keysIn([stated.phone ?? '', ...further.filter(isNumber).map((point) => point.value)], phoneKey),
    tax: taxNumberKey(stated.taxNumber ?? ''),
  };
}

function isNumber({ kind }: { kind: string }): boolean {
  return kind === 'phone' || kind === 'mobile';
}

function keysIn(values: readonly string[], keyOf: (value: string) => string): string[] {
  return values.map(keyOf).filter((key) => key !== '');
}

/** The ids of all contacts that share a key with one of the rows: one statement for each kind of key. */
async function candidatesOf(db: Reads, asked: readonly Keys[]): Promise<string[]> {
  const emails = [...new Set(asked.flatMap((keys) => keys.emails))];
  const phones = [...new Set(asked.flatMap((keys) => keys.phones))];
  const taxes = [...new Set(asked.map((keys) => keys.tax))].filter((key) => key !== '');
  const names = [...new Set(asked.map((keys) => keys.name))];
  const ids = new Set<string>();
  const add = (rows: readonly { id: string }[]) => {
    for (const row of rows) ids.add(row.id);
  };
  const contacts = db.selectFrom('contacts').select('id');
  if (emails.length > 0) add(await contacts.where('email_key', 'in', emails).where('email_key', '<>', '').execute());
  if (phones.length > 0) add(await contacts.where('phone_key', 'in', phones).where('phone_key', '<>', '').execute());
  if (taxes.length > 0) add(await contacts.where('tax_key', 'in', taxes).where('tax_key', '<>', '').execute());
  if (names.length > 0) add(await contacts.where('name_key', 'in', names).execute());
  const values = [...emails, ...phones];
  if (values.length > 0) {
    const points = await db
      .selectFrom('contact_points')
      .select('contact_id as id')
      .where('value_key', 'in', values)
      .where('value_key', '<>', '')
      .execute();
    add(points);
  }
  return [...ids];
}

type Known = { contact: StoredContact; comparable: ReturnType<typeof comparableOf> };

function indexOf(contacts: readonly StoredContact[]): Map<string, Known[]> {
  const index = new Map<string, Known[]>();
  for (const contact of contacts) {
    const { state } = contact;
    const further = (kinds: readonly string[]) =>
      state.points.filter((point) => kinds.includes(point.kind)).map((point) => point.value);
    const emails = keysIn([state.email, ...further(['email'])], emailKey);
    const phones = keysIn([state.phone, ...further(['phone', 'mobile'])], phoneKey);
    const taxKey = taxNumberKey(state.taxNumber);
    const { name, city, postalCode } = state;
    const known = { contact, comparable: comparableOf({ name, city, postalCode, emails, phones, taxKey }) };
    for (const key of indexKeys({ name: searchKey(name), emails, phones, tax: taxKey })) {
      const others = index.get(key);
      if (others === undefined) index.set(key, [known]);
      else others.push(known);
    }
  }
  return index;
}

function indexKeys({ name, emails, phones, tax }: Omit<Keys, 'record'>): string[] {
  return [
    `n ${name}`,
    ...emails.map((key) => `e ${key}`),
    ...phones.map((key) => `p ${key}`),
    ...(tax === '' ? [] : [`t ${tax}`]),
  ];
}

/** A name or a number that very many share tells nothing. */
const mostCompared = 50;

function bestOf(keys: Keys, index: ReadonlyMap<string, readonly Known[]>): Likeness | null {
  const candidates = new Set(indexKeys(keys).flatMap((key) => (index.get(key) ?? []).slice(0, mostCompared)));
  if (candidates.size === 0) return null;
  const { stated } = keys.record;
  const row = comparableOf({
    name: keys.record.name,
    city: stated.city ?? '',
    postalCode: stated.postalCode ?? '',
    emails: keys.emails,
    phones: keys.phones,
    taxKey: keys.tax,
  });
  let best: Likeness | null = null;
  for (const { contact, comparable } of candidates) {
    const likeness = saysNothingNew(keys.record, contact) ? certainOf(keys) : likenessOf(row, comparable);
    if (likeness !== null && likeness.score > (best?.score ?? 0)) best = { contactId: contact.id, ...likeness };
  }
  return best;
}

/** Whether a contact has all that the row says, as when a file is imported a second time. */
function saysNothingNew(record: ArrangedContact, { state }: StoredContact): boolean {
  const { organisations } = state;
  if (record.name !== state.name) return false;
  return canonicalJson(jsonOf(mergedState(record, { before: state, organisations }))) === canonicalJson(jsonOf(state));
}

function certainOf({ emails, phones, tax, record }: Keys): Omit<Likeness, 'contactId'> {
  const reasons: DuplicateReason[] = [
    ...(emails.length > 0 ? (['email'] as const) : []),
    ...(phones.length > 0 ? (['phone'] as const) : []),
    ...(tax === '' ? [] : (['taxNumber'] as const)),
    record.stated.city === undefined ? 'name' : 'nameAndTown',
  ];
  return { score: 100, reasons };
}
