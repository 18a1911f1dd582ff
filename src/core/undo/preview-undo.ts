/** `undo.preview` */
import { setImmediate as nextTurn } from 'node:timers/promises';

import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { UndoKept, UndoUnit } from '#contract/undo';
import type { Failure, QueryScope } from '#core/pipeline';

import { keptTexts, toldKept } from './kept-texts.ts';
import type { Kept } from './restore-entries.ts';
import { previewParts } from './unit-parts.ts';
import { findUndoable, unitOf } from './units.ts';

type Preview = { unit: UndoUnit; restoreCount: number; kept: UndoKept[]; keptCount: number };

/** What undoing would restore and keep, page by page, so that others go on working. Errors: those of `undo.run`. */
export async function previewUndo(
  { db, now, signal }: QueryScope,
  { id }: { id: string },
): Promise<Result<Preview, Failure>> {
  const found = await findUndoable(db, { id, now });
  if (!found.ok) return found;
  const told: Kept[] = [];
  let keptCount = 0;
  let restoreCount = 0;
  for await (const part of previewParts(db, found.value)) {
    restoreCount += part.restoredCount;
    keptCount += part.kept.length;
    told.push(...part.kept.slice(0, toldKept - told.length));
    await nextTurn();
    signal?.throwIfAborted();
  }
  return ok({ unit: unitOf(found.value), restoreCount, kept: await keptTexts(db, told), keptCount });
}
