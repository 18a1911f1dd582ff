/** Full-text search behind a small interface: SQLite's FTS5 with trigrams here, something else on another database. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

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
