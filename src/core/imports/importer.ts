/** What the import of each kind has in common: records are settled against the books and written chunk by chunk. */
import type { ImportProblem } from '#domain/imports';
import type { FieldImages } from '#domain/undo';
import type { ReadDb, WriteTx } from '#core/database';

/** Reads inside or outside a transaction. */
export type Reads = Pick<ReadDb, 'selectFrom'>;

/** A row that a chunk wrote: the fields that it changed, before and after; null for a new one. */
export type WrittenEntry = { entityId: string; images: FieldImages | null };

/** What the books make of some records: how many are new, how many change, and why the rest is left out. */
export type Settled = { createCount: number; updateCount: number; problems: readonly ImportProblem[] };
export type Written = Settled & { entries: readonly WrittenEntry[] };

export type Importer<Rec> = {
  records: readonly Rec[];
  /** Records that the file itself rules out, and why. */
  refusedCount: number;
  problems: readonly ImportProblem[];
  /** How many rows of the database a record comes to, about. */
  weightOf: (record: Rec) => number;
  /** The records as texts by field, as they would be saved. */
  exampleOf: (record: Rec) => readonly Readonly<Record<string, string>>[];
  /** Says what `write` would do now, and does nothing. */
  settle: (db: Reads, records: readonly Rec[]) => Promise<Settled>;
  /** Writes records inside a transaction. What others changed since the file was read is seen again here. */
  write: (tx: WriteTx, records: readonly Rec[]) => Promise<Written>;
};

/** Splits records into runs whose weights add up to at most `budget`; a heavier record stands alone. */
export function takeChunk<Rec>(
  records: readonly Rec[],
  { from, budget, weightOf }: { from: number; budget: number; weightOf: (record: Rec) => number },
): readonly Rec[] {
  let weight = 0;
  let end = from;
  for (; end < records.length; end += 1) {
    const record = records[end];
    if (record === undefined) break;
    weight += weightOf(record);
    if (weight > budget && end > from) break;
  }
  return records.slice(from, end);
}

/** Drops the empty texts of a record, so that an example shows what the file says and nothing else. */
export function withoutEmpty(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}
