/** `items.get`, `items.list` */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Item, ItemRow } from '#contract/items';
import { afterKey, pageOf, readCursor } from '#core/database';
import type { PageKey, ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';

import { itemMatches } from './item-conditions.ts';
import { findItem } from './item-rows.ts';

type ListInput = InputOf<'items', 'list'>;
type Page = { rows: ItemRow[]; nextCursor: string | null; total: number };

/** One item. Errors: ITEM_NOT_FOUND. */
export async function getItem({ db }: QueryScope, { id }: { id: string }): Promise<Result<Item, Failure>> {
  const item = await findItem(db, id);
  return item ? ok(item) : err({ code: 'ITEM_NOT_FOUND' });
}

/** A page of items in an indexed order. Errors: CURSOR_INVALID. */
export async function listItems(scope: QueryScope, input: ListInput): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, input);
  if (!key.ok) return key;
  return ok(await scope.read((db) => readPage(db, input, key.value)));
}

const sortColumns = { name: 'name_key', code: 'code', price: 'price_e4' } as const;

async function readPage(db: ReadDb, input: ListInput, key: PageKey | null): Promise<Page> {
  const { direction, limit, sort } = input;
  const column = sortColumns[sort];
  const rows = await itemPage(db, input, key).execute();
  const counted = matchingItems(db, input).select(db.fn.countAll<number>().as('total'));
  const { total } = await counted.executeTakeFirstOrThrow();
  const { page, nextCursor } = pageOf(rows, { limit, sort, direction }, (row) => ({ value: row[column], id: row.id }));
  return {
    rows: page.map(({ price_e4: priceE4, tax_rate_id: taxRateId, is_archived, name_key: _, ...row }) => ({
      ...row,
      priceE4,
      taxRateId,
      isArchived: is_archived === 1,
    })),
    nextCursor,
    total,
  };
}

/** The query of one page; exported for the proof that an index answers it. */
export function itemPage(db: ReadDb, input: ListInput, key: PageKey | null) {
  const column = sortColumns[input.sort];
  let page = matchingItems(db, input)
    .select([
      'id',
      'code',
      'kind',
      'name',
      'category',
      'unit',
      'barcode',
      'price_e4',
      'tax_rate_id',
      'is_archived',
      'name_key',
    ])
    .orderBy(column, input.direction)
    .orderBy('id', input.direction)
    .limit(input.limit + 1);
  if (key) page = page.where(afterKey({ value: column, id: 'id' }, key, input.direction));
  return page;
}

function matchingItems(db: ReadDb, { q, archived }: Pick<ListInput, 'q' | 'archived'>) {
  let matching = db.selectFrom('items');
  if (archived !== 'all') matching = matching.where('is_archived', '=', archived === 'yes' ? 1 : 0);
  return q === undefined || q === '' ? matching : matching.where(itemMatches(q));
}
