/** Files whose attachments were erased for good. */
import { rm } from 'node:fs/promises';

import type { Instant } from '#domain/dates';

import type { Reads } from './activity-rows.ts';
import { attachmentFile } from './attachment-files.ts';
import { undoableContents } from './sweep-files.ts';

type Removing = { dataFolder: string; db: Reads; now: Instant; contents: readonly string[] };

/**
 * Removes the files of these contents (SHA-256) at once, but those that another attachment names or an undo can bring back. One that cannot be
 * removed now is left for the next sweep.
 */
export async function removeUnnamedFiles({ dataFolder, db, now, contents }: Removing): Promise<void> {
  if (contents.length === 0) return;
  const rows = await db.selectFrom('attachments').select('sha256').where('sha256', 'in', contents).execute();
  const undoable = await undoableContents(db, now);
  const needed = new Set([...rows, ...undoable].map((content) => content.sha256));
  for (const sha256 of contents) {
    if (!needed.has(sha256)) await rm(attachmentFile(dataFolder, sha256), { force: true }).catch(() => {});
  }
}
