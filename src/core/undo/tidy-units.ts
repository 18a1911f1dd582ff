/** What is done without being asked: work that a crash has cut off is brought to its end, and images past their time go. */
import type { Instant } from '#domain/dates';
import type { WriteTx } from '#core/database';
import { beginWork, endWork } from '#core/undo-units';

import { markUndone, undoNotedPart } from './run-undo.ts';
import { isBusy, oldestUndoable, unitRows } from './units.ts';
import type { Reads, UnitRow } from './units.ts';

/** Short transactions, one after the other. */
export type Books = { db: Reads; write: <T>(work: (tx: WriteTx) => Promise<T>) => Promise<T> };
type Tidying = { now: Instant; newId: () => string };

/**
 * Takes back what a bulk edit had done whose process ended before it did, and finishes an undo that was cut off.
 * @returns how many units that were. Called when the books are opened, and again and again while a program has them open.
 */
export async function takeBackAbandonedUnits(books: Books, tidying: Tidying): Promise<number> {
  const units = await unitRows(books.db).where('process_id', 'is not', null).execute();
  const abandoned = units.filter((unit) => !isBusy(unit));
  for (const unit of abandoned) await takeBackUnit(books, unit, tidying);
  return abandoned.length;
}

async function takeBackUnit({ write }: Books, unit: UnitRow, { now, newId }: Tidying): Promise<void> {
  const change = { userId: unit.user_id, now, newId, operation: 'undo.run' };
  beginWork(unit.id);
  try {
    for (;;) {
      const part = await write((tx) => undoNotedPart(tx, unit, change));
      if (part === null) break;
    }
    await write((tx) => markUndone(tx, unit, now));
  } finally {
    endWork(unit.id);
  }
}

const purgedAtOnce = 2000;

/** Erases the images of what can no longer be undone. @returns how many units went. */
export async function purgeExpired({ db, write }: Books, now: Instant): Promise<number> {
  const oldest = oldestUndoable(now);
  const units = await db
    .selectFrom('undo_units')
    .select(['id', 'kind'])
    .where('at', '<', oldest)
    .where('process_id', 'is', null)
    .execute();
  for (const { id } of units) {
    while (await write((tx) => purgePart(tx, id))) continue;
    await write((tx) => tx.deleteFrom('undo_units').where('id', '=', id).execute());
  }
  return units.length;
}

/** Erases some images of a unit, those of an import, too. @returns whether there may be more. */
async function purgePart(tx: WriteTx, id: string): Promise<boolean> {
  const entries = await tx
    .selectFrom('undo_entries')
    .select('position')
    .where('unit_id', '=', id)
    .orderBy('position')
    .limit(purgedAtOnce)
    .execute();
  const imported = await tx
    .selectFrom('import_entries')
    .select('position')
    .where('batch_id', '=', id)
    .orderBy('position')
    .limit(purgedAtOnce)
    .execute();
  const lastEntry = entries.at(-1);
  if (lastEntry) {
    await tx.deleteFrom('undo_entries').where('unit_id', '=', id).where('position', '<=', lastEntry.position).execute();
  }
  const lastImported = imported.at(-1);
  if (lastImported) {
    const { position } = lastImported;
    await tx.deleteFrom('import_entries').where('batch_id', '=', id).where('position', '<=', position).execute();
  }
  return Math.max(entries.length, imported.length) === purgedAtOnce;
}
