/** Where the text of a search occurs, for lists of numbered papers that belong to a contact: invoices, receipts, payments. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import type { ReadDb } from './handles.ts';
import { startsWith } from './list-plan.ts';
import type { Condition } from './list-plan.ts';
import { matchInContacts, isContactMatching } from './search.ts';
import type { Match } from './search.ts';

/** A text, the contacts in which it stands, and whether a number begins with it. Places where it is not need not be looked into. */
export type FoundText = { text: string; contacts: Match | null; isInNumbers: boolean };

/** Looks where a text begins a number of the table, or stands in a contact; null when nothing is searched. */
export async function findText(
  db: Pick<ReadDb, 'selectFrom'>,
  table: 'documents' | 'sales' | 'payments',
  text: string | undefined,
): Promise<FoundText | null> {
  if (text === undefined || text === '') return null;
  const number = await db
    .selectFrom(sql<{ number: string | null }>`${sql.table(table)}`.as('numbered'))
    .select('numbered.number')
    .where(startsWith(sql.ref('numbered.number'), text))
    .limit(1)
    .executeTakeFirst();
  return { text, contacts: await matchInContacts(db, text), isInNumbers: number !== undefined };
}

/** One condition for each place in which the text was found; none when it is nowhere. */
export function placesOf(
  { text, contacts, isInNumbers }: FoundText,
  { contactId, number }: { contactId: RawBuilder<unknown>; number: RawBuilder<unknown> },
): Condition[] {
  return [
    ...(contacts === null ? [] : [isContactMatching(contactId, contacts)]),
    ...(isInNumbers ? [startsWith(number, text)] : []),
  ];
}
