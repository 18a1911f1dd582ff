/** `priceLists.prices`, `priceLists.setPrices` */
import { sql } from 'kysely';

import type { E4 } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ListPriceRow, PriceList } from '#contract/price-lists';
import { afterKey, fewRows, insertRows, pageOf, readCursor } from '#core/database';
import type { PageKey, ReadDb, WriteTx } from '#core/database';
import { itemMatches } from '#core/items';
import type { CommandScope, Failure, InputOf, QueryScope } from '#core/pipeline';
import { readCompany } from '#core/settings';
import { taxRateBook } from '#core/taxes';

import { findPriceList } from './save-list.ts';
import { pricesOf } from './sold-items.ts';

type Input = InputOf<'priceLists', 'prices'>;
type Page = { rows: ListPriceRow[]; nextCursor: string | null; total: number };

const order = { sort: 'name', direction: 'asc' } as const;

/** What a list asks for each item that can be sold, by name. Errors: PRICE_LIST_NOT_FOUND, CURSOR_INVALID. */
export async function listPrices(scope: QueryScope, input: Input): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, order);
  if (!key.ok) return key;
  return scope.read(async (db) => {
    const list = await findPriceList(db, input.priceListId);
    return list ? ok(await readPage(db, { input, list, key: key.value })) : err({ code: 'PRICE_LIST_NOT_FOUND' });
  });
}

async function readPage(
  db: ReadDb,
  { input, list, key }: { input: Input; list: PriceList; key: PageKey | null },
): Promise<Page> {
  const asked = { ...input, isWalked: list.priceCount > fewRows };
  const rows = await pricePage(db, asked, key).execute();
  const counted = matchingItems(db, asked).select(db.fn.countAll<number>().as('total'));
  const { total } = await counted.executeTakeFirstOrThrow();
  const company = await readCompany(db);
  const pricing = { company, taxRates: await taxRateBook(db), listPriceMode: list.priceMode };
  const { page, nextCursor } = pageOf(rows, { ...order, limit: input.limit }, (row) => ({
    value: row.name_key,
    id: row.id,
  }));
  return {
    rows: page.map((row) => ({
      itemId: row.id,
      code: row.code,
      name: row.name,
      unit: row.unit,
      ownPriceE4: row.price_e4,
      listPriceE4: row.listed_e4,
      ...pricesOf(row, pricing),
    })),
    nextCursor,
    total,
  };
}

type Asked = Pick<Input, 'priceListId' | 'q' | 'onlyListed' | 'limit'> & { isWalked: boolean };

/**
 * The query of one page; exported for the proof that an index answers it. Of a long list the items are walked by name and looked up in it; the
 * items of a short one are fetched and sorted.
 */
export function pricePage(db: ReadDb, asked: Asked, key: PageKey | null) {
  let page = matchingItems(db, asked)
    .leftJoin('price_list_prices as listed', (join) =>
      join.on('listed.price_list_id', '=', asked.priceListId).onRef('listed.item_id', '=', 'items.id'),
    )
    .select([
      'items.id',
      'items.code',
      'items.name',
      'items.name_key',
      'items.unit',
      'items.price_e4',
      'items.tax_rate_id',
      'listed.price_e4 as listed_e4',
    ])
    .orderBy('items.name_key')
    .orderBy('items.id')
    .limit(asked.limit + 1);
  if (key) page = page.where(afterKey({ value: 'items.name_key', id: 'items.id' }, key, 'asc'));
  return page;
}

function matchingItems(db: ReadDb, { priceListId, q, onlyListed, isWalked }: Asked) {
  let matching = db.selectFrom('items').where('items.is_archived', '=', 0);
  if (onlyListed) {
    matching = isWalked
      ? matching.where(
          sql<boolean>`EXISTS (SELECT 1 FROM price_list_prices WHERE price_list_id = ${priceListId} AND item_id = items.id)`,
        )
      : matching.where(
          'items.id',
          'in',
          sql<string>`(SELECT item_id FROM price_list_prices WHERE price_list_id = ${priceListId})`,
        );
  }
  return q === undefined || q === '' ? matching : matching.where(itemMatches(q));
}

/** Sets or takes out prices; of an item that is named twice the last one counts. Errors: PRICE_LIST_NOT_FOUND, ITEM_NOT_FOUND. */
export async function setPrices(
  scope: CommandScope,
  { priceListId, prices }: InputOf<'priceLists', 'setPrices'>,
): Promise<Result<PriceList, Failure>> {
  const { tx } = scope;
  if (!(await findPriceList(tx, priceListId))) return err({ code: 'PRICE_LIST_NOT_FOUND' });
  const byItem = new Map(prices.map(({ itemId, priceE4 }) => [itemId, priceE4]));
  if (!(await areItems(tx, [...byItem.keys()]))) return err({ code: 'ITEM_NOT_FOUND' });
  await writePrices(tx, priceListId, byItem);
  scope.record({ kind: 'priceList', id: priceListId });
  const list = await findPriceList(tx, priceListId);
  return list ? ok(list) : err({ code: 'PRICE_LIST_NOT_FOUND' });
}

const among = (itemIds: Iterable<string>) =>
  sql<string>`(SELECT value FROM json_each(${JSON.stringify([...itemIds])}))`;

async function areItems(tx: WriteTx, itemIds: readonly string[]): Promise<boolean> {
  const { known } = await tx
    .selectFrom('items')
    .select((items) => items.fn.countAll<number>().as('known'))
    .where('id', 'in', among(itemIds))
    .executeTakeFirstOrThrow();
  return known === itemIds.length;
}

async function writePrices(tx: WriteTx, priceListId: string, byItem: ReadonlyMap<string, E4 | null>): Promise<void> {
  await tx
    .deleteFrom('price_list_prices')
    .where('price_list_id', '=', priceListId)
    .where('item_id', 'in', among(byItem.keys()))
    .execute();
  const rows = [...byItem].flatMap(([itemId, priceE4]) =>
    priceE4 === null ? [] : [{ price_list_id: priceListId, item_id: itemId, price_e4: priceE4 }],
  );
  await insertRows(tx, 'price_list_prices', rows);
}
