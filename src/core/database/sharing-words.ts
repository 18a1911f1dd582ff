/** Contacts in which some of the words occur, or begin alike: those that share most of them, for a comparison that forgives more. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** Words that begin with the same letters: a typing error behind them is forgiven. */
const commonLetters = 3;
const mostWords = 6;

/** Row numbers of contacts, at most `limit`; null when no word is long enough. Words are those of `searchKey`: small letters without accents. */
export function rowsSharingWords(words: readonly string[], limit: number): RawBuilder<number> | null {
  const long = [...new Set(words)].filter((word) => word.length >= commonLetters).slice(0, mostWords);
  if (long.length === 0) return null;
  const lists = long.flatMap((word) => [rowsWith(`"${word}"`), rowsWith(`"${word.slice(0, commonLetters)}"*`)]);
  return sql<number>`(SELECT shared.rowid FROM (${sql.join(lists, sql` UNION ALL `)}) AS shared
    GROUP BY shared.rowid ORDER BY count(*) DESC, shared.rowid LIMIT ${limit})`;
}

function rowsWith(expression: string): RawBuilder<number> {
  return sql<number>`SELECT rowid FROM contacts_search WHERE contacts_search MATCH ${expression}`;
}
