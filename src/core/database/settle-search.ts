/** Tells the search index of contacts what triggers have noted: once for each transaction instead of once for each row. */
import { sql } from 'kysely';

import type { WriteTx } from './handles.ts';
import type { Database } from './tables.ts';
import type { Transaction } from 'kysely';

/** So many rows are told in one go. */
const pageSize = 2000;

type Due = { row_number: number; known_text: string | null; search_text: string | null };

/** Brings the index and the list of words to where the contacts stand now. The last thing that a transaction does before it ends. */
export async function settleSearch(handle: WriteTx): Promise<void> {
  // The index is no table to Kysely.
  const tx = handle as Transaction<Database>;
  for (;;) {
    const due = await duePage(tx);
    const last = due.at(-1);
    if (last === undefined) return;
    const page = sql`contacts_search_due WHERE row_number <= ${last.row_number}`;
    await sql`INSERT INTO contacts_search (contacts_search, rowid, search_text)
      SELECT 'delete', row_number, known_text FROM ${page} AND known_text IS NOT NULL`.execute(tx);
    await sql`INSERT INTO contacts_search (rowid, search_text)
      SELECT row_number, search_text FROM contacts WHERE row_number IN (SELECT row_number FROM ${page})`.execute(tx);
    await tellWords(tx, due);
    await sql`DELETE FROM ${page}`.execute(tx);
  }
}

async function duePage(tx: Transaction<Database>): Promise<Due[]> {
  return tx
    .selectFrom('contacts_search_due as due')
    .leftJoin('contacts', 'contacts.row_number', 'due.row_number')
    .select(['due.row_number', 'due.known_text', 'contacts.search_text'])
    .orderBy('due.row_number')
    .limit(pageSize)
    .execute();
}

async function tellWords(tx: Transaction<Database>, due: readonly Due[]): Promise<void> {
  const borne = new Set(due.flatMap((row) => wordsOf(row.search_text)));
  const left = new Set(
    due.flatMap((row) => {
      const kept = new Set(wordsOf(row.search_text));
      return wordsOf(row.known_text).filter((word) => !kept.has(word));
    }),
  );
  if (borne.size > 0) {
    await sql`INSERT OR IGNORE INTO contact_words (word) SELECT value FROM json_each(${listOf(borne)})`.execute(tx);
  }
  if (left.size > 0) {
    await sql`INSERT OR IGNORE INTO contact_words_left (word) SELECT value FROM json_each(${listOf(left)})`.execute(tx);
  }
}

/** Typing errors are forgiven in words of letters; short ones and those with figures are not listed. */
function wordsOf(text: string | null): string[] {
  return (text ?? '').split(' ').filter((word) => /^[^0-9_]{3,}$/u.test(word));
}

function listOf(words: ReadonlySet<string>): string {
  return JSON.stringify([...words]);
}
