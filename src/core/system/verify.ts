/** `system.verify`: are the books true? */
import { setImmediate as nextTurn } from 'node:timers/promises';

import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Verify } from '#contract/system';
import type { QueryScope } from '#core/pipeline';
import { verifyBooks } from '#core/system/verify';

/** Reads everything once, on a connection of its own and in small pages, so that others go on working meanwhile. */
export async function verify({ house, now, signal }: QueryScope): Promise<Result<Verify>> {
  const snapshot = house.database.snapshot();
  try {
    const pause = async () => {
      await nextTurn();
      signal?.throwIfAborted();
    };
    return ok(await verifyBooks({ snapshot, dataFolder: house.dataFolder, now, pause }));
  } finally {
    snapshot.close();
  }
}
