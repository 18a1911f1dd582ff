/** `contacts.list` */
import { sql } from 'kysely';

import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ContactRow } from '#contract/contacts';
import { afterKey, pageOf, readBy, readCursor } from '#core/database';
import type { Condition, PageKey, ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';

import { rowColumns, rowsOfPage } from './list-rows.ts';
import { readSelection } from './list-selection.ts';
import type { Selected } from './list-selection.ts';

type ListInput = InputOf<'contacts', 'list'>;
type Page = { rows: ContactRow[]; nextCursor: string | null; total: number };

/** What orders a page, and which part of it: the columns of a sort and the row after which it begins. */
export type PageOrder = Pick<ListInput, 'sort' | 'direction' | 'limit'> & { key: PageKey | null };

/** A page of contacts in an indexed order. Errors: CURSOR_INVALID, FILTER_INVALID. */
export async function listContacts(scope: QueryScope, input: ListInput): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, input);
  if (!key.ok) return key;
  return scope.read(async (db) => {
    const selected = await readSelection(db, input, scope.now);
    if (!selected.ok) return selected;
    const { sort, direction, limit } = input;
    return ok(await readPage(db, selected.value, { sort, direction, limit, key: key.value }));
  });
}

const sorts = {
  name: { column: 'contacts.name_key', index: 'contacts_by_name' },
  // The index of the UNIQUE code.
  code: { column: 'contacts.code', index: 'sqlite_autoindex_contacts_2' },
  city: { column: 'contacts.city_key', index: 'contacts_by_city' },
  balance: { column: 'contacts.balance_minor', index: 'contacts_by_balance' },
  sales: { column: 'contacts.sales_minor', index: 'contacts_by_sales' },
  lastPurchase: { column: 'contacts.last_purchase_on', index: 'contacts_by_last_purchase' },
  created: { column: 'contacts.created_at', index: 'contacts_by_created' },
} as const satisfies Record<ListInput['sort'], unknown>;

async function readPage(db: ReadDb, selected: Selected, order: PageOrder): Promise<Page> {
  const found = await (selected.isWhole ? walkedContacts : filteredContacts)(db, selected, order).execute();
  const total = found[0]?.total ?? (await countContacts(db, selected, order));
  const rowNumbers = found.map((row) => row.row_number);
  const rows = rowNumbers.length === 0 ? [] : await contactsInOrder(db, rowNumbers, order).execute();
  const { page, nextCursor } = pageOf(rows, order, (row) => ({ value: row.sort_value, id: row.id }));
  return { rows: await rowsOfPage(db, page), nextCursor, total };
}

/** A filtered list counts as it goes, but not where nothing is left of it. */
async function countContacts(db: ReadDb, selected: Selected, { key }: PageOrder): Promise<number> {
  if (!selected.isWhole && key === null) return 0;
  return (await countedContacts(db, selected).executeTakeFirstOrThrow()).total;
}

/** How many contacts are selected. Exported, like the other queries here, for the proof that an index answers it. */
export function countedContacts(db: ReadDb, { where }: Selected) {
  const counted = sql<{ total: number }>`(SELECT count(*) AS total FROM ${byFacts} WHERE ${where})`;
  return db.selectFrom(counted.as('counted')).select('total');
}

const byFacts = readBy('contacts', 'contacts_by_facts');

/** The contacts of a page of all there are: the index of the sort is walked until they are together. */
export function walkedContacts(db: ReadDb, { where }: Selected, order: PageOrder) {
  const { column, index } = sorts[order.sort];
  const way = sql.raw(order.direction);
  return numbered(
    db,
    sql`SELECT contacts.row_number, NULL AS total FROM ${readBy('contacts', index)}
      WHERE ${where} AND ${after(order, { value: column, id: 'contacts.id' })}
      ORDER BY ${sql.ref(column)} ${way}, contacts.id ${way} LIMIT ${order.limit + 1}`,
  );
}

/**
 * The contacts of a page of a filtered list, with how many there are in all: those that match are noted once, counted and sorted. However few
 * or many match and wherever they stand in the order, it takes one pass through the index of facts.
 */
export function filteredContacts(db: ReadDb, { where, isSearch }: Selected, order: PageOrder) {
  const contacts = isSearch ? readBy('contacts', null) : byFacts;
  const way = sql.raw(order.direction);
  return numbered(
    db,
    sql`WITH hits AS MATERIALIZED (
        SELECT contacts.row_number, contacts.id, ${sql.ref(sorts[order.sort].column)} AS value FROM ${contacts} WHERE ${where})
      SELECT hits.row_number, (SELECT count(*) FROM hits) AS total FROM hits WHERE ${after(order, { value: 'value', id: 'id' })}
      ORDER BY hits.value ${way}, hits.id ${way} LIMIT ${order.limit + 1}`,
  );
}

/** The ids of all contacts that are selected, in their order. */
export async function selectedIds(
  db: ReadDb,
  { where, isSearch }: Selected,
  { sort, direction }: Pick<PageOrder, 'sort' | 'direction'>,
): Promise<string[]> {
  const contacts = isSearch ? readBy('contacts', null) : byFacts;
  const way = sql.raw(direction);
  const ids = sql<{ id: string }>`(SELECT contacts.id FROM ${contacts} WHERE ${where}
    ORDER BY ${sql.ref(sorts[sort].column)} ${way}, contacts.id ${way})`;
  const rows = await db.selectFrom(ids.as('found')).select('id').execute();
  return rows.map((row) => row.id);
}

function numbered(db: ReadDb, query: ReturnType<typeof sql>) {
  const found = sql<{ row_number: number; total: number | null }>`(${query})`;
  return db.selectFrom(found.as('found')).select(['row_number', 'total']);
}

function after({ key, direction }: PageOrder, columns: { value: string; id: string }): Condition {
  return key === null ? sql`1` : afterKey(columns, key, direction);
}

/** The rows of the contacts with these row numbers, in order. */
export function contactsInOrder(db: ReadDb, rowNumbers: readonly number[], { sort, direction }: PageOrder) {
  const { column } = sorts[sort];
  const value = sql<string | number>`+${sql.ref(column)}`;
  return db
    .selectFrom('contacts')
    .select(rowColumns)
    .select(sql<string | number>`${sql.ref(column)}`.as('sort_value'))
    .where('contacts.row_number', 'in', sql<number>`(SELECT value FROM json_each(${JSON.stringify(rowNumbers)}))`)
    .orderBy(value, direction)
    .orderBy(sql`+contacts.id`, direction);
}
