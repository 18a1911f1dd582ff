/** Items from a file into the books: new ones are added, those whose code stands already left alone or changed. */
import { sql } from 'kysely';

import type { Instant } from '#domain/dates';
import type { JsonValue } from '#domain/hashing';
import { foldCode, problemAt, type ItemRecord, type ReadRecords } from '#domain/imports';
import { formatE4 } from '#domain/money';
import { imagesOf, restoreFields, type FieldImages } from '#domain/undo';
import type { Item } from '#contract/items';
import { nextFreeCodes } from '#core/codes';
import type { WriteTx } from '#core/database';
import { columnsOf, emptyItem, itemColumns, itemOf } from '#core/items';

import { withoutEmpty } from './importer.ts';
import type { Importer, ImportChoices, Reads, TakenBack, WrittenEntry } from './importer.ts';

type ItemState = Omit<Item, 'id' | 'version' | 'createdAt' | 'updatedAt'>;
type StoredItem = { id: string; version: number; state: ItemState };

/** Imports items. Those without a code come last, so that a code made for them is never one that the file brings. */
export function itemImporter(read: ReadRecords<ItemRecord>, choices: ImportChoices): Importer<ItemRecord> {
  return {
    records: read.records.toSorted((left, right) => Number(left.code === '') - Number(right.code === '')),
    refusedCount: read.refusedCount,
    problems: read.problems,
    weightOf: () => 1,
    exampleOf: (record) => [textsOf(record)],
    async settle(db, records) {
      const { created, updated, problems } = await split(db, records, choices);
      return { createCount: created.length, parentCount: 0, updateCount: updated.length, problems, duplicates: [] };
    },
    async write(tx, records) {
      const { created, updated, problems } = await split(tx, records, choices);
      const entries = await insert(tx, created, choices);
      for (const { record, before } of updated) {
        const images = await changeItem(tx, before, mergedState(record, before.state), choices.now);
        if (images !== null) entries.push({ entityId: before.id, images });
      }
      return { createCount: created.length, parentCount: 0, updateCount: updated.length, problems, entries };
    },
  };
}

function textsOf({ line: _, priceE4, isArchived, ...texts }: ItemRecord): Record<string, string> {
  return withoutEmpty({
    ...texts,
    price: priceE4 === null ? '' : formatE4(priceE4),
    isArchived: isArchived === null ? '' : String(isArchived),
  });
}

async function split(db: Reads, records: readonly ItemRecord[], { existing }: ImportChoices) {
  const codes = records.map((record) => record.code).filter((code) => code !== '');
  const found = codes.length === 0 ? [] : storedOf(await items(db).where('code', 'in', codes).execute());
  const known = new Map(found.map((row) => [foldCode(row.state.code), row]));
  const created = records.filter((record) => !known.has(foldCode(record.code)));
  const updated = records.flatMap((record) => {
    const before = known.get(foldCode(record.code));
    return before === undefined ? [] : [{ record, before }];
  });
  if (existing === 'update') return { created, updated, problems: [] };
  const problems = updated.map(({ record }) =>
    problemAt(record.line, { field: 'code', code: 'ALREADY_EXISTS', value: record.code }),
  );
  return { created, updated: [], problems };
}

async function insert(tx: WriteTx, records: readonly ItemRecord[], choices: ImportChoices): Promise<WrittenEntry[]> {
  const coded = records.filter((record) => record.code !== '').map(newState);
  const entries = await insertStates(tx, coded, choices);
  const others = records.filter((record) => record.code === '').map(newState);
  if (others.length === 0) return entries;
  const codes = await nextFreeCodes(tx, 'items', others.length);
  const states = others.map((state, index) => ({ ...state, code: codes[index] ?? '' }));
  return [...entries, ...(await insertStates(tx, states, choices))];
}

async function insertStates(
  tx: WriteTx,
  states: readonly ItemState[],
  { now, newId }: ImportChoices,
): Promise<WrittenEntry[]> {
  if (states.length === 0) return [];
  const rows = states.map((state) => ({ id: newId(), ...rowOf(state), created_at: now, updated_at: now }));
  await tx.insertInto('items').values(rows).execute();
  return rows.map((row) => ({ entityId: row.id, images: null }));
}

function newState({ line: _, isArchived, priceE4, ...stated }: ItemRecord): ItemState {
  return { ...emptyItem, ...stated, priceE4: priceE4 ?? emptyItem.priceE4, isArchived: isArchived === true };
}

/** What the file says replaces what stood there; where it says nothing, everything stays. */
function mergedState({ line: _, code: __, isArchived, priceE4, ...texts }: ItemRecord, before: ItemState): ItemState {
  return {
    ...before,
    ...withoutEmpty(texts),
    priceE4: priceE4 ?? before.priceE4,
    isArchived: isArchived ?? before.isArchived,
  };
}

/**
 * Takes items of an import back inside a transaction: removes new ones and restores the fields of changed ones. An item that somebody has changed
 * since, or that a document or receipt names, stays; of a changed one the fields stay that somebody has changed since.
 * @returns how many stayed, wholly or in part.
 */
export async function takeBackItems(
  tx: WriteTx,
  { created, updated, startedAt }: TakenBack,
): Promise<{ createdKept: number; updatedKept: number }> {
  const removed = created.length === 0 ? 0 : await removeItems(tx, created);
  const ids = updated.map((entry) => entry.entityId);
  const found = ids.length === 0 ? [] : storedOf(await items(tx).where('id', 'in', ids).execute());
  const rows = new Map(found.map((row) => [row.id, row]));
  let updatedKept = 0;
  for (const { entityId, images } of updated) {
    const row = rows.get(entityId);
    if (row === undefined) continue;
    const { restored, conflicts } = restoreFields(images, jsonOf(row.state));
    await changeItem(tx, row, { ...row.state, ...(restored as Partial<ItemState>) }, startedAt);
    if (conflicts.length > 0) updatedKept += 1;
  }
  return { createdKept: created.length - removed, updatedKept };
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
    .where(isOnNoPaper)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

const isOnNoPaper = sql<boolean>`NOT EXISTS (SELECT 1 FROM document_lines WHERE document_lines.item_id = items.id)
  AND NOT EXISTS (SELECT 1 FROM sale_lines WHERE sale_lines.item_id = items.id)`;
