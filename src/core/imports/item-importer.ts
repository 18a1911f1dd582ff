/** Items from a file into the books. */
import type { Instant } from '#domain/dates';
import type { JsonValue } from '#domain/hashing';
import type { ItemRecord, ReadRecords } from '#domain/imports';
import { formatE4 } from '#domain/money';
import { imagesOf, type FieldImages } from '#domain/undo';
import type { Item } from '#contract/items';
import type { WriteTx } from '#core/database';
import { columnsOf, emptyItem, itemColumns, itemOf } from '#core/items';

import { codedImporter, takeBackCoded } from './coded-importer.ts';
import type { CodedKind, ImportChoices, TakenBack } from './coded-importer.ts';
import { withoutEmpty, type Importer, type Reads } from './importer.ts';

type ItemState = Omit<Item, 'id' | 'version' | 'createdAt' | 'updatedAt'>;
type StoredItem = { id: string; version: number; state: ItemState };

const itemKind: CodedKind<ItemRecord, ItemState, StoredItem> = {
  table: 'items',
  exampleOf: ({ line: _, priceE4, isArchived, ...texts }) =>
    withoutEmpty({
      ...texts,
      price: priceE4 === null ? '' : formatE4(priceE4),
      isArchived: isArchived === null ? '' : String(isArchived),
    }),
  findByCode: async (db, codes) => storedOf(await items(db).where('code', 'in', codes).execute()),
  findById: async (db, ids) => storedOf(await items(db).where('id', 'in', ids).execute()),
  newState: ({ line: _, isArchived, priceE4, ...stated }) => ({
    ...emptyItem,
    ...stated,
    priceE4: priceE4 ?? emptyItem.priceE4,
    isArchived: isArchived === true,
  }),
  mergedState: ({ line: _, code: __, isArchived, priceE4, ...texts }, before) => ({
    ...before,
    ...withoutEmpty(texts),
    priceE4: priceE4 ?? before.priceE4,
    isArchived: isArchived ?? before.isArchived,
  }),
  insert: (tx, rows, { now }) =>
    tx
      .insertInto('items')
      .values(rows.map(({ id, state }) => ({ id, ...rowOf(state), created_at: now, updated_at: now })))
      .execute(),
  change: (tx, before, after, { now }) => changeItem(tx, before, after, now),
  restore: (tx, row, to, startedAt) => changeItem(tx, row, to, startedAt),
  remove: removeItems,
  jsonOf,
};

/** Imports items; a code of the file that stands already is an item that is known. */
export function itemImporter(read: ReadRecords<ItemRecord>, choices: ImportChoices): Importer<ItemRecord> {
  return codedImporter(itemKind, read, choices);
}

/** Takes items of an import back inside a transaction; what was changed since, or what a document names, stays. */
export function takeBackItems(tx: WriteTx, rows: TakenBack) {
  return takeBackCoded(tx, itemKind, rows);
}

function items(db: Reads) {
  return db.selectFrom('items').select(itemColumns);
}

function storedOf(rows: Awaited<ReturnType<ReturnType<typeof items>['execute']>>): StoredItem[] {
  return rows.map((row) => {
    const { id, version, createdAt: _, updatedAt: __, ...state } = itemOf(row as Parameters<typeof itemOf>[0]);
    return { id, version, state };
  });
}

async function changeItem(
  tx: WriteTx,
  { id, version, state }: StoredItem,
  after: ItemState,
  updatedAt: Instant,
): Promise<FieldImages | null> {
  const images = imagesOf(jsonOf(state), jsonOf(after));
  if (images === null) return null;
  const to = { ...rowOf(after), version: version + 1, updated_at: updatedAt };
  await tx.updateTable('items').set(to).where('id', '=', id).execute();
  return images;
}

function rowOf(state: ItemState) {
  return { ...columnsOf(state), is_archived: state.isArchived ? (1 as const) : (0 as const) };
}

function jsonOf(state: ItemState): Readonly<Record<string, JsonValue>> {
  return { ...state };
}

async function removeItems(tx: WriteTx, ids: readonly string[]): Promise<number> {
  const result = await tx
    .deleteFrom('items')
    .where('id', 'in', ids)
    .where('version', '=', 1)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('document_lines')
            .select('document_lines.item_id')
            .whereRef('document_lines.item_id', '=', 'items.id'),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
