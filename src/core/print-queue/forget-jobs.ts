/** Jobs that are done are of no use for long: what was printed again is counted elsewhere (`receipt_copies`). */
import { Temporal } from 'temporal-polyfill';

import type { Instant } from '#domain/dates';
import type { OpenDatabase, ReadDb, WriteTx } from '#core/database';

import type { PrintLoopOptions } from './deliver-job.ts';

/** For who wonders what has become of a receipt. */
const keptDays = 30;
const forgottenAtOnce = 500;
const hourMs = 3_600_000;

/**
 * Forgets what was printed or taken out more than 30 days ago, at the first call and then once a day at most. A job that waits is never forgotten,
 * however old it is.
 */
export function createForgetting({ database, now, log }: Pick<PrintLoopOptions, 'database' | 'now' | 'log'>) {
  let last: Instant | null = null;
  return async (signal: AbortSignal): Promise<void> => {
    const at = now();
    if (last !== null && millisecondsOf(at) - millisecondsOf(last) < 24 * hourMs) return;
    last = at;
    const oldest = Temporal.Instant.from(at).subtract({ hours: 24 * keptDays });
    const before = oldest.toString({ smallestUnit: 'millisecond' }) as Instant;
    try {
      await forgetJobs(database, { before, signal });
    } catch (error) {
      log({ level: 'warn', message: 'Old print jobs could not be removed', detail: error });
    }
  };
}

/** In short transactions, between which sales are made; in none where nothing is old, so that an opening makes nobody wait. */
async function forgetJobs(
  { reader, write }: Pick<OpenDatabase, 'reader' | 'write'>,
  { before, signal }: { before: Instant; signal: AbortSignal },
): Promise<void> {
  if ((await oldIds(reader, before).limit(1).executeTakeFirst()) === undefined) return;
  while (!signal.aborted) {
    const { numDeletedRows } = await write((tx) => oldJobs(tx, { before }).executeTakeFirstOrThrow());
    if (numDeletedRows < BigInt(forgottenAtOnce)) return;
  }
}

/** Removes jobs that were done before a moment; exported for the proof that an index finds them. */
export function oldJobs(tx: Pick<WriteTx, 'deleteFrom' | 'selectFrom'>, { before }: { before: Instant }) {
  const old = oldIds(tx, before).orderBy('done_at').limit(forgottenAtOnce);
  return tx.deleteFrom('print_jobs').where('id', 'in', old);
}

function oldIds(db: Pick<ReadDb, 'selectFrom'>, before: Instant) {
  return db.selectFrom('print_jobs').select('id').where('done_at', 'is not', null).where('done_at', '<', before);
}

function millisecondsOf(at: Instant): number {
  return Temporal.Instant.from(at).epochMilliseconds;
}
