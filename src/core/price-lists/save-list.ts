/** `priceLists.list`, `priceLists.save` */
import { sql } from 'kysely';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { PriceList } from '#contract/price-lists';
import { searchKey } from '#core/database';
import type { ReadDb, WriteTx } from '#core/database';
import type { CommandScope, Failure, InputOf, QueryScope } from '#core/pipeline';

type Reads = Pick<ReadDb, 'selectFrom'>;

/** All lists by name, archived ones last. */
export async function listPriceLists({ db }: QueryScope): Promise<Result<{ priceLists: PriceList[] }>> {
  const rows = await priceListRows(db).orderBy('is_archived').orderBy('name_key').execute();
  return ok({ priceLists: rows.map(priceListOf) });
}

/**
 * Adds a list, or changes the one that has the id. Errors: PRICE_LIST_NOT_FOUND (a version of a list that is not there), PRICE_LIST_CHANGED,
 * PRICE_LIST_NAME_TAKEN, PRICE_LIST_HAS_PRICES (another mode would change what its prices mean).
 */
export async function savePriceList(
  scope: CommandScope,
  { id: givenId, version, name, priceMode, isArchived }: InputOf<'priceLists', 'save'>,
): Promise<Result<PriceList, Failure>> {
  const { tx } = scope;
  const id = givenId ?? scope.newId();
  const before = await findPriceList(tx, id);
  if (version !== undefined && !before) return err({ code: 'PRICE_LIST_NOT_FOUND' });
  if (before && version !== undefined && version !== before.version) {
    return err({ code: 'PRICE_LIST_CHANGED', version: before.version });
  }
  if (before && before.priceMode !== priceMode && before.priceCount > 0) return err({ code: 'PRICE_LIST_HAS_PRICES' });
  const nameKey = searchKey(name);
  if (await isNameTaken(tx, { nameKey, exceptId: id })) return err({ code: 'PRICE_LIST_NAME_TAKEN' });
  const fields = {
    name,
    name_key: nameKey,
    price_mode: priceMode,
    is_archived: isArchived ? (1 as const) : (0 as const),
    version: (before?.version ?? 0) + 1,
  };
  if (before) await tx.updateTable('price_lists').set(fields).where('id', '=', id).execute();
  else
    await tx
      .insertInto('price_lists')
      .values({ id, ...fields })
      .execute();
  scope.record({ kind: 'priceList', id, ...(before && { detail: { before } }) });
  return ok({ id, version: fields.version, name, priceMode, isArchived, priceCount: before?.priceCount ?? 0 });
}

/** One list with the number of its prices, or undefined. */
export async function findPriceList(db: Reads, id: string): Promise<PriceList | undefined> {
  const row = await priceListRows(db).where('id', '=', id).executeTakeFirst();
  return row && priceListOf(row);
}

/** Lists, each with its prices counted in their key; exported for the proof. */
export function priceListRows(db: Reads) {
  return db
    .selectFrom('price_lists')
    .select(['id', 'version', 'name', 'price_mode', 'is_archived'])
    .select(
      sql<number>`(SELECT count(*) FROM price_list_prices WHERE price_list_id = price_lists.id)`.as('price_count'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof priceListRows>['executeTakeFirstOrThrow']>>;

function priceListOf({
  id,
  version,
  name,
  price_mode: priceMode,
  is_archived,
  price_count: priceCount,
}: Row): PriceList {
  return { id, version, name, priceMode, isArchived: is_archived === 1, priceCount };
}

async function isNameTaken(
  tx: WriteTx,
  { nameKey, exceptId }: { nameKey: string; exceptId: string },
): Promise<boolean> {
  const other = await tx
    .selectFrom('price_lists')
    .select('id')
    .where('name_key', '=', nameKey)
    .where('id', '<>', exceptId)
    .executeTakeFirst();
  return other !== undefined;
}
