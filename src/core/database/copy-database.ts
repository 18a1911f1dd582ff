/** A whole copy of a database that others go on writing to: for a worker thread, because it takes as long as the file is large. */
import { closeSync, fsyncSync, openSync } from 'node:fs';

import BetterSqlite from 'better-sqlite3';

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

/** `isWhole` says whether SQLite finds nothing wrong in the copy; a cancelled copy is not whole. */
export type CopiedDatabase = { isWhole: boolean; isCancelled: boolean };

/**
 * Copies the past that begins now into a file that is not there yet, proves the copy whole and makes it durable.
 * @throws what SQLite or the file system throws; whatever has been written until then is the caller's to remove.
 */
export async function copyDatabase({
  from,
  to,
  control,
}: {
  from: string;
  to: string;
  control: CopyControl;
}): Promise<CopiedDatabase> {
  const isCancelled = () => Atomics.load(control, places.isCancelled) === 1;
  const source = new BetterSqlite(from, { readonly: true, timeout: lockWaitMs });
  try {
    // Without an unchanging past the copying would begin anew with each commit of another.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_master').get();
    await source.backup(to, {
      progress({ totalPages, remainingPages }) {
        Atomics.store(control, places.totalPages, totalPages);
        Atomics.store(control, places.donePages, totalPages - remainingPages);
        if (isCancelled()) throw new Error('The copying was cancelled');
        return pagesAtOnce;
      },
    });
  } catch (error) {
    if (isCancelled()) return { isWhole: false, isCancelled: true };
    throw error;
  } finally {
    source.close();
  }
  return { isWhole: isWholeAlone(to), isCancelled: isCancelled() };
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
