/** What the import of each kind has in common: records are settled against the books and written chunk by chunk. */
import type { DuplicateReason } from '#domain/contacts';
import type { Instant } from '#domain/dates';
import type { ImportProblem } from '#domain/imports';
import type { FieldImages } from '#domain/undo';
import type { ReadDb, WriteTx } from '#core/database';

/** Reads inside or outside a transaction. */
export type Reads = Pick<ReadDb, 'selectFrom'>;

/** Who imports, when, and what is done with a code that stands already. */
export type ImportChoices = { existing: 'skip' | 'update'; userId: string; now: Instant; newId: () => string };

export function stampOf({ session, now, newId }: { session: { userId: string }; now: Instant; newId: () => string }) {
  return { userId: session.userId, now, newId };
}

/** A row that a chunk wrote: the fields that it changed, before and after; null for a new one. */
export type WrittenEntry = { entityId: string; images: FieldImages | null };

/** What is to be taken back: ids of rows that were made, and the changed fields of rows that were there. */
export type TakenBack = {
  /** Older than whatever the import has made. */
  batchId: string;
  created: readonly string[];
  updated: readonly { entityId: string; images: FieldImages }[];
  /** When the import began. */
  startedAt: Instant;
};

/** A row that is perhaps a contact of the books. */
export type Resembling = {
  line: number;
  score: number;
  reasons: readonly DuplicateReason[];
  incoming: Readonly<Record<string, string>>;
  contactId: string;
  action: 'skip' | 'update' | 'create';
};

/** What the books make of some records: how many are new, how many change, and why the rest is left out. */
export type Settled = {
  createCount: number;
  /** How many of the created are no record of the file: organisations that records belong to. */
  parentCount: number;
  updateCount: number;
  problems: readonly ImportProblem[];
  duplicates: readonly Resembling[];
};
export type Written = Omit<Settled, 'duplicates'> & { entries: readonly WrittenEntry[] };

export type Importer<Rec> = {
  records: readonly Rec[];
  /** Records that the file itself rules out, and why. */
  refusedCount: number;
  problems: readonly ImportProblem[];
  /** How many rows of the database a record comes to, about. */
  weightOf: (record: Rec) => number;
  /** The records as texts by field, as they would be saved. */
  exampleOf: (record: Rec) => readonly Readonly<Record<string, string>>[];
  /** Says what `write` would do now, and does nothing. Called with all records in their order. */
  settle: (db: Reads, records: readonly Rec[]) => Promise<Settled>;
  /**
   * Writes records inside a transaction. What others changed since the file was read is seen again here. Called with all records in
   * their order.
   */
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
