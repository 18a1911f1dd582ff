/** `undo.run` */
import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Instant } from '#domain/dates';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { UndoKept } from '#contract/undo';
import { changeOf } from '#core/contact-changes';
import type { Change } from '#core/contact-changes';
import type { WriteTx } from '#core/database';
import type { Failure, InputOf, JobScope, JobWork, Reference } from '#core/pipeline';
import { beginWork, endWork } from '#core/undo-units';

import { keptTexts, toldKept } from './kept-texts.ts';
import type { Kept } from './restore-entries.ts';
import type { RestoredPart } from './restore-imports.ts';
import { undoPart } from './unit-parts.ts';
import { findUndoable } from './units.ts';
import type { Reads, UnitRow } from './units.ts';

type Undone = { restoredCount: number; kept: UndoKept[]; keptCount: number };

/**
 * Undoes a unit in short transactions. Once begun it is finished: should the program end or its listener leave in the middle, the next look
 * for what nobody works on any more does the rest. Errors: UNDO_NOT_FOUND, UNDO_DONE, UNDO_EXPIRED, UNDO_LATER_FIRST, UNDO_BLOCKED.
 */
export async function* runUndo(scope: JobScope, input: InputOf<'undo', 'run'>): JobWork<Undone> {
  const { id } = input;
  const change = changeOf(scope, 'undo.run');
  const begun = await begin(scope, id, change);
  if (!begun.ok) return begun;
  const { unit } = begun.value;
  try {
    const kept: Kept[] = [];
    let done = 0;
    for (let { part } = begun.value; part !== null;) {
      done = Math.min(done + part.restoredCount + part.kept.length, unit.record_count);
      kept.push(...part.kept.slice(0, toldKept - kept.length));
      yield { done, total: unit.record_count, message: 'undoing' };
      await nextTurn();
      part = await scope.write((tx) => undoNotedPart(tx, unit, change));
    }
    return await finish(scope, { input, unit, kept });
  } finally {
    endWork(id);
  }
}

/** Answers a repeated undo by its counts: what was kept holds names and numbers of people, and is not stored with the answer. */
export async function undoneBefore({ db }: JobScope, { id }: Reference): Promise<Result<Undone, Failure>> {
  return ok({ ...(await countsOf(db, id)), kept: [] });
}

type Begun = { unit: UnitRow; part: RestoredPart | null };

/**
 * Makes the unit this process's own, so that nobody else undoes it meanwhile, and undoes its first part: for a merge, which is one part, nothing
 * can come between the question whether it can be undone and the doing.
 */
async function begin(scope: JobScope, id: string, change: Change): Promise<Result<Begun, Failure>> {
  let isMine = false;
  try {
    return await scope.write(async (tx) => {
      const unit = await findUndoable(tx, { id, now: scope.now });
      if (!unit.ok) return unit;
      beginWork(id);
      isMine = true;
      const work = { process_id: process.pid, work_began_at: scope.now };
      await tx
        .updateTable('undo_units')
        .set({ ...work, restored_count: 0, kept_count: 0 })
        .where('id', '=', id)
        .execute();
      // Of an import, from here on what stays is counted.
      await tx.updateTable('import_batches').set({ created_count: 0 }).where('id', '=', id).execute();
      return ok({ unit: unit.value, part: await undoNotedPart(tx, unit.value, change) });
    });
  } catch (error) {
    if (isMine) endWork(id);
    throw error;
  }
}

/** Undoes a part and counts it in the same transaction. */
export async function undoNotedPart(tx: WriteTx, unit: UnitRow, change: Change): Promise<RestoredPart | null> {
  const part = await undoPart(tx, unit, change);
  if (part === null) return null;
  await tx
    .updateTable('undo_units')
    .set((unitNow) => ({
      restored_count: unitNow(unitNow.fn.coalesce('restored_count', unitNow.val(0)), '+', part.restoredCount),
      kept_count: unitNow(unitNow.fn.coalesce('kept_count', unitNow.val(0)), '+', part.kept.length),
    }))
    .where('id', '=', unit.id)
    .execute();
  return part;
}

/** Says that a unit is undone. */
export async function markUndone(tx: WriteTx, unit: UnitRow, now: Instant): Promise<void> {
  await tx
    .updateTable('undo_units')
    .set({ undone_at: now, process_id: null, work_began_at: null })
    .where('id', '=', unit.id)
    .execute();
  if (unit.kind !== 'import') return;
  await tx
    .updateTable('import_batches')
    .set({ status: 'takenBack', updated_count: 0, skipped_count: 0 })
    .where('id', '=', unit.id)
    .execute();
}

type Finishing = { input: InputOf<'undo', 'run'>; unit: UnitRow; kept: readonly Kept[] };

async function finish(scope: JobScope, { input, unit, kept }: Finishing): Promise<Result<Undone, Failure>> {
  const call = { operation: 'undo.run', commandId: input.commandId, input };
  return scope.command(call, async ({ tx, record, remember }) => {
    await markUndone(tx, unit, scope.now);
    const counts = await countsOf(tx, unit.id);
    record({ kind: 'undo', id: unit.id, detail: { kind: unit.kind, ...counts } });
    remember({ id: unit.id, version: 1 });
    return ok({ ...counts, kept: await keptTexts(tx, kept) });
  });
}

async function countsOf(db: Reads, id: string): Promise<{ restoredCount: number; keptCount: number }> {
  const row = await db
    .selectFrom('undo_units')
    .select(['restored_count', 'kept_count'])
    .where('id', '=', id)
    .executeTakeFirst();
  return { restoredCount: row?.restored_count ?? 0, keptCount: row?.kept_count ?? 0 };
}
