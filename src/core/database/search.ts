/** Full-text search behind a small interface: SQLite's FTS5 with trigrams here, something else on another database. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** Text as it is searched and sorted: lower case, accents and double blanks removed, ß as ss. 'Čapek  ß' is 'capek ss'. */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** What a record is found by: the keys of its fields, and telephone numbers also as bare digits. */
export function searchText({ fields, phones = [] }: { fields: readonly string[]; phones?: readonly string[] }): string {
  const digits = phones.map((phone) => phone.replaceAll(/\D/g, '')).filter((text) => text.length > 2);
  return searchKey([...fields, ...phones, ...digits].filter((text) => text !== '').join(' \u00b7 '));
}

/** The words of a query that are long enough for the trigram index (three characters), quoted for FTS5; null if there are none. */
export function matchExpression(query: string): string | null {
  const words = searchKey(query)
    .split(' ')
    .filter((word) => word.length >= 3);
  if (words.length === 0) return null;
  return words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
}

/** Row numbers of the records in which every word of `expression` occurs. */
export function matchingRows(table: 'contacts_search' | 'items_search', expression: string): RawBuilder<number> {
  return sql<number>`(SELECT rowid FROM ${sql.table(table)} WHERE ${sql.table(table)} MATCH ${expression})`;
}
