/** Files whose attachments were erased for good, or are long past any undo. */
import type { Instant } from '#domain/dates';
import type { WriteTx } from '#core/database';

import { removeContent } from './attachment-files.ts';
import { undoableContents } from './undoable-contents.ts';

type Removing = {
  dataFolder: string;
  write: <T>(work: (tx: WriteTx) => Promise<T>) => Promise<T>;
  now: Instant;
  contents: readonly string[];
};

const removedAtOnce = 50;

/**
 * Removes the files of these contents (SHA-256) at once, but those that another attachment names or an undo can bring back. It is asked and done
 * under the lock of all writing: a file that somebody is attaching meanwhile gets its row and its name before or afterwards. One that cannot be
 * removed now is left for the next sweep.
 * @returns how many were removed.
 */
export async function removeUnnamedFiles({ dataFolder, write, now, contents }: Removing): Promise<number> {
  let removed = 0;
  for (let from = 0; from < contents.length; from += removedAtOnce) {
    const part = contents.slice(from, from + removedAtOnce);
    removed += await write(async (tx) => {
      const rows = await tx.selectFrom('attachments').select('sha256').where('sha256', 'in', part).execute();
      const undoable = await undoableContents(tx, now);
      const needed = new Set([...rows, ...undoable].map((content) => content.sha256));
      const unnamed = part.filter((sha256) => !needed.has(sha256));
      return unnamed.filter((sha256) => removeContent(dataFolder, sha256)).length;
    });
  }
  return removed;
}
