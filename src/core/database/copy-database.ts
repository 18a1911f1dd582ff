/** A whole copy of a database that others go on writing to: for a worker thread, because it takes as long as the file is large. */
import { closeSync, fsyncSync, openSync } from 'node:fs';

import BetterSqlite from 'better-sqlite3';

import { databaseFault } from './faults.ts';

/** Shared by the thread that copies and the one that waits: see `copyControl`. */
export type CopyControl = Int32Array<SharedArrayBuffer>;

const places = { isCancelled: 0, donePages: 1, totalPages: 2 } as const;

/** What a copying thread tells while it works, and how it is told to stop. */
export function copyControl(): CopyControl {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * 3));
}

/** How many pages of the database have been copied. */
export function copiedPages(control: CopyControl): { done: number; total: number } {
  return { done: Atomics.load(control, places.donePages), total: Atomics.load(control, places.totalPages) };
}

/** Asks the copying thread to stop at its next step. */
export function cancelCopy(control: CopyControl): void {
  Atomics.store(control, places.isCancelled, 1);
}

/** About ten milliseconds: so soon a cancel is heard. */
const pagesAtOnce = 2000;
const lockWaitMs = 2000;

/** `damaged`: SQLite finds something wrong in the copy, or cannot read the original. A value, for an error loses its kind between threads. */
export type CopyOutcome = { kind: 'whole' | 'damaged' | 'cancelled' } | { kind: 'notStored'; reason: string };

/**
 * Copies the past that begins now into a file that is not there yet, proves the copy whole and makes it durable. Whatever has been written of
 * a copy that is not whole is the caller's to remove.
 */
export async function copyDatabase({
  from,
  to,
  control,
}: {
  from: string;
  to: string;
  control: CopyControl;
}): Promise<CopyOutcome> {
  const isCancelled = () => Atomics.load(control, places.isCancelled) === 1;
  try {
    await copyPages({ from, to }, (pages) => {
      Atomics.store(control, places.totalPages, pages.total);
      Atomics.store(control, places.donePages, pages.done);
      if (isCancelled()) throw new Error('The copying was cancelled');
    });
    const isWhole = isWholeAlone(to);
    if (isCancelled()) return { kind: 'cancelled' };
    return { kind: isWhole ? 'whole' : 'damaged' };
  } catch (error) {
    if (isCancelled()) return { kind: 'cancelled' };
    if (databaseFault(error) === 'damaged') return { kind: 'damaged' };
    return { kind: 'notStored', reason: error instanceof Error ? error.message : String(error) };
  }
}

async function copyPages(
  { from, to }: { from: string; to: string },
  tell: (pages: { done: number; total: number }) => void,
): Promise<void> {
  const source = new BetterSqlite(from, { readonly: true, timeout: lockWaitMs });
  try {
    // Without an unchanging past the copying would begin anew with each commit of another.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_master').get();
    await source.backup(to, {
      progress({ totalPages, remainingPages }) {
        tell({ done: totalPages - remainingPages, total: totalPages });
        return pagesAtOnce;
      },
    });
  } finally {
    source.close();
  }
}

/** Makes of the copy a database in one file, and asks SQLite about every page and index of it. */
function isWholeAlone(file: string): boolean {
  const copy = new BetterSqlite(file);
  let verdict: unknown;
  try {
    copy.pragma('journal_mode = DELETE');
    verdict = copy.pragma('integrity_check', { simple: true });
  } finally {
    copy.close();
  }
  // SQLite leaves it to the system when such a copy reaches the disk; on Windows only what is open for writing can be flushed.
  const written = openSync(file, 'r+');
  fsyncSync(written);
  closeSync(written);
  return verdict === 'ok';
}
