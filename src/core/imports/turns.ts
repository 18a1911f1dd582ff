/** Long work on the main thread, cut so that whatever else waits has its turn: a till must not wait for an import. */
import { setImmediate as otherWork } from 'node:timers/promises';

import type { InTurns } from '#domain/imports';

/** Does work turn by turn. */
export async function inTurns<Output>(turns: InTurns<Output>): Promise<Output> {
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
    await otherWork();
  }
}
