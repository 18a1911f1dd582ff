/** The words that contacts are known by: kept with the index, read into memory once, and followed as new ones come. */
import { setImmediate as nextTurn } from 'node:timers/promises';

import { sql } from 'kysely';

import { joinedLists, wordList } from '#domain/contacts';
import type { WordList } from '#domain/contacts';

import type { ReadDb, WriteTx } from './handles.ts';
import type { OpenDatabase } from './open-database.ts';
import { settleSearch } from './settle-search.ts';

type Known = {
  /** The words that were there at the first reading. */
  first: WordList;
  /** Those that have come since, one a line. */
  later: string;
  lastId: number;
  joined: WordList;
};

const knownBy = new WeakMap<OpenDatabase, Promise<Known>>();

/** So many words are read in one go: some milliseconds. */
const pageSize = 20_000;
/** When so many letters have come since, all words are read again. */
const mostLater = 200_000;

/** The words of all contacts, as committed. Some may be there that no contact bears any longer. Not to be awaited inside a transaction. */
export async function contactWords(database: OpenDatabase): Promise<WordList> {
  const known = knownBy.get(database);
  const next =
    known === undefined
      ? readAll(database)
      : known.then((before) => (before.later.length > mostLater ? readAll(database) : readLater(database, before)));
  knownBy.set(database, next);
  try {
    return (await next).joined;
  } catch (error) {
    knownBy.delete(database);
    throw error;
  }
}

/** The main thread has its turn between two pages. */
async function readAll({ reader }: OpenDatabase): Promise<Known> {
  const { lastId } = await reader
    .selectFrom('contact_words')
    .select(sql<number>`coalesce(max(id), 0)`.as('lastId'))
    .executeTakeFirstOrThrow();
  const pages: string[] = [];
  for (let last = ''; ;) {
    const page = await wordPage(reader, { last, lastId }).executeTakeFirst();
    if (!page?.words) break;
    pages.push(page.words);
    last = page.last;
    await nextTurn();
  }
  const first = wordList(pages.join('\n'));
  return { first, later: '', lastId, joined: first };
}

/** As one text: rows would cost more than the reading. */
function wordPage(reader: ReadDb, { last, lastId }: { last: string; lastId: number }) {
  const words = reader
    .selectFrom('contact_words')
    .select('word')
    .where('word', '>', last)
    .where('id', '<=', lastId)
    .orderBy('word')
    .limit(pageSize)
    .as('page');
  return reader
    .selectFrom(words)
    .select(sql<string | null>`group_concat(word, char(10) ORDER BY word)`.as('words'))
    .select(sql<string>`max(word)`.as('last'));
}

/** Words get ascending ids and never one that was given before. */
async function readLater({ reader }: OpenDatabase, known: Known): Promise<Known> {
  const rows = await laterWords(reader, known.lastId).execute();
  const newest = rows.at(-1);
  if (newest === undefined) return known;
  const words = [...new Set([...known.later.split('\n'), ...rows.map((row) => row.word)])].filter(
    (word) => word !== '',
  );
  const later = words.toSorted((left, right) => (left < right ? -1 : 1)).join('\n');
  return { ...known, later, lastId: newest.id, joined: joinedLists([known.first, wordList(later)]) };
}

/** The words that have come since; exported for the proof that an index answers. */
export function laterWords(reader: ReadDb, lastId: number) {
  return reader.selectFrom('contact_words').select(['id', 'word']).where('id', '>', lastId).orderBy('id');
}

/** So many words are looked at in one transaction: some milliseconds. */
const sweptAtOnce = 200;

/** Forgets what changed and removed contacts have left behind, in short transactions, until nothing is left or `signal` says so. */
export async function sweepContactWords(database: OpenDatabase, signal: AbortSignal): Promise<void> {
  const left = () => database.reader.selectFrom('contact_words_left').select('word').limit(1).executeTakeFirst();
  while (!signal.aborted && (await left()) !== undefined) {
    await database.write((tx) => forgetContactWords(tx, sweptAtOnce));
    await nextTurn();
  }
}

/**
 * Forgets words that a changed or removed contact has left behind and that no other bears: an erased person leaves no name in the list.
 * @param most looks at so many words only.
 */
export async function forgetContactWords(tx: WriteTx, most = 1_000_000): Promise<void> {
  await settleSearch(tx);
  const words = sql`(SELECT word FROM contact_words_left LIMIT ${most})`;
  await tx
    .deleteFrom('contact_words')
    .where(sql<boolean>`word IN ${words}`)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM contacts_search WHERE contacts_search MATCH '"' || contact_words.word || '"')`,
    )
    .execute();
  await tx
    .deleteFrom('contact_words_left')
    .where(sql<boolean>`word IN ${words}`)
    .execute();
}
