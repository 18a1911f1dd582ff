/** Full-text search behind a small interface: SQLite's FTS5 with trigrams here, something else on another database. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import type { ReadDb } from './handles.ts';
import type { Condition } from './list-plan.ts';

/** Text as it is searched and sorted: lower case, accents, control characters and double blanks removed, ß as ss. 'Čapek  ß' is 'capek ss'. */
export function searchKey(text: string): string {
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

/** What a record is found by: the keys of its fields, and telephone numbers also as bare digits. */
export function searchText({ fields, phones = [] }: { fields: readonly string[]; phones?: readonly string[] }): string {
  const digits = phones.map((phone) => phone.replaceAll(/\D/g, '')).filter((text) => text.length > 2);
  return searchKey([...fields, ...phones, ...digits].filter((text) => text !== '').join(' \u00b7 '));
}

/** A query as the search answers it: the words that its index knows, and the ones too short for it. */
export type Match = { expression: string; shortWords: readonly string[] };

/** The words of a query, quoted for FTS5; null when none is long enough for the trigram index (three characters). */
export function matchExpression(query: string): Match | null {
  const words = searchKey(query).split(' ');
  const known = words.filter((word) => word.length >= 3);
  if (known.length === 0) return null;
  return {
    expression: known.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND '),
    shortWords: words.filter((word) => word.length < 3),
  };
}

/** Row numbers of the records in which every word occurs. */
export function matchingRows(table: 'contacts_search' | 'items_search', match: Match): RawBuilder<number> {
  const shortWords = match.shortWords.map((word) => sql`AND instr(search_text, ${word}) > 0`);
  return sql<number>`(SELECT rowid FROM ${sql.table(table)}
    WHERE ${sql.table(table)} MATCH ${match.expression} ${sql.join(shortWords, sql` `)})`;
}

/** The match of a query that stands in some contact; null for one that stands in none. */
export async function matchInContacts(db: Pick<ReadDb, 'selectFrom'>, query: string): Promise<Match | null> {
  const match = matchExpression(query);
  if (match === null) return null;
  const contact = await db
    .selectFrom('contacts')
    .select('id')
    .where('row_number', 'in', matchingRows('contacts_search', match))
    .limit(1)
    .executeTakeFirst();
  return contact === undefined ? null : match;
}

/** Whether the id of a contact in the column is one in which every word occurs, or one that was merged into such a contact. */
export function isContactMatching(column: RawBuilder<unknown>, match: Match): Condition {
  const rows = matchingRows('contacts_search', match);
  return sql`${column} IN (SELECT contacts.id FROM contacts WHERE contacts.row_number IN ${rows}
    UNION ALL SELECT merged.id FROM contacts AS root JOIN contacts AS merged ON merged.merged_into_id = root.id
    WHERE root.row_number IN ${rows})`;
}
