/** `contacts.duplicates` */
import { setImmediate as nextTurn } from 'node:timers/promises';

import type { DuplicatePair as FoundPair } from '#domain/contacts';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { DuplicatePair } from '#contract/contacts';
import { membersOf, rootOf } from '#core/contact-groups';
import { contactWords, pageOf, readCursor } from '#core/database';
import type { PageKey, ReadDb } from '#core/database';
import { packRow } from '#core/duplicates';
import type { FoundDuplicates, PackedBook } from '#core/duplicates';
import type { Failure, House, InputOf, QueryScope } from '#core/pipeline';

import { findContact } from './contact-rows.ts';
import { apartFrom, memberships, pairsSaidApart } from './known-apart.ts';
import { readWhole } from './read-contact.ts';
import { similarTo, soughtOf } from './similar-contacts.ts';

type Page = { rows: DuplicatePair[]; nextCursor: string | null; total: number };

const order = { sort: 'score', direction: 'desc' } as const;

/**
 * Pairs of contacts that are perhaps one, the likeliest first. Merged and archived contacts are left out, and pairs that are known to be two.
 * Of a large book at most the 20,000 likeliest are shown. Errors: CURSOR_INVALID.
 */
export async function listDuplicates(
  scope: QueryScope,
  { contactId, limit, cursor }: InputOf<'contacts', 'duplicates'>,
): Promise<Result<Page, Failure>> {
  const key = readCursor(cursor, order);
  if (!key.ok) return key;
  const found = contactId === undefined ? await allDuplicates(scope) : await duplicatesBeside(scope, contactId);
  const rest = found.pairs.filter((pair) => isAfter(pair, key.value));
  const { page, nextCursor } = pageOf(rest.slice(0, limit + 1), { limit, ...order }, keyOf);
  return ok({ rows: await scope.read((db) => wholePairs(db, page)), nextCursor, total: found.pairCount });
}

function keyOf({ score, leftId, rightId }: FoundPair): PageKey {
  return { value: score, id: `${leftId} ${rightId}` };
}

/** Scores descend, and the pairs of one score follow each other by their ids. */
function isAfter(pair: FoundPair, key: PageKey | null): boolean {
  if (key === null) return true;
  const { value, id } = keyOf(pair);
  return Number(value) < Number(key.value) || (value === key.value && id > key.id);
}

/** A contact that is gone since the pairs were found is left out with its pairs. */
async function wholePairs(db: ReadDb, pairs: readonly FoundPair[]): Promise<DuplicatePair[]> {
  const ids = [...new Set(pairs.flatMap(({ leftId, rightId }) => [leftId, rightId]))];
  const contacts = new Map((await readWhole(db, ids)).map((contact) => [contact.id, contact]));
  return pairs.flatMap(({ leftId, rightId, score, reasons }) => {
    const [left, right] = [contacts.get(leftId), contacts.get(rightId)];
    return left === undefined || right === undefined ? [] : [{ score, reasons, left, right }];
  });
}

async function duplicatesBeside({ house, read }: QueryScope, contactId: string): Promise<FoundDuplicates> {
  const words = await contactWords(house.database);
  return read(async (db) => {
    const rootId = await rootOf(db, contactId);
    const contact = rootId === undefined ? undefined : await findContact(db, rootId);
    if (!contact) return { pairs: [], pairCount: 0 };
    const apart = await apartFrom(db, await membersOf(db, contact.id));
    const found = await similarTo(db, { sought: soughtOf(contact.state), words });
    const pairs = found.flatMap(({ contact: other, likeness }): FoundPair[] => {
      if (other.id === contact.id || other.state.isArchived || apart.has(other.id)) return [];
      const [leftId = '', rightId = ''] = [contact.id, other.id].toSorted();
      return [{ leftId, rightId, ...likeness }];
    });
    return { pairs, pairCount: pairs.length };
  });
}

/** What was found last, and after which command: while nothing is written, every page is one of the same list. */
const lastFound = new WeakMap<House, { after: string; found: Promise<FoundDuplicates> }>();

async function allDuplicates(scope: QueryScope): Promise<FoundDuplicates> {
  const { house } = scope;
  const after = await lastCommand(scope.db);
  const last = lastFound.get(house);
  if (last?.after === after) return last.found;
  const found = compareAll(scope);
  lastFound.set(house, { after, found });
  try {
    return await found;
  } catch (error) {
    if (lastFound.get(house)?.found === found) lastFound.delete(house);
    throw error;
  }
}

async function lastCommand(db: ReadDb): Promise<string> {
  const last = await db
    .selectFrom('audit_entries')
    .select('position')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return String(last?.position ?? 0);
}

/** Reads the book in pages, so that others get their turn, and has it compared in a thread. */
async function compareAll({ house, worker }: QueryScope): Promise<FoundDuplicates> {
  const snapshot = house.database.snapshot();
  try {
    const book: PackedBook = {
      contacts: await packContacts(snapshot.db),
      points: await packPoints(snapshot.db),
      known: await packKnown(snapshot.db),
    };
    return await worker.run('findDuplicates', book);
  } finally {
    snapshot.close();
  }
}

const rowsAtOnce = 2000;

async function packContacts(db: ReadDb): Promise<string> {
  const parts: string[] = [];
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const rows = await contactsAfter(db, after).execute();
    for (const row of rows) {
      const { id, name, city, postal_code, email_key, phone_key, tax_key } = row;
      parts.push(packRow([id, name, city, postal_code, email_key, phone_key, tax_key]));
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return parts.join('');
    after = last.row_number;
    await nextTurn();
  }
}

function contactsAfter(db: ReadDb, rowNumber: number) {
  return db
    .selectFrom('contacts')
    .select(['row_number', 'id', 'name', 'city', 'postal_code', 'email_key', 'phone_key', 'tax_key'])
    .where('row_number', '>', rowNumber)
    .where('merged_into_id', 'is', null)
    .where('is_archived', '=', 0)
    .orderBy('row_number')
    .limit(rowsAtOnce);
}

async function packPoints(db: ReadDb): Promise<string> {
  const parts: string[] = [];
  for (let after = { key: '', id: '' }; ;) {
    const rows = await pointsAfter(db, after).execute();
    for (const { contact_id, kind, value_key } of rows) {
      parts.push(packRow([contact_id, kind === 'email' ? 'email' : 'phone', value_key]));
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return parts.join('');
    after = { key: last.value_key, id: last.contact_id };
    await nextTurn();
  }
}

function pointsAfter(db: ReadDb, after: { key: string; id: string }) {
  return db
    .selectFrom('contact_points')
    .select(['contact_id', 'kind', 'value_key'])
    .where('value_key', '<>', '')
    .where((where) => where(where.refTuple('value_key', 'contact_id'), '>', where.tuple(after.key, after.id)))
    .orderBy('value_key')
    .orderBy('contact_id')
    .limit(rowsAtOnce);
}

async function packKnown(db: ReadDb): Promise<string> {
  const pairs = [...(await pairsSaidApart(db).execute()), ...(await memberships(db).execute())];
  return pairs.map(({ left, right }) => packRow([left, right])).join('');
}
