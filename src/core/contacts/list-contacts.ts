/** `contacts.list` */
import { sql } from 'kysely';

import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ContactRow } from '#contract/contacts';
import { afterKey, matchExpression, matchingRows, pageOf, readCursor, searchKey } from '#core/database';
import type { PageKey, ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';

import { rowColumns, rowsOfPage } from './list-rows.ts';

type ListInput = InputOf<'contacts', 'list'>;
type Page = { rows: ContactRow[]; nextCursor: string | null; total: number };

/** A page of contacts in an indexed order. Errors: CURSOR_INVALID. */
export async function listContacts(scope: QueryScope, input: ListInput): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, input);
  if (!key.ok) return key;
  return ok(await scope.read((db) => readPage(db, input, key.value)));
}

const sortColumns = {
  name: 'contacts.name_key',
  code: 'contacts.code',
  city: 'contacts.city_key',
  balance: 'contacts.balance_minor',
  sales: 'contacts.sales_minor',
  lastPurchase: 'contacts.last_purchase_on',
  created: 'contacts.created_at',
} as const;

async function readPage(db: ReadDb, input: ListInput, key: PageKey | null): Promise<Page> {
  const { direction, limit, sort } = input;
  const rows = await contactPage(db, input, key).execute();
  const counted = matchingContacts(db, input).select(db.fn.countAll<number>().as('total'));
  const { total } = await counted.executeTakeFirstOrThrow();
  const { page, nextCursor } = pageOf(rows, { limit, sort, direction }, (row) => ({
    value: row.sort_value,
    id: row.id,
  }));
  return { rows: await rowsOfPage(db, page), nextCursor, total };
}

/** The query of one page; exported for the proof that an index answers it. */
export function contactPage(db: ReadDb, input: ListInput, key: PageKey | null) {
  const column = sortColumns[input.sort];
  let page = matchingContacts(db, input)
    .select(rowColumns)
    .select(sql<string | number>`${sql.ref(column)}`.as('sort_value'))
    .orderBy(column, input.direction)
    .orderBy('contacts.id', input.direction)
    .limit(input.limit + 1);
  if (key) page = page.where(afterKey({ value: column, id: 'contacts.id' }, key, input.direction));
  return page;
}

function matchingContacts(db: ReadDb, { q, archived }: Pick<ListInput, 'q' | 'archived'>) {
  let matching = db.selectFrom('contacts').where('merged_into_id', 'is', null);
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
