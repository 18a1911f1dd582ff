/**
 * Full-text search behind a small interface: SQLite's FTS5 here, something else on another database. Items are found by any three characters
 * (trigrams), contacts by the beginnings of their words, and by parts of words through the list of words that contacts are known by.
 */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import { searchTerms, termExpression } from './contact-terms.ts';
import type { Term } from './contact-terms.ts';
import type { ReadDb } from './handles.ts';
import type { Condition } from './list-plan.ts';
import { searchKey } from './search-key.ts';

/** A query as the search answers it: all of it must be found. */
export type Match = { words: readonly string[]; terms: readonly Term[] };

/** The words of a query; null when none of them has three characters. */
export function matchExpression(query: string): Match | null {
  const words = searchKey(query).split(' ');
  return words.some((word) => word.length >= 3) ? { words, terms: searchTerms(query) } : null;
}

/** Row numbers of the records in which every word occurs; of contacts also of those into which one was merged in which it does. */
export function matchingRows(table: 'contacts_search' | 'items_search', match: Match): RawBuilder<number> {
  if (table === 'items_search') return matchingItems(match);
  return sql<number>`(WITH hits AS MATERIALIZED (${contactRows(match)})
    SELECT row_number FROM hits
    UNION ALL
    SELECT root.row_number FROM contacts AS merged JOIN contacts AS root ON root.id = merged.merged_into_id
    WHERE merged.merged_into_id IS NOT NULL AND +merged.row_number IN (SELECT row_number FROM hits))`;
}

/** The match of a query that stands in some contact; null for one that stands in none. */
export async function matchInContacts(db: Pick<ReadDb, 'selectFrom'>, query: string): Promise<Match | null> {
  const match = matchExpression(query);
  if (match === null) return null;
  const contact = await db
    .selectFrom('contacts_search')
    .select('rowid')
    .where(sql<boolean>`contacts_search MATCH ${contactExpression(match)}`)
    .limit(1)
    .executeTakeFirst();
  return contact === undefined ? null : match;
}

/** Whether the id of a contact in the column is one in which every word occurs, or of one that was made one contact with such a one. */
export function isContactMatching(column: RawBuilder<unknown>, match: Match): Condition {
  return sql`${column} IN (
    WITH hits AS MATERIALIZED (SELECT contacts.id, contacts.merged_into_id FROM contacts WHERE contacts.row_number IN (${contactRows(match)}))
    SELECT hits.id FROM hits
    UNION ALL
    SELECT hits.merged_into_id FROM hits WHERE hits.merged_into_id IS NOT NULL
    UNION ALL
    SELECT merged.id FROM contacts AS merged
    WHERE merged.merged_into_id IS NOT NULL AND +merged.merged_into_id IN (SELECT coalesce(hits.merged_into_id, hits.id) FROM hits))`;
}

function contactRows(match: Match): RawBuilder<number> {
  return sql<number>`SELECT rowid AS row_number FROM contacts_search WHERE contacts_search MATCH ${contactExpression(match)}`;
}

/** So many words around a part of a word are looked up beside those that begin with it. */
const mostWordsAround = 500;

function contactExpression({ terms }: Match): RawBuilder<string> {
  if (terms.length === 0) return sql<string>`'""'`;
  const parts = terms.map((term) => {
    const expression = termExpression(term);
    if (term.kind !== 'word' || term.word.length < 3) return sql`${expression}`;
    return sql`'(' || ${expression} || coalesce((
      SELECT group_concat(' OR "' || word || '"', '') FROM (
        SELECT word FROM contact_words WHERE instr(word, ${term.word}) > 1 LIMIT ${mostWordsAround})), '') || ')'`;
  });
  return sql<string>`(${sql.join(parts, sql` || ' AND ' || `)})`;
}

/** Words too short for trigrams only narrow what the longer ones have found. */
function matchingItems({ words }: Match): RawBuilder<number> {
  const known = words.filter((word) => word.length >= 3);
  const expression = known.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  const shortWords = words.filter((word) => word.length < 3).map((word) => sql`AND instr(search_text, ${word}) > 0`);
  return sql<number>`(SELECT rowid FROM items_search WHERE items_search MATCH ${expression} ${sql.join(shortWords, sql` `)})`;
}
