/** A unit part by part, so that none of its transactions is long: what is left of it, and what undoing a part comes to. */
import type { Change } from '#core/contact-changes';
import { refreshFigures } from '#core/contact-groups';
import type { WriteTx } from '#core/database';
import { addedTags, removeNewTags } from '#core/organising';

import { currentContacts } from './current-contacts.ts';
import { forgetRecords, nextRecords } from './imported-records.ts';
import type { Batch } from './imported-records.ts';
import { previewEntry, restoreEntry } from './restore-entries.ts';
import type { Entry } from './restore-entries.ts';
import { previewImport, restoreImported } from './restore-imports.ts';
import type { RestoredPart } from './restore-imports.ts';
import type { Reads, UnitRow } from './units.ts';

const entriesAtOnce = 25;

/**
 * Undoes a part of a unit and forgets its images; a merge is undone in one. Called again and again, also after a crash in
 * between, until it answers null: nothing is left.
 */
export async function undoPart(tx: WriteTx, unit: UnitRow, change: Change): Promise<RestoredPart | null> {
  switch (unit.kind) {
    case 'import':
      return undoImported(tx, unit, change);
    case 'bulkEdit':
    case 'delete':
      return undoEntries(tx, { unit, limit: entriesAtOnce, change });
    case 'merge':
      return undoEntries(tx, { unit, limit: null, change });
  }
}

type Undoing = { unit: UnitRow; limit: number | null; change: Change };

async function undoEntries(tx: WriteTx, { unit, limit, change }: Undoing): Promise<RestoredPart | null> {
  const entries = await nextEntries(tx, unit.id, { after: null, limit });
  if (entries.length === 0) return null;
  const part: RestoredPart = { restoredCount: 0, kept: [] };
  const currentOf = await readCurrent(tx, entries);
  // An edit of many gives nobody to an organisation, so whoever belongs to one has come since or was there before.
  const keepsOrganisation = unit.kind === 'bulkEdit';
  for (const entry of entries) {
    const restoring = { entry, current: currentOf(entry.subject_id), keepsOrganisation };
    const { isRestored, kept } = await restoreEntry(tx, restoring, change);
    part.restoredCount += isRestored ? 1 : 0;
    part.kept.push(...kept);
  }
  if (unit.kind === 'bulkEdit') await removeNewTags(tx, { unitId: unit.id, ids: [], names: tagsAddedIn(entries) });
  if (unit.kind === 'merge') await refreshFigures(tx, rootsIn(entries));
  await forgetImages(tx, unit, entries);
  return part;
}

/**
 * What is undone needs no images any more. That a merge or a deletion was about these records stays known: should one of them be erased on
 * request, its name goes from the label, too.
 */
async function forgetImages(tx: WriteTx, unit: UnitRow, entries: readonly { position: number }[]): Promise<void> {
  const positions = entries.map((entry) => entry.position);
  if (unit.kind === 'bulkEdit') {
    await tx.deleteFrom('undo_entries').where('unit_id', '=', unit.id).where('position', 'in', positions).execute();
    return;
  }
  await tx
    .updateTable('undo_entries')
    .set({ before_json: null, after_json: null })
    .where('unit_id', '=', unit.id)
    .where('position', 'in', positions)
    .execute();
}

function tagsAddedIn(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ before_json: before, after_json: after }) =>
    addedTags({ before: JSON.parse(before ?? '{}'), after: JSON.parse(after ?? '{}') }),
  );
}

async function readCurrent(db: Reads, entries: readonly Entry[]) {
  const contacts = entries.filter((entry) => entry.subject_kind === 'contact');
  return currentContacts(
    db,
    contacts.map((entry) => entry.subject_id),
  );
}

/** The contacts of a merge with those that they were merged into. */
function rootsIn(entries: readonly Entry[]): string[] {
  const roots = entries.flatMap(({ after_json: after }) => {
    const { mergedIntoId } = JSON.parse(after ?? '{}') as { mergedIntoId?: string | null };
    return typeof mergedIntoId === 'string' ? [mergedIntoId] : [];
  });
  const ids = entries.filter((entry) => entry.subject_kind === 'contact').map((entry) => entry.subject_id);
  return [...new Set([...roots, ...ids])];
}

async function undoImported(tx: WriteTx, unit: UnitRow, change: Change): Promise<RestoredPart | null> {
  const batch = await batchOf(tx, unit.id);
  const records = await nextRecords(tx, batch);
  if (records.length === 0) return null;
  const part = await restoreImported(tx, { batch, records, change });
  await forgetRecords(tx, batch, records);
  return part;
}

async function batchOf(db: Reads, id: string): Promise<Batch> {
  return db.selectFrom('import_batches').select(['id', 'kind']).where('id', '=', id).executeTakeFirstOrThrow();
}

async function nextEntries(
  db: Reads,
  unitId: string,
  { after, limit }: { after: number | null; limit: number | null },
) {
  let entries = db
    .selectFrom('undo_entries')
    .select(['position', 'subject_kind', 'subject_id', 'before_json', 'after_json'])
    .where('unit_id', '=', unitId)
    .where((where) => where.or([where('before_json', 'is not', null), where('after_json', 'is not', null)]))
    .orderBy('position');
  if (after !== null) entries = entries.where('position', '>', after);
  if (limit !== null) entries = entries.limit(limit);
  return entries.execute();
}

/** What undoing the unit would come to now, part by part; does nothing. */
export async function* previewParts(db: Reads, unit: UnitRow): AsyncGenerator<RestoredPart, void, void> {
  if (unit.kind === 'import') {
    yield* previewImport(db, await batchOf(db, unit.id));
    return;
  }
  const returning = await returningRecords(db, unit);
  const keepsOrganisation = unit.kind === 'bulkEdit';
  for (let entries = await firstEntries(db, unit.id); entries.length > 0;) {
    const part: RestoredPart = { restoredCount: 0, kept: [] };
    const currentOf = await readCurrent(db, entries);
    for (const entry of entries) {
      const restoring = { entry, current: currentOf(entry.subject_id), keepsOrganisation };
      const { isRestored, kept } = await previewEntry(db, restoring, returning);
      part.restoredCount += isRestored ? 1 : 0;
      part.kept.push(...kept);
    }
    yield part;
    const after = entries.at(-1)?.position ?? 0;
    entries = await nextEntries(db, unit.id, { after, limit: entriesAtOnce });
  }
}

async function firstEntries(db: Reads, unitId: string) {
  return nextEntries(db, unitId, { after: null, limit: entriesAtOnce });
}

/** The contacts and custom fields that a merge or a deletion brings back; a bulk edit brings back none. */
async function returningRecords(db: Reads, unit: UnitRow): Promise<ReadonlySet<string>> {
  if (unit.kind !== 'merge' && unit.kind !== 'delete') return new Set();
  const rows = await db
    .selectFrom('undo_entries')
    .select('subject_id')
    .where('unit_id', '=', unit.id)
    .where('subject_kind', 'in', ['contact', 'customField'])
    .execute();
  return new Set(rows.map((row) => row.subject_id));
}
