/** Items from a file into the books. */
import type { ItemRecord, ReadRecords } from '#domain/imports';
import { formatE4 } from '#domain/money';
import type { WriteTx } from '#core/database';
import { columnsOf, emptyItem, itemColumns, itemOf } from '#core/items';

import { codedImporter, takeBackCoded, type CodedKind, type ImportChoices } from './coded-importer.ts';
import { withoutEmpty, type Importer } from './importer.ts';

type ItemRow = Parameters<typeof itemOf>[0];

const itemKind: CodedKind<ItemRecord, ItemRow, ReturnType<typeof columnsOf>> = {
  table: 'items',
  exampleOf: ({ line: _, priceE4, isArchived, ...texts }) =>
    withoutEmpty({
      ...texts,
      price: priceE4 === null ? '' : formatE4(priceE4),
      isArchived: isArchived === null ? '' : String(isArchived),
    }),
  find: async (db, codes) =>
    (await db.selectFrom('items').select(itemColumns).where('code', 'in', codes).execute()) as ItemRow[],
  contentOf: (row) => columnsOf(itemOf(row)),
  newContent: ({ line: _, isArchived: __, priceE4, ...stated }) =>
    columnsOf({ ...emptyItem, ...stated, priceE4: priceE4 ?? emptyItem.priceE4 }),
  mergedContent: ({ line: _, code: __, isArchived: ___, priceE4, ...texts }, before) =>
    columnsOf({ ...itemOf(before), ...withoutEmpty(texts), priceE4: priceE4 ?? before.price_e4 }),
  isArchived: (record) => record.isArchived,
  insert: (tx, rows) => tx.insertInto('items').values(rows).execute(),
  change: async (tx, { id, version }, to) => {
    const query = tx.updateTable('items').set(to).where('id', '=', id).where('version', '=', version);
    return Number((await query.executeTakeFirst()).numUpdatedRows);
  },
  remove: removeItems,
};

/** Imports items; a code of the file that stands already is an item that is known. */
export function itemImporter(read: ReadRecords<ItemRecord>, choices: ImportChoices): Importer<ItemRecord> {
  return codedImporter(itemKind, read, choices);
}

/** Takes items of an import back inside a transaction; one that was changed since, or that a document names, stays. */
export function takeBackItems(tx: WriteTx, rows: { created: readonly string[]; updated: readonly unknown[] }) {
  return takeBackCoded(tx, itemKind, rows);
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
