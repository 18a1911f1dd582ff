import type { UndoKept } from '#contract/undo';
import { client, newId } from '#renderer/api';

export type UndoResult = { restoredCount: number; kept: UndoKept[]; keptCount: number };

// What came of the units that this page has taken back: the host tells it once, as the answer.
const results = new Map<string, UndoResult>();

/** Takes back a unit. @throws what the host refuses */
export async function takeBack(id: string): Promise<UndoResult> {
  const steps = await client.undo.run({ commandId: newId(), id });
  for (;;) {
    const step = await steps.next();
    if (step.done !== true) continue;
    results.set(id, step.value);
    return step.value;
  }
}

/** What came of taking back a unit, if this page has done it. */
export function resultOf(id: string): UndoResult | undefined {
  return results.get(id);
}

/** Keeps what came of a unit that was taken back with its progress shown. */
export function keepResult(id: string, result: UndoResult): void {
  results.set(id, result);
}
