/** The queries by which a search finds contacts, each answered by an index; exported for the proof that it is so. */
import { sql } from 'kysely';

import { searchKey, startsWith } from '#core/database';

import type { Reads } from './contact-rows.ts';
import type { Expression } from './search-contacts-terms.ts';

/** What a search needs to know of a contact to order it. */
export type Row = { id: string; merged_into_id: string | null; name_key: string; is_archived: 0 | 1 };

function contacts(db: Reads, limit: number) {
  return db
    .selectFrom('contacts')
    .select(['contacts.id', 'contacts.merged_into_id', 'contacts.name_key', 'contacts.is_archived'])
    .limit(limit);
}

/** Codes that begin so, A to Z in any case. */
export function byCode(db: Reads, q: string, limit: number) {
  return contacts(db, limit)
    .select('contacts.code')
    .where(startsWith(sql.ref('contacts.code'), q))
    .orderBy('contacts.code');
}

/** Names that begin so. */
export function byName(db: Reads, q: string, { limit, isArchived }: { limit: number; isArchived: 0 | 1 }) {
  return contacts(db, limit)
    .where(startsWith(sql.ref('contacts.name_key'), searchKey(q)))
    .where('contacts.is_archived', '=', isArchived)
    .orderBy('contacts.name_key');
}

/** Main e-mail addresses that begin so. */
export function byEmail(db: Reads, q: string, limit: number) {
  return contacts(db, limit)
    .select('contacts.email_key')
    .where('contacts.email_key', '<>', '')
    .where(startsWith(sql.ref('contacts.email_key'), q.toLowerCase()))
    .orderBy('contacts.email_key');
}

/** Further e-mail addresses and numbers that begin so. */
export function byPoint(db: Reads, q: string, limit: number) {
  return contacts(db, limit)
    .innerJoin('contact_points', 'contact_points.contact_id', 'contacts.id')
    .select('contact_points.value_key')
    .where('contact_points.value_key', '<>', '')
    .where(startsWith(sql.ref('contact_points.value_key'), q.toLowerCase()))
    .orderBy('contact_points.value_key');
}

/** Whose documents have numbers that begin so. */
export function byDocument(db: Reads, q: string, limit: number) {
  return contacts(db, limit)
    .innerJoin('documents', 'documents.contact_id', 'contacts.id')
    .select('documents.number')
    .where('documents.number', '<>', '')
    .where(startsWith(sql.ref('documents.number'), q))
    .orderBy('documents.number');
}

/** Whose payments have numbers that begin so. */
export function byPayment(db: Reads, q: string, limit: number) {
  return contacts(db, limit)
    .innerJoin('payments', 'payments.contact_id', 'contacts.id')
    .select('payments.number')
    .where(startsWith(sql.ref('payments.number'), q))
    .orderBy('payments.number');
}

/** So many rows are looked through for letters that are too few for the index. */
const mostLookedThrough = 2000;

/** What the search index finds, in no order; some word begins with each of the initials. */
export function byWords(db: Reads, { all, initials }: Expression, limit: number) {
  const most = initials.length === 0 ? limit : mostLookedThrough;
  const rows = sql<number>`(SELECT rowid FROM contacts_search WHERE contacts_search MATCH ${all} LIMIT ${most})`;
  let found = contacts(db, limit).select('contacts.search_text').where('contacts.row_number', 'in', rows);
  for (const initial of initials) {
    found = found.where(sql<boolean>`instr(' ' || contacts.search_text, ${` ${initial}`}) > 0`);
  }
  return found;
}
