/** What an import has written and is not undone yet: record by record, however often a file has named one. */
import { sql } from 'kysely';

import { foldImages } from '#domain/undo';
import type { FieldImages } from '#domain/undo';
import type { ImportBatchesTable, WriteTx } from '#core/database';

import type { Reads } from './units.ts';

export type Batch = Pick<ImportBatchesTable, 'id' | 'kind'>;

/** `images` null: the import has made it, whatever it did to it afterwards. `position` is where the file names it last. */
export type ImportedRecord = { id: string; position: number; images: FieldImages | null };

const recordsAtOnce = 100;

/** Some of the records, the newest first, those that stand `before` a position; null: from the end. */
export async function recordsBefore(db: Reads, batch: Batch, before: number | null): Promise<ImportedRecord[]> {
  const heads = headsOf(db, batch);
  return wholeRecords(db, batch, await (before === null ? heads : heads.where('position', '<', before)).execute());
}

/**
 * The next records to be undone. An organisation comes only when all have been dealt with that the import has written and that belong to it: who of
 * them stays holds it, whoever has come between.
 */
export async function nextRecords(tx: WriteTx, batch: Batch): Promise<ImportedRecord[]> {
  if (batch.kind !== 'contacts') return recordsBefore(tx, batch, null);
  // Members stand behind their organisations, unless somebody has made them such since: most often the newest are free.
  for (const heads of [newestFreeHeads(tx, batch), freeHeads(tx, batch)]) {
    const found = await heads.execute();
    if (found.length > 0) return wholeRecords(tx, batch, found);
  }
  // Nobody is ever above himself; should the books say so, all are asked for as they stand.
  return recordsBefore(tx, batch, null);
}

/** Forgets what is undone. */
export async function forgetRecords(tx: WriteTx, { id }: Batch, records: readonly ImportedRecord[]): Promise<void> {
  const ids = records.map((record) => record.id);
  await tx.deleteFrom('import_entries').where('entity_id', 'in', ids).where(isOf(id)).execute();
}

/** The query of those of the newest records to which nobody of the import belongs; exported for the proof that indexes answer it. */
export function newestFreeHeads(db: Reads, batch: Batch) {
  return db
    .selectFrom(headsOf(db, batch).as('head'))
    .select(['entity_id', 'position'])
    .where(isFree(batch, 'head.entity_id'))
    .orderBy('position', 'desc');
}

/** The same of all records. */
export function freeHeads(db: Reads, batch: Batch) {
  return headsOf(db, batch).where(isFree(batch, 'import_entries.entity_id'));
}

function isFree(batch: Batch, entityId: string) {
  return sql<boolean>`NOT EXISTS (SELECT 1 FROM contact_organisations AS membership
    CROSS JOIN import_entries AS member ON member.entity_id = membership.contact_id AND member.batch_id = ${batch.id}
    WHERE membership.organisation_id = ${sql.ref(entityId)})`;
}

/** Where each record is named last. */
function headsOf(db: Reads, { id }: Batch) {
  return db
    .selectFrom('import_entries')
    .select(['entity_id', 'position'])
    .where('batch_id', '=', id)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM import_entries AS later WHERE later.entity_id = import_entries.entity_id
        AND later.batch_id = import_entries.batch_id AND later.position > import_entries.position)`,
    )
    .orderBy('position', 'desc')
    .limit(recordsAtOnce);
}

type Head = { entity_id: string; position: number };

async function wholeRecords(db: Reads, { id }: Batch, heads: readonly Head[]): Promise<ImportedRecord[]> {
  if (heads.length === 0) return [];
  const entries = await entriesOf(db, { batchId: id, ids: heads.map((head) => head.entity_id) }).execute();
  const byId = Map.groupBy(entries, (entry) => entry.entity_id);
  return heads.map(({ entity_id: entityId, position }) => {
    const own = byId.get(entityId) ?? [];
    if (own.some((entry) => entry.before_json === null)) return { id: entityId, position, images: null };
    const images = own.map(({ before_json: before, after_json: after }): FieldImages => ({
      before: JSON.parse(before ?? '{}'),
      after: JSON.parse(after ?? '{}'),
    }));
    return { id: entityId, position, images: foldImages(images) };
  });
}

/** The query of all that was written of some records, the oldest first; exported for the proof that an index answers it. */
export function entriesOf(db: Reads, { batchId, ids }: { batchId: string; ids: readonly string[] }) {
  return db
    .selectFrom('import_entries')
    .select(['entity_id', 'before_json', 'after_json'])
    .where('entity_id', 'in', ids)
    .where(isOf(batchId))
    .orderBy('position');
}

/** As a term that no index answers: to look for the records one by one is less work than to read all of an import. */
function isOf(batchId: string) {
  return sql<boolean>`+import_entries.batch_id = ${batchId}`;
}
