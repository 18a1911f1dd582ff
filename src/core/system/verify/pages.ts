/** Reading a whole table in pages: memory stays flat, and other work gets its turn between two pages. */
import type { ReadDb, Snapshot } from '#core/database';

import type { Findings } from './findings.ts';

export type Reads = Pick<ReadDb, 'selectFrom'>;

/** What every check works with. */
export type Books = {
  snapshot: Snapshot;
  db: Reads;
  findings: Findings;
  /** Lets other work go first; throws when nobody waits for the answer any more. */
  pause(): Promise<void>;
};

/** Records with all their rows; small enough that a screen does not feel the page. */
export const pageSize = 250;

/** Page after page until one is not full. `read` gets the last record of the page before, undefined at first. */
export async function* pages<Row>(
  { pause }: Pick<Books, 'pause'>,
  read: (last: Row | undefined, limit: number) => Promise<Row[]>,
  limit = pageSize,
): AsyncGenerator<Row[], void, void> {
  let last: Row | undefined;
  for (;;) {
    const rows = await read(last, limit);
    if (rows.length > 0) yield rows;
    last = rows.at(-1);
    if (rows.length < limit) return;
    await pause();
  }
}

/** Rows by the record that they belong to. */
export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
