/** The log: JSON lines beside the database, for whoever helps. Two files of at most 2 MB each. */
import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Instant } from '#domain/dates';
import type { LogEntry } from '#core/pipeline';

const largestBytes = 2_000_000;

/** Appends entries to `<folder>/counterbook.log`. A log that cannot be written never stops the work. */
export function logFile(folder: string, now: () => Instant): (entry: LogEntry) => void {
  const file = join(folder, 'counterbook.log');
  return (entry) => {
    const detail = entry.detail instanceof Error ? (entry.detail.stack ?? entry.detail.message) : entry.detail;
    try {
      appendFileSync(file, `${JSON.stringify({ at: now(), ...entry, detail })}\n`);
      if (statSync(file).size > largestBytes) renameSync(file, `${file}.old`);
    } catch {
      // The disk may be full or the folder gone; the caller already answers with the failure itself.
    }
  };
}
