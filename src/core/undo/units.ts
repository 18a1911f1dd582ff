/** Units of work as the contract promises them, and whether one can be undone. */
import { Temporal } from 'temporal-polyfill';

import type { Instant } from '#domain/dates';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { undoDays } from '#domain/undo';
import type { UndoUnit } from '#contract/undo';
import { allocationsAcross } from '#core/allocations';
import type { ReadDb } from '#core/database';
import type { Failure } from '#core/pipeline';
import { isAtWork } from '#core/undo-units';

export type Reads = Pick<ReadDb, 'selectFrom'>;

export type UnitRow = Awaited<ReturnType<ReturnType<typeof unitRows>['execute']>>[number];

export function unitRows(db: Reads) {
  return db
    .selectFrom('undo_units')
    .innerJoin('users', 'users.id', 'undo_units.user_id')
    .select(['undo_units.id', 'kind', 'label', 'record_count', 'at', 'undone_at', 'process_id', 'work_began_at'])
    .select(['restored_count', 'kept_count', 'user_id'])
    .select('users.name as user_name');
}

export function unitOf(row: UnitRow): UndoUnit {
  return {
    id: row.id,
    kind: row.kind,
    label: row.label,
    recordCount: row.record_count,
    userName: row.user_name,
    at: row.at,
    undoneAt: row.undone_at,
    until: endOf(row.at),
  };
}

function endOf(at: Instant): Instant {
  const end = Temporal.Instant.from(at).add({ hours: undoDays * 24 });
  return end.toString({ smallestUnit: 'millisecond' }) as Instant;
}

/** Units that began before this moment can no longer be undone. */
export function oldestUndoable(now: Instant): Instant {
  const oldest = Temporal.Instant.from(now).subtract({ hours: undoDays * 24 });
  return oldest.toString({ smallestUnit: 'millisecond' }) as Instant;
}

/** The unit, if it can be undone. Errors: UNDO_NOT_FOUND, UNDO_DONE, UNDO_EXPIRED, UNDO_LATER_FIRST, UNDO_BLOCKED. */
export async function findUndoable(
  db: Reads,
  { id, now }: { id: string; now: Instant },
): Promise<Result<UnitRow, Failure>> {
  const unit = await unitRows(db).where('undo_units.id', '=', id).executeTakeFirst();
  if (!unit) return err({ code: 'UNDO_NOT_FOUND' });
  if (unit.undone_at !== null) return err({ code: 'UNDO_DONE' });
  if (unit.at < oldestUndoable(now)) return err({ code: 'UNDO_EXPIRED' });
  // Being made, or being undone by somebody else.
  if (isBusy(unit)) return err({ code: 'UNDO_NOT_FOUND' });
  if (unit.kind !== 'merge') return ok(unit);
  const blocked = await mergeBlock(db, unit);
  return blocked === null ? ok(unit) : err(blocked);
}

/** Whether a living process makes or undoes the unit. */
export function isBusy({ id, process_id: processId, work_began_at: since }: Work): boolean {
  return processId !== null && since !== null && isAtWork({ id, processId, since });
}

type Work = Pick<UnitRow, 'id' | 'process_id' | 'work_began_at'>;

type Merged = { id: string; before: string | null; after: string | null };

/**
 * Why a merge cannot be taken back now. It is taken back whole or not at all: half of it would leave a contact without what the merge has given
 * to the other.
 */
async function mergeBlock(db: Reads, { id: unitId, label }: UnitRow): Promise<Failure | null> {
  const merged = await mergedBy(db, unitId);
  const ids = merged.map((contact) => contact.id);
  const rows =
    ids.length === 0
      ? []
      : await db.selectFrom('contacts').select(['id', 'name', 'merged_into_id']).where('id', 'in', ids).execute();
  const now = new Map(rows.map((row) => [row.id, row]));
  for (const { id, after } of merged) {
    const row = now.get(id);
    if (row?.merged_into_id !== after) return { code: 'UNDO_LATER_FIRST', name: row?.name ?? label };
  }
  const rootId = merged[0]?.after ?? null;
  if (rootId === null) return null;
  const rootBefore = new Map(merged.map(({ id, before }) => [id, before ?? id]));
  const rootAfter = (contactId: string) => rootBefore.get(contactId) ?? rootId;
  const numbers = await allocationsAcross(db, { rootId, loserIds: ids, rootAfter });
  return numbers.length === 0 ? null : { code: 'UNDO_BLOCKED', numbers };
}

/** The contacts that the unit gave another root, with the root they had before. */
async function mergedBy(db: Reads, unitId: string): Promise<Merged[]> {
  const entries = await db
    .selectFrom('undo_entries')
    .select(['subject_id', 'before_json', 'after_json'])
    .where('unit_id', '=', unitId)
    .where('subject_kind', '=', 'contact')
    .execute();
  return entries.flatMap(({ subject_id: id, before_json: before, after_json: after }) => {
    const rootAfter = rootIn(after);
    return rootAfter === undefined ? [] : [{ id, before: rootIn(before) ?? null, after: rootAfter }];
  });
}

function rootIn(json: string | null): string | null | undefined {
  return (JSON.parse(json ?? '{}') as { mergedIntoId?: string | null }).mergedIntoId;
}
