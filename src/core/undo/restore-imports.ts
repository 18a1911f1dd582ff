/** Undoing an import: what it made goes unless it was changed or used since, what it changed comes back field by field. */
import { restoreFields } from '#domain/undo';
import type { FieldImages } from '#domain/undo';
import type { Item } from '#contract/items';
import { previewContact, restoreContact } from '#core/contacts';
import type { Change } from '#core/contacts';
import type { ImportBatchesTable, ImportEntriesTable, WriteTx } from '#core/database';
import { columnsOf, itemColumns, itemOf } from '#core/items';

import { currentContacts } from './current-contacts.ts';
import { contactsInTheWay, documentsInTheWay, itemsInTheWay } from './in-the-way.ts';
import type { Kept } from './restore-entries.ts';
import type { Reads } from './units.ts';

export type Batch = Pick<ImportBatchesTable, 'id' | 'kind'>;
export type ImportEntry = Pick<ImportEntriesTable, 'entity_id' | 'before_json' | 'after_json'>;
export type RestoredPart = { restoredCount: number; kept: Kept[] };

/** Undoes some records of an import inside a transaction. */
export async function restoreImported(
  tx: WriteTx,
  { batch, entries, change }: { batch: Batch; entries: readonly ImportEntry[]; change: Change },
): Promise<RestoredPart> {
  const { kind } = batch;
  const made = madeBy(entries);
  const inTheWay = await wayOf(tx, batch, made);
  const held = new Set(inTheWay.map((kept) => kept.subjectId));
  const free = made.filter((id) => !held.has(id));
  if (free.length > 0) {
    // Who belongs to an organisation of the same import and is still to go.
    if (kind === 'contacts')
      await tx.deleteFrom('contact_organisations').where('organisation_id', 'in', free).execute();
    await tx.deleteFrom(kind).where('id', 'in', free).execute();
  }
  const part: RestoredPart = { restoredCount: free.length, kept: inTheWay };
  const changed = changedBy(entries);
  const stored = await currentContacts(tx, kind === 'contacts' ? changed.map(({ id }) => id) : []);
  for (const { id, images } of changed) {
    const done =
      kind === 'contacts'
        ? await restoredContact(id, restoreContact(tx, { id, images, current: stored(id) }, change))
        : await restoreItem(tx, { id, images }, change);
    part.restoredCount += done.isRestored ? 1 : 0;
    part.kept.push(...done.kept);
  }
  return part;
}

/** What `restoreImported` would do now, and does nothing. */
export async function previewImported(
  db: Reads,
  { batch, entries }: { batch: Batch; entries: readonly ImportEntry[] },
): Promise<RestoredPart> {
  const { kind } = batch;
  const made = madeBy(entries);
  const inTheWay = await wayOf(db, batch, made);
  const part: RestoredPart = { restoredCount: made.length - inTheWay.length, kept: inTheWay };
  const changed = changedBy(entries);
  const stored = await currentContacts(db, kind === 'contacts' ? changed.map(({ id }) => id) : []);
  for (const { id, images } of changed) {
    const done =
      kind === 'contacts'
        ? await restoredContact(id, previewContact(db, { id, images, current: stored(id) }))
        : await planItem(db, { id, images });
    part.restoredCount += done.isRestored ? 1 : 0;
    part.kept.push(...done.kept);
  }
  return part;
}

function madeBy(entries: readonly ImportEntry[]): string[] {
  return entries.filter((entry) => entry.before_json === null).map((entry) => entry.entity_id);
}

function changedBy(entries: readonly ImportEntry[]): { id: string; images: FieldImages }[] {
  return entries.flatMap(({ entity_id: id, before_json: before, after_json: after }) => {
    if (before === null) return [];
    const images: FieldImages = { before: JSON.parse(before), after: JSON.parse(after ?? '{}') };
    return [{ id, images }];
  });
}

async function wayOf(db: Reads, { id, kind }: Batch, ids: readonly string[]): Promise<Kept[]> {
  if (ids.length === 0) return [];
  switch (kind) {
    case 'contacts':
      return contactsInTheWay(db, { ids, batchId: id });
    case 'items':
      return itemsInTheWay(db, ids);
    case 'documents':
      return documentsInTheWay(db, ids);
  }
}

type Restored = { isRestored: boolean; kept: Kept[] };

async function restoredContact(id: string, restoring: ReturnType<typeof restoreContact>): Promise<Restored> {
  const { isRestored, kept } = await restoring;
  const subject = { subjectKind: 'contact' as const, subjectId: id, name: '' };
  return { isRestored, kept: kept.map((field) => ({ ...subject, ...field })) };
}

type Imaged = { id: string; images: FieldImages };

async function restoreItem(tx: WriteTx, imaged: Imaged, change: Change): Promise<Restored> {
  const { item, wanted, ...done } = await planItem(tx, imaged);
  if (item === undefined || wanted === undefined) return done;
  await tx
    .updateTable('items')
    .set({
      ...columnsOf(wanted),
      is_archived: wanted.isArchived ? 1 : 0,
      version: item.version + 1,
      updated_at: change.now,
    })
    .where('id', '=', item.id)
    .execute();
  return done;
}

type ItemPlan = Restored & { item?: Item; wanted?: Item };

async function planItem(db: Reads, { id, images }: Imaged): Promise<ItemPlan> {
  const row = await db.selectFrom('items').select(itemColumns).where('id', '=', id).executeTakeFirst();
  const subject = { subjectKind: 'item' as const, subjectId: id };
  if (row === undefined) {
    const { name: named } = images.before;
    const name = typeof named === 'string' ? named : '';
    return { isRestored: false, kept: [{ ...subject, name, field: null, reason: 'gone', current: '', before: name }] };
  }
  const item = itemOf(row as Parameters<typeof itemOf>[0]);
  const { restored, conflicts } = restoreFields(images, item);
  const kept = conflicts.map((conflict): Kept => ({
    ...subject,
    name: item.name,
    ...conflict,
    reason: 'changedSince',
  }));
  const isChanged = Object.keys(restored).length > 0;
  const plan = { isRestored: isChanged || kept.length === 0, kept };
  return isChanged ? { ...plan, item, wanted: { ...item, ...(restored as Partial<Item>) } } : plan;
}
