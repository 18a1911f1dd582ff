/** `contacts.list` */
import { sql } from 'kysely';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Minor } from '#domain/money';
import type { Contact, ContactRow } from '#contract/contacts';
import { afterKey, matchExpression, matchingRows, pageOf, readCursor, searchKey } from '#core/database';
import type { PageKey, ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';

import { findContact } from './contact-rows.ts';

type ListInput = InputOf<'contacts', 'list'>;
type Page = { rows: ContactRow[]; nextCursor: string | null; total: number };

/** A page of contacts in an indexed order. Errors: CURSOR_INVALID. */
export async function listContacts(scope: QueryScope, input: ListInput): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, input);
  if (!key.ok) return key;
  return ok(await scope.read((db) => readPage(db, input, key.value)));
}

const sortColumns = { name: 'name_key', code: 'code', city: 'city_key' } as const;

async function readPage(db: ReadDb, input: ListInput, key: PageKey | null): Promise<Page> {
  const { direction, limit, sort } = input;
  const column = sortColumns[sort];
  const matching = matchingContacts(db, input);
  const rows = await contactPage(db, input, key).execute();
  const { total } = await matching.select(db.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const { page, nextCursor } = pageOf(rows, { limit, sort, direction }, (row) => ({ value: row[column], id: row.id }));
  return {
    rows: page.map(({ contact_person: contactPerson, is_archived, open_minor, name_key: _, city_key: __, ...row }) => ({
      ...row,
      contactPerson,
      isArchived: is_archived === 1,
      openMinor: open_minor as Minor,
    })),
    nextCursor,
    total,
  };
}

/** The query of one page; exported for the proof that an index answers it. */
export function contactPage(db: ReadDb, input: ListInput, key: PageKey | null) {
  const column = sortColumns[input.sort];
  let page = matchingContacts(db, input)
    .select(['id', 'code', 'kind', 'name', 'contact_person', 'email', 'phone', 'city', 'country', 'is_archived'])
    .select(['name_key', 'city_key'])
    .select(openMinor.as('open_minor'))
    .orderBy(column, input.direction)
    .orderBy('id', input.direction)
    .limit(input.limit + 1);
  if (key) page = page.where(afterKey({ value: column, id: 'id' }, key, input.direction));
  return page;
}

/** Debits less credits that are open now: the running figure that `system.verify` proves. */
const openMinor = sql<number>`coalesce((
  SELECT sum(CASE WHEN open_items.kind IN ('invoice', 'refund') THEN open_items.open_minor ELSE -open_items.open_minor END)
  FROM open_items WHERE open_items.contact_id = contacts.id AND open_items.open_minor > 0), 0)`;

function matchingContacts(db: ReadDb, { q, archived }: Pick<ListInput, 'q' | 'archived'>) {
  let matching = db.selectFrom('contacts');
  if (archived !== 'all') matching = matching.where('is_archived', '=', archived === 'yes' ? 1 : 0);
  if (q === undefined || q === '') return matching;
  const expression = matchExpression(q);
  if (expression !== null) return matching.where('row_number', 'in', matchingRows('contacts_search', expression));
  const start = searchKey(q);
  return matching.where((where) =>
    where.or([
      where.and([where('name_key', '>=', start), where('name_key', '<', `${start}\u{10ffff}`)]),
      where.and([where('code', '>=', q), where('code', '<', `${q}\u{10ffff}`)]),
    ]),
  );
}
