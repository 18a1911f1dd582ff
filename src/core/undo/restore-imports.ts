/** Undoing an import: what it made goes unless it was changed or used since, what it changed comes back field by field. */
import { restoreFields } from '#domain/undo';
import type { FieldImages } from '#domain/undo';
import type { Item } from '#contract/items';
import type { Change } from '#core/contact-changes';
import { previewContact, restoreContact } from '#core/contacts';
import type { RestoredContact } from '#core/contacts';
import type { WriteTx } from '#core/database';
import { columnsOf, itemColumns, itemOf } from '#core/items';
import { addedTags, removeNewTags, tagsOf } from '#core/organising';

import { currentContacts } from './current-contacts.ts';
import { contactsInTheWay, documentsInTheWay, itemsInTheWay, organisationsInTheWay } from './in-the-way.ts';
import { recordsBefore } from './imported-records.ts';
import type { Batch, ImportedRecord } from './imported-records.ts';
import type { Kept } from './restore-entries.ts';
import type { Reads } from './units.ts';

export type RestoredPart = { restoredCount: number; kept: Kept[] };

/** Undoes some records of an import inside a transaction. What it made and stays is counted with the import. */
export async function restoreImported(
  tx: WriteTx,
  { batch, records, change }: { batch: Batch; records: readonly ImportedRecord[]; change: Change },
): Promise<RestoredPart> {
  const { id: batchId, kind } = batch;
  const made = madeOf(records);
  const inTheWay = await wayOf(tx, batch, { ids: made, exceptOf: null });
  const held = new Set(inTheWay.map((kept) => kept.subjectId));
  const free = made.filter((id) => !held.has(id));
  const changed = changedOf(records);
  const isOfContacts = kind === 'contacts';
  const tagIds = isOfContacts ? await tagsOf(tx, free) : [];
  if (free.length > 0) await tx.deleteFrom(kind).where('id', 'in', free).execute();
  const part: RestoredPart = { restoredCount: free.length, kept: inTheWay };
  const stored = await currentContacts(tx, isOfContacts ? changed.map(({ id }) => id) : []);
  for (const { id, images } of changed) {
    const done = isOfContacts
      ? restoredContact(
          id,
          // Whom the import has given to an organisation has been dealt with before it.
          await restoreContact(tx, { id, images, current: stored(id), keepsOrganisation: true }, change),
        )
      : await restoreItem(tx, { id, images }, change);
    part.restoredCount += done.isRestored ? 1 : 0;
    part.kept.push(...done.kept);
  }
  const names = isOfContacts ? changed.flatMap(({ images }) => addedTags(images)) : [];
  await removeNewTags(tx, { unitId: batchId, ids: tagIds, names });
  await tx
    .updateTable('import_batches')
    .set((batchNow) => ({ created_count: batchNow('created_count', '+', inTheWay.length) }))
    .where('id', '=', batchId)
    .execute();
  return part;
}

/**
 * What undoing an import would come to now, part by part; does nothing. An organisation stays with whoever stays and belongs to it, who may stand
 * anywhere in the file: those are told at last.
 */
export async function* previewImport(db: Reads, batch: Batch): AsyncGenerator<RestoredPart, void, void> {
  const staying = { batchId: batch.id, ids: [] as string[], heldIds: [] as string[] };
  for (let records = await recordsBefore(db, batch, null); records.length > 0;) {
    const made = madeOf(records);
    const inTheWay = await wayOf(db, batch, { ids: made, exceptOf: batch.id });
    staying.ids.push(...inTheWay.map((kept) => kept.subjectId));
    const part: RestoredPart = { restoredCount: made.length - inTheWay.length, kept: inTheWay };
    const changed = changedOf(records);
    const stored = await currentContacts(db, batch.kind === 'contacts' ? changed.map(({ id }) => id) : []);
    for (const { id, images } of changed) {
      const done =
        batch.kind === 'contacts'
          ? await contactPlan(db, { id, images, stored, exceptOf: batch.id })
          : await planItem(db, { id, images });
      part.restoredCount += done.isRestored ? 1 : 0;
      part.kept.push(...done.kept);
      if ('organisationIds' in done) staying.heldIds.push(...done.organisationIds);
    }
    yield part;
    records = await recordsBefore(db, batch, records.at(-1)?.position ?? 0);
  }
  if (batch.kind !== 'contacts') return;
  const kept = await organisationsInTheWay(db, staying);
  yield { restoredCount: -kept.length, kept };
}

function madeOf(records: readonly ImportedRecord[]): string[] {
  return records.filter((record) => record.images === null).map((record) => record.id);
}

function changedOf(records: readonly ImportedRecord[]): Imaged[] {
  return records.flatMap(({ id, images }) => (images === null ? [] : [{ id, images }]));
}

async function wayOf(
  db: Reads,
  { id: batchId, kind }: Batch,
  { ids, exceptOf }: { ids: readonly string[]; exceptOf: string | null },
): Promise<Kept[]> {
  if (ids.length === 0) return [];
  switch (kind) {
    case 'contacts':
      return contactsInTheWay(db, { ids, exceptOf });
    case 'items':
      return itemsInTheWay(db, { ids, batchId });
    case 'documents':
      return documentsInTheWay(db, ids);
  }
}

type Restored = { isRestored: boolean; kept: Kept[] };

async function contactPlan(
  db: Reads,
  { id, images, stored, exceptOf }: Imaged & { stored: StoredOf; exceptOf: string },
) {
  const plan = await previewContact(db, { id, images, current: stored(id), keepsOrganisation: true, exceptOf });
  return { ...restoredContact(id, plan), organisationIds: plan.organisationIds };
}

type StoredOf = Awaited<ReturnType<typeof currentContacts>>;

function restoredContact(id: string, { isRestored, kept }: RestoredContact): Restored {
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
