/** Items from a file into the books. */
import { foldCode, problemAt, type ItemRecord, type ReadRecords } from '#domain/imports';
import { formatE4 } from '#domain/money';
import { nextFreeCodes } from '#core/codes';
import type { WriteTx } from '#core/database';
import { columnsOf, emptyItem, itemColumns, itemOf, type ItemFields } from '#core/items';

import type { ImportChoices } from './contact-importer.ts';
import { withoutEmpty, type Importer, type Reads, type WrittenEntry } from './importer.ts';

/** Imports items. Those without a code come last, so that a code made for them is never one that the file brings. */
export function itemImporter(read: ReadRecords<ItemRecord>, choices: ImportChoices): Importer<ItemRecord> {
  return {
    records: read.records.toSorted((left, right) => Number(left.code === '') - Number(right.code === '')),
    refusedCount: read.refusedCount,
    problems: read.problems,
    weightOf: () => 1,
    exampleOf: ({ line: _, priceE4, isArchived, ...texts }) => [
      withoutEmpty({
        ...texts,
        price: priceE4 === null ? '' : formatE4(priceE4),
        isArchived: isArchived === null ? '' : String(isArchived),
      }),
    ],
    async settle(db, records) {
      const { created, updated, problems } = await split(db, records, choices);
      return { createCount: created.length, updateCount: updated.length, problems };
    },
    async write(tx, records) {
      const { created, updated, problems } = await split(tx, records, choices);
      const entries = [...(await insert(tx, created, choices)), ...(await update(tx, updated, choices))];
      return { createCount: created.length, updateCount: updated.length, problems, entries };
    },
  };
}

type ItemRow = Parameters<typeof itemOf>[0];
type Update = { record: ItemRecord; before: ItemRow };

async function split(db: Reads, records: readonly ItemRecord[], { existing }: ImportChoices) {
  const codes = records.map((record) => record.code).filter((code) => code !== '');
  const found =
    codes.length === 0 ? [] : await db.selectFrom('items').select(itemColumns).where('code', 'in', codes).execute();
  const rows = new Map(found.map((row) => [foldCode(row.code), row as ItemRow]));
  const created = records.filter((record) => !rows.has(foldCode(record.code)));
  const known = records.flatMap((record): Update[] => {
    const before = rows.get(foldCode(record.code));
    return before === undefined ? [] : [{ record, before }];
  });
  const problems = known.map(({ record }) =>
    problemAt(record.line, { field: 'code', code: 'ALREADY_EXISTS', value: record.code }),
  );
  return existing === 'update' ? { created, updated: known, problems: [] } : { created, updated: [], problems };
}

async function insert(tx: WriteTx, records: readonly ItemRecord[], choices: ImportChoices): Promise<WrittenEntry[]> {
  const coded = await insertRows(
    tx,
    records.filter((record) => record.code !== ''),
    choices,
  );
  const others = records.filter((record) => record.code === '');
  if (others.length === 0) return coded;
  const codes = await nextFreeCodes(tx, 'items', others.length);
  const made = others.map((record, index) => ({ ...record, code: codes[index] ?? '' }));
  return [...coded, ...(await insertRows(tx, made, choices))];
}

async function insertRows(
  tx: WriteTx,
  records: readonly ItemRecord[],
  { now, newId }: ImportChoices,
): Promise<WrittenEntry[]> {
  if (records.length === 0) return [];
  const rows = records.map(({ line: _, isArchived, priceE4, ...stated }) => ({
    id: newId(),
    ...columnsOf({ ...emptyItem, ...stated, priceE4: priceE4 ?? emptyItem.priceE4 }),
    is_archived: isArchived === true ? (1 as const) : (0 as const),
    created_at: now,
    updated_at: now,
  }));
  await tx.insertInto('items').values(rows).execute();
  return rows.map((row) => ({ entityId: row.id, before: null }));
}

async function update(tx: WriteTx, updates: readonly Update[], { now }: ImportChoices): Promise<WrittenEntry[]> {
  for (const { record, before } of updates) {
    const isArchived = record.isArchived ?? before.is_archived === 1;
    await tx
      .updateTable('items')
      .set({
        ...columnsOf(merged(record, before)),
        is_archived: isArchived ? 1 : 0,
        version: before.version + 1,
        updated_at: now,
      })
      .where('id', '=', before.id)
      .execute();
  }
  return updates.map(({ before }) => ({ entityId: before.id, before }));
}

/** What the file says replaces what stood there; where it says nothing, everything stays. */
function merged(record: ItemRecord, before: ItemRow): ItemFields {
  const { line: _, code: __, priceE4, isArchived: ___, ...texts } = record;
  return { ...itemOf(before), ...withoutEmpty(texts), priceE4: priceE4 ?? before.price_e4 };
}

/**
 * Takes rows of an import back inside a transaction: removes new items and restores changed ones. An item that somebody has changed since,
 * or that a document names by now, stays as it is.
 * @returns how many rows stayed.
 */
export async function takeBackItems(
  tx: WriteTx,
  { created, updated }: { created: readonly string[]; updated: readonly unknown[] },
): Promise<{ createdKept: number; updatedKept: number }> {
  const removed = created.length === 0 ? 0 : await removeItems(tx, created);
  let restored = 0;
  for (const image of updated) {
    const before = image as ItemRow;
    const result = await tx
      .updateTable('items')
      .set({
        ...columnsOf(itemOf(before)),
        is_archived: before.is_archived,
        updated_at: before.updated_at,
        // Not the old number: who holds the imported version must not be able to save over what stands now.
        version: before.version + 2,
      })
      .where('id', '=', before.id)
      .where('version', '=', before.version + 1)
      .executeTakeFirst();
    restored += Number(result.numUpdatedRows);
  }
  return { createdKept: created.length - removed, updatedKept: updated.length - restored };
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
