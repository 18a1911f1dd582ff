/** Tells the search index of contacts what has changed: once for each transaction instead of once for each row. */
import { setImmediate as nextTurn } from 'node:timers/promises';

import { sql } from 'kysely';
import type { Transaction } from 'kysely';

import type { WriteTx } from './handles.ts';
import { keptQuery } from './kept-query.ts';
import type { Database } from './tables.ts';

/** So many rows are told in one go: some 20 milliseconds, after which others have their turn. */
const pageSize = 1000;

/** What the index says of a row, and what it should say. */
type Due = { row_number: number; known_text: string | null; search_text: string | null };
type Tx = Transaction<Database>;

/** Brings the index and the list of words to where the contacts stand now. The last thing that a transaction does before it ends. */
export async function settleSearch(handle: WriteTx): Promise<void> {
  // The index is no table to Kysely.
  const tx = handle as Tx;
  const { told, newest, isDue } = await stateOf(tx);
  if (isDue) await tellChanged(tx, told);
  if (newest === told) return;
  await tellNew(tx, told);
  await tx.updateTable('contact_search_told').set({ row_number: newest }).execute();
}

async function stateOf(tx: Tx): Promise<{ told: number; newest: number; isDue: boolean }> {
  const [row] = await searchState(tx, {});
  if (!row) throw new Error('What the search index was told of is kept in a row');
  return { ...row, isDue: row.isDue === 1 };
}

const searchState = keptQuery((db) =>
  db
    .selectFrom('contact_search_told')
    .select(['row_number as told', sql<number>`(SELECT coalesce(max(row_number), 0) FROM contacts)`.as('newest')])
    .select(sql<0 | 1>`EXISTS (SELECT 1 FROM contact_search_due)`.as('isDue')),
);

async function tellChanged(tx: Tx, told: number): Promise<void> {
  for (;;) {
    const due: Due[] = await tx
      .selectFrom('contact_search_due as due')
      // A row above the last one told bears the number of one that is gone.
      .leftJoin('contacts', (join) =>
        join.onRef('contacts.row_number', '=', 'due.row_number').on('contacts.row_number', '<=', told),
      )
      .select(['due.row_number', 'due.known_text', 'contacts.search_text'])
      .orderBy('due.row_number')
      .limit(pageSize)
      .execute();
    const last = due.at(-1);
    if (last === undefined) return;
    const page = sql`contact_search_due WHERE row_number <= ${last.row_number}`;
    await sql`INSERT INTO contacts_search (contacts_search, rowid, search_text)
      SELECT 'delete', row_number, known_text FROM ${page}`.execute(tx);
    await sql`INSERT INTO contacts_search (rowid, search_text)
      SELECT row_number, search_text FROM contacts
      WHERE row_number <= ${told} AND row_number IN (SELECT row_number FROM ${page})`.execute(tx);
    await tellWords(tx, due);
    await sql`DELETE FROM ${page}`.execute(tx);
    if (due.length === pageSize) await nextTurn();
  }
}

async function tellNew(tx: Tx, told: number): Promise<void> {
  for (let after = told; ;) {
    const rows = await tx
      .selectFrom('contacts')
      .select(['row_number', 'search_text'])
      .where('row_number', '>', after)
      .orderBy('row_number')
      .limit(pageSize)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    await sql`INSERT INTO contacts_search (rowid, search_text)
      SELECT row_number, search_text FROM contacts WHERE row_number > ${after} AND row_number <= ${last.row_number}`.execute(
      tx,
    );
    await tellWords(
      tx,
      rows.map((row) => ({ ...row, known_text: null })),
    );
    after = last.row_number;
    if (rows.length === pageSize) await nextTurn();
  }
}

async function tellWords(tx: Tx, due: readonly Due[]): Promise<void> {
  const borne = new Set(due.flatMap((row) => wordsOf(row.search_text)));
  const left = new Set(due.flatMap(lostWords));
  if (borne.size > 0) {
    await sql`INSERT OR IGNORE INTO contact_words (word) SELECT value FROM json_each(${listOf(borne)})`.execute(tx);
  }
  if (left.size > 0) {
    await sql`INSERT OR IGNORE INTO contact_words_left (word) SELECT value FROM json_each(${listOf(left)})`.execute(tx);
  }
}

function lostWords({ known_text, search_text }: Due): string[] {
  if (known_text === null) return [];
  const kept = new Set(wordsOf(search_text));
  return wordsOf(known_text).filter((word) => !kept.has(word));
}

/** Typing errors are forgiven in words of letters; short ones and those with figures are not listed. */
function wordsOf(text: string | null): string[] {
  return (text ?? '').split(' ').filter((word) => /^[^0-9_]{3,}$/u.test(word));
}

function listOf(words: ReadonlySet<string>): string {
  return JSON.stringify([...words]);
}
