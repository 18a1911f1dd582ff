/** Files that no attachment names any more, and what an ended program left half written: removed when nothing can need them. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { Temporal } from 'temporal-polyfill';

import type { Instant } from '#domain/dates';
import type { WriteTx } from '#core/database';

import type { Reads } from './activity-rows.ts';
import { attachmentsFolder } from './attachment-files.ts';
import { removeUnnamedFiles } from './remove-files.ts';

type Sweeping = {
  dataFolder: string;
  db: Reads;
  write: <T>(work: (tx: WriteTx) => Promise<T>) => Promise<T>;
  now: Instant;
  signal?: AbortSignal;
};

/** A file younger than this may be one that is just being written. */
const youngestHours = 24;
const askedAtOnce = 500;

/**
 * Removes files older than a day that no attachment and no removal of the last 30 days names.
 * @returns how many were removed. A file that cannot be removed now is left for the next time.
 */
export async function sweepFiles({ dataFolder, db, write, now, signal }: Sweeping): Promise<number> {
  const oldest = Temporal.Instant.from(now).subtract({ hours: youngestHours }).epochMilliseconds;
  const root = attachmentsFolder(dataFolder);
  let removed = 0;
  for (const folder of await namesIn(root)) {
    if (signal?.aborted) break;
    if (folder.endsWith('.part')) {
      removed += await removeOld(join(root, folder), oldest);
      continue;
    }
    const names = (await namesIn(join(root, folder))).filter((name) => name.startsWith(folder));
    for (let from = 0; from < names.length; from += askedAtOnce) {
      const unnamed = await unnamedOf(db, names.slice(from, from + askedAtOnce));
      const contents: string[] = [];
      for (const name of unnamed) if (await isOld(join(root, folder, name), oldest)) contents.push(name);
      // Asked again under the lock: it may have been attached since.
      removed += await removeUnnamedFiles({ dataFolder, write, now, contents });
    }
  }
  return removed;
}

async function unnamedOf(db: Reads, contents: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('attachments').select('sha256').where('sha256', 'in', contents).execute();
  const named = new Set(rows.map((row) => row.sha256));
  return contents.filter((content) => !named.has(content));
}

async function removeOld(file: string, oldest: number): Promise<0 | 1> {
  try {
    if (!(await isOld(file, oldest))) return 0;
    await rm(file);
    return 1;
  } catch {
    return 0;
  }
}

async function isOld(file: string, oldest: number): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() === true && found.mtimeMs <= oldest;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
