/** Files that no attachment names any more, and what an ended program left half written: removed when nothing can need them. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { Temporal } from 'temporal-polyfill';

import type { Instant } from '#domain/dates';
import { undoDays } from '#domain/undo';
import type { AttachmentsTable } from '#core/database';

import type { Reads } from './activity-rows.ts';
import { attachmentsFolder } from './attachment-files.ts';

type Content = Pick<AttachmentsTable, 'sha256' | 'size' | 'name'>;
type Sweeping = { dataFolder: string; db: Reads; now: Instant; signal?: AbortSignal };

/** A file younger than this may be one whose row is just being written. */
const youngestHours = 24;
const askedAtOnce = 500;

/**
 * Removes files older than a day that no attachment and no removal of the last 30 days names.
 * @returns how many were removed. A file that cannot be removed now is left for the next time.
 */
export async function sweepFiles({ dataFolder, db, now, signal }: Sweeping): Promise<number> {
  const oldest = Temporal.Instant.from(now).subtract({ hours: youngestHours }).epochMilliseconds;
  const root = attachmentsFolder(dataFolder);
  const waiting = new Set((await undoableContents(db, now)).map((content) => content.sha256));
  let removed = 0;
  for (const folder of await namesIn(root)) {
    if (signal?.aborted) break;
    if (folder.endsWith('.part')) {
      removed += await removeOld(join(root, folder), oldest);
      continue;
    }
    const contents = (await namesIn(join(root, folder))).filter((name) => !waiting.has(name));
    for (let from = 0; from < contents.length; from += askedAtOnce) {
      const part = contents.slice(from, from + askedAtOnce);
      const rows = await db.selectFrom('attachments').select('sha256').where('sha256', 'in', part).execute();
      const named = new Set(rows.map((row) => row.sha256));
      for (const name of part) if (!named.has(name)) removed += await removeOld(join(root, folder, name), oldest);
    }
  }
  return removed;
}

/** The contents of attachments whose removal can still be undone, with the names that they had. */
export async function undoableContents(db: Reads, now: Instant): Promise<Content[]> {
  const from = Temporal.Instant.from(now).subtract({ hours: undoDays * 24 });
  const rows = await undoableAttachments(db, from.toString({ smallestUnit: 'millisecond' }) as Instant).execute();
  return rows.map((row) => {
    const { sha256, size, name } = JSON.parse(row.before_json ?? '{}') as Content;
    return { sha256, size, name };
  });
}

/** The query of it; exported for the proof that an index answers it. */
export function undoableAttachments(db: Reads, from: Instant) {
  return db
    .selectFrom('undo_entries')
    .innerJoin('undo_units', 'undo_units.id', 'undo_entries.unit_id')
    .select('undo_entries.before_json')
    .where('undo_entries.subject_kind', '=', 'attachment')
    .where('undo_entries.before_json', 'is not', null)
    .where('undo_units.at', '>=', from);
}

async function removeOld(file: string, oldest: number): Promise<0 | 1> {
  try {
    const found = await stat(file);
    if (!found.isFile() || found.mtimeMs > oldest) return 0;
    await rm(file);
    return 1;
  } catch {
    return 0;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
