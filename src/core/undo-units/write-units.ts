/** Before-images of what a command does, written in its own transaction, so that it can be taken back as one. */
import type { Instant } from '#domain/dates';
import { canonicalJson } from '#domain/hashing';
import type { JsonValue } from '#domain/hashing';
import type { UndoKind } from '#domain/undo';
import type { UndoEntriesTable, WriteTx } from '#core/database';

/**
 * One record that a unit wrote. A changed one bears its changed fields before and after; a removed one all of it as `before`; one that
 * was made bears `before` null.
 */
export type UndoEntry = {
  subjectKind: UndoEntriesTable['subject_kind'];
  subjectId: string;
  before: JsonValue;
  after: JsonValue;
};

type NewUnit = {
  id: string;
  kind: UndoKind;
  /** What a person knows it by: the name of the contact, the file, the tag. */
  label: string;
  recordCount: number;
  userId: string;
  now: Instant;
  /** Of a job of many transactions: should it end before `closeUnit`, what it has done is taken back. */
  processId?: number;
};

/** Opens a unit. A job that gives its process calls `beginWork` before, `closeUnit` when all is written, and `endWork` at last. */
export async function openUnit(tx: WriteTx, unit: NewUnit): Promise<void> {
  await tx
    .insertInto('undo_units')
    .values({
      id: unit.id,
      kind: unit.kind,
      label: unit.label,
      record_count: unit.recordCount,
      user_id: unit.userId,
      at: unit.now,
      process_id: unit.processId ?? null,
      work_began_at: unit.processId === undefined ? null : unit.now,
    })
    .execute();
}

/** Adds records to a unit. `from` is how many it has already. */
export async function addEntries(
  tx: WriteTx,
  { unitId, from = 0, entries }: { unitId: string; from?: number; entries: readonly UndoEntry[] },
): Promise<void> {
  if (entries.length === 0) return;
  const jsonOrNull = (value: JsonValue) => (value === null ? null : canonicalJson(value));
  await tx
    .insertInto('undo_entries')
    .values(
      entries.map((entry, index) => ({
        unit_id: unitId,
        position: from + index,
        subject_kind: entry.subjectKind,
        subject_id: entry.subjectId,
        before_json: jsonOrNull(entry.before),
        after_json: jsonOrNull(entry.after),
      })),
    )
    .execute();
}

/** Says that a unit of many transactions is whole. `recordCount` replaces what was thought at its beginning. */
export async function closeUnit(tx: WriteTx, { id, recordCount }: { id: string; recordCount: number }): Promise<void> {
  await tx
    .updateTable('undo_units')
    .set({ process_id: null, work_began_at: null, record_count: recordCount })
    .where('id', '=', id)
    .execute();
}

/** Erases every image of a record, for a person who asks to be forgotten. */
export async function forgetSubject(tx: WriteTx, subjectId: string): Promise<void> {
  await tx.deleteFrom('undo_entries').where('subject_id', '=', subjectId).execute();
}
