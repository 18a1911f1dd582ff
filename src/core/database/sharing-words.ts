/** Contacts that share most of some words, for a comparison that forgives more than an index does. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import { exactly } from './contact-terms.ts';

/**
 * Row numbers of contacts, those that share most words first, at most `limit`; null when there are no words.
 * @param words each with its other spellings; small letters without accents, as `searchWords` gives them.
 */
export function rowsSharingWords(words: readonly (readonly string[])[], limit: number): RawBuilder<number> | null {
  const asked = words.filter((spellings) => spellings.length > 0);
  if (asked.length === 0) return null;
  const lists = asked.map((spellings) => rowsWith(spellings.map(exactly).join(' OR ')));
  return sql<number>`(SELECT shared.rowid FROM (${sql.join(lists, sql` UNION ALL `)}) AS shared
    GROUP BY shared.rowid ORDER BY count(*) DESC, shared.rowid LIMIT ${limit})`;
}

function rowsWith(expression: string): RawBuilder<number> {
  return sql<number>`SELECT rowid FROM contacts_search WHERE contacts_search MATCH ${expression}`;
}
