/** `till.searchItems`, `till.favourites` */
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { SoldItem } from '#contract/price-lists';
import { matchExpression, matchingRows, searchKey } from '#core/database';
import type { ReadDb } from '#core/database';
import { itemBegins } from '#core/items';
import type { InputOf, QueryScope } from '#core/pipeline';
import { pricedFor } from '#core/price-lists';

type Reads = Pick<ReadDb, 'selectFrom'>;

/** Items in use: those whose name or code begins so before those that hold the words somewhere; each part by name. */
export async function searchItems(
  scope: QueryScope,
  { q, contactId, limit }: InputOf<'till', 'searchItems'>,
): Promise<Result<{ items: SoldItem[] }>> {
  const items = await scope.read(async (db) => {
    const starting = await itemsStarting(db, { q, limit }).execute();
    const itemIds = starting.map((row) => row.id);
    const rest = itemIds.length < limit ? itemsHolding(db, { q, limit }) : null;
    const holding = (await rest?.execute()) ?? [];
    const all = [...new Set([...itemIds, ...holding.map((row) => row.id)])];
    return (await pricedFor(db, { contactId, itemIds: all.slice(0, limit) })).items;
  });
  return ok({ items });
}

type Search = { q: string; limit: number };

/** The queries behind it; exported for the proof that none reads all items. */
export function itemsStarting(db: Reads, { q, limit }: Search) {
  const named = inOrder(db, limit);
  return searchKey(q) === '' ? named : named.where(itemBegins(q));
}

/** null where no word of the query is long enough to be searched for. */
export function itemsHolding(db: Reads, { q, limit }: Search) {
  const expression = matchExpression(q);
  if (expression === null) return null;
  return inOrder(db, limit).where('row_number', 'in', matchingRows('items_search', expression));
}

function inOrder(db: Reads, limit: number) {
  return db
    .selectFrom('items')
    .select('id')
    .where('is_archived', '=', 0)
    .orderBy('name_key')
    .orderBy('id')
    .limit(limit);
}

/** The grid of the till, without items that are archived by now. */
export async function favourites(
  scope: QueryScope,
  { contactId }: InputOf<'till', 'favourites'>,
): Promise<Result<{ items: SoldItem[] }>> {
  const items = await scope.read(async (db) => {
    const rows = await db
      .selectFrom('till_favourites')
      .innerJoin('items', 'items.id', 'till_favourites.item_id')
      .select('items.id')
      .where('items.is_archived', '=', 0)
      .orderBy('till_favourites.position')
      .execute();
    return (await pricedFor(db, { contactId, itemIds: rows.map((row) => row.id) })).items;
  });
  return ok({ items });
}
