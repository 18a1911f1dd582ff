/** Contacts from a file into the books. */
import type { Instant } from '#domain/dates';
import { foldCode, problemAt, type ContactRecord, type ReadRecords } from '#domain/imports';
import { nextFreeCodes } from '#core/codes';
import { columnsOf, contactColumns, contactOf, emptyContact, type ContactFields } from '#core/contacts';
import type { WriteTx } from '#core/database';

import { withoutEmpty, type Importer, type Reads, type WrittenEntry } from './importer.ts';

export type ImportChoices = { existing: 'skip' | 'update'; now: Instant; newId: () => string };

/** Imports contacts. Those without a code come last, so that a code made for them is never one that the file brings. */
export function contactImporter(read: ReadRecords<ContactRecord>, choices: ImportChoices): Importer<ContactRecord> {
  return {
    records: read.records.toSorted((left, right) => Number(left.code === '') - Number(right.code === '')),
    refusedCount: read.refusedCount,
    problems: read.problems,
    weightOf: () => 1,
    exampleOf: ({ line: _, ...texts }) => [withoutEmpty(texts)],
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

type ContactRow = Parameters<typeof contactOf>[0];
type Update = { record: ContactRecord; before: ContactRow };

async function split(db: Reads, records: readonly ContactRecord[], { existing }: ImportChoices) {
  const codes = records.map((record) => record.code).filter((code) => code !== '');
  const found =
    codes.length === 0
      ? []
      : await db.selectFrom('contacts').select(contactColumns).where('code', 'in', codes).execute();
  const rows = new Map(found.map((row) => [foldCode(row.code), row as ContactRow]));
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

async function insert(tx: WriteTx, records: readonly ContactRecord[], choices: ImportChoices): Promise<WrittenEntry[]> {
  const coded = await insertRows(
    tx,
    records.filter((record) => record.code !== ''),
    choices,
  );
  const others = records.filter((record) => record.code === '');
  if (others.length === 0) return coded;
  const codes = await nextFreeCodes(tx, 'contacts', others.length);
  const made = others.map((record, index) => ({ ...record, code: codes[index] ?? '' }));
  return [...coded, ...(await insertRows(tx, made, choices))];
}

async function insertRows(
  tx: WriteTx,
  records: readonly ContactRecord[],
  { now, newId }: ImportChoices,
): Promise<WrittenEntry[]> {
  if (records.length === 0) return [];
  const rows = records.map(({ line: _, ...stated }) => ({
    id: newId(),
    ...columnsOf({ ...emptyContact, ...stated }),
    created_at: now,
    updated_at: now,
  }));
  await tx.insertInto('contacts').values(rows).execute();
  return rows.map((row) => ({ entityId: row.id, before: null }));
}

async function update(tx: WriteTx, updates: readonly Update[], { now }: ImportChoices): Promise<WrittenEntry[]> {
  for (const { record, before } of updates) {
    await tx
      .updateTable('contacts')
      .set({ ...columnsOf(merged(record, before)), version: before.version + 1, updated_at: now })
      .where('id', '=', before.id)
      .execute();
  }
  return updates.map(({ before }) => ({ entityId: before.id, before }));
}

/** What the file says replaces what stood there; where it says nothing, everything stays. */
function merged(record: ContactRecord, before: ContactRow): ContactFields {
  const { line: _, kind: __, code: ___, ...texts } = record;
  return { ...contactOf(before), ...withoutEmpty(texts) };
}

/**
 * Takes rows of an import back inside a transaction: removes new contacts and restores changed ones. A contact that somebody has changed since,
 * or that a document or payment names by now, stays as it is.
 * @returns how many rows stayed.
 */
export async function takeBackContacts(
  tx: WriteTx,
  { created, updated }: { created: readonly string[]; updated: readonly unknown[] },
): Promise<{ createdKept: number; updatedKept: number }> {
  const removed = created.length === 0 ? 0 : await removeContacts(tx, created);
  let restored = 0;
  for (const image of updated) {
    const before = image as ContactRow;
    const result = await tx
      .updateTable('contacts')
      .set({
        ...columnsOf(contactOf(before)),
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

async function removeContacts(tx: WriteTx, ids: readonly string[]): Promise<number> {
  const result = await tx
    .deleteFrom('contacts')
    .where('id', 'in', ids)
    .where('version', '=', 1)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('documents').select('documents.id').whereRef('documents.contact_id', '=', 'contacts.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('payments').select('payments.id').whereRef('payments.contact_id', '=', 'contacts.id'))),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
