/**
 * The batch of an import: which rows it has written and what stood there before, so that the whole of it can be taken back, by the
 * process that ran it or by the next one after a crash.
 */
import { setImmediate as otherWork } from 'node:timers/promises';

import type { Instant } from '#domain/dates';
import { canonicalJson } from '#domain/hashing';
import { err, ok, type Result } from '#domain/result';
import type { ImportKind } from '#domain/imports';
import type { FieldImages } from '#domain/undo';
import type { ImportResult } from '#contract/imports';
import { insertRows } from '#core/database';
import type { WriteTx } from '#core/database';
import { beginWork, endWork, isAtWork, openUnit } from '#core/undo-units';

import { takeBackContacts } from './contact-importer.ts';
import type { Reads, WrittenEntry } from './importer.ts';
import { takeBackItems } from './item-importer.ts';
import { takeBackOrders } from './order-importer.ts';

/** Transactions one after the other; other work gets its turn in between, and whoever waits to write has not long to wait. */
export type Books = {
  db: Reads;
  write: <T>(work: (tx: WriteTx) => Promise<T>) => Promise<T>;
  /** Whether somebody else waits to write; a transaction of many turns ends then. */
  isAwaited: () => boolean;
};

const rowsPerTurn = 200;
const turnsPerTransaction = 10;

type NewBatch = { id: string; kind: ImportKind; fileName: string; startedAt: Instant };

/** Opens a batch. Errors: IMPORT_RUNNING while another one runs, in this program or in another one on the same books. */
export async function startBatch({ write }: Books, batch: NewBatch): Promise<Result<null, { code: 'IMPORT_RUNNING' }>> {
  // Before the row can be seen: who looks for batches that nobody runs must not find this one.
  beginWork(batch.id);
  let isStarted = false;
  try {
    isStarted = await write(async (tx) => insertBatch(tx, batch));
  } finally {
    if (!isStarted) releaseBatch(batch.id);
  }
  return isStarted ? ok(null) : err({ code: 'IMPORT_RUNNING' });
}

async function insertBatch(tx: WriteTx, batch: NewBatch): Promise<boolean> {
  const other = await tx
    .selectFrom('import_batches')
    .select('id')
    .where('status', '=', 'running')
    .limit(1)
    .executeTakeFirst();
  if (other !== undefined) return false;
  await tx
    .insertInto('import_batches')
    .values({
      id: batch.id,
      kind: batch.kind,
      file_name: batch.fileName,
      status: 'running',
      process_id: process.pid,
      started_at: batch.startedAt,
    })
    .execute();
  return true;
}

/** Notes in the transaction that writes rows which rows it wrote. `from` is how many the batch had before. */
export async function noteEntries(
  tx: WriteTx,
  { batchId, from, entries }: { batchId: string; from: number; entries: readonly WrittenEntry[] },
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ entityId, images }, index) => ({
    batch_id: batchId,
    position: from + index + 1,
    entity_id: entityId,
    before_json: images === null ? null : canonicalJson(images.before),
    after_json: images === null ? null : canonicalJson(images.after),
  }));
  await insertRows(tx, 'import_entries', rows);
}

/** A batch that has run to its end. */
type EndedBatch = ImportResult & { fileName: string; startedAt: Instant; userId: string };

/** Closes a batch inside the transaction that stores its result; from then on it can be undone as a whole. */
export async function finishBatch(tx: WriteTx, batch: EndedBatch): Promise<void> {
  const { batchId: id, created, updated } = batch;
  await tx
    .updateTable('import_batches')
    .set({
      status: 'done',
      created_count: created,
      updated_count: updated,
      skipped_count: batch.skipped,
      line_count: batch.lineCount,
      problem_count: batch.problemCount,
      problems_json: JSON.stringify(batch.problems.map((problem) => ({ ...problem, value: '' }))),
    })
    .where('id', '=', id)
    .execute();
  if (created + updated === 0) return;
  await openUnit(tx, {
    id,
    kind: 'import',
    label: batch.fileName,
    recordCount: created + updated,
    userId: batch.userId,
    now: batch.startedAt,
  });
}

/** Says that this process works on a batch no more, however it ended. */
export function releaseBatch(id: string): void {
  endWork(id);
}

/**
 * Takes back what crashed imports left behind and tells how many there were. Called when the books are opened, before an import
 * begins, and again and again while a program has them open.
 */
export async function takeBackAbandoned(books: Books): Promise<number> {
  const abandoned = await abandonedBatches(books.db);
  for (const { id } of abandoned) await takeBack(books, id);
  return abandoned.length;
}

/** The imports whose process ended before they did. */
export async function abandonedBatches(
  db: Pick<Books['db'], 'selectFrom'>,
): Promise<{ id: string; file_name: string }[]> {
  const batches = await db
    .selectFrom('import_batches')
    .select(['id', 'file_name', 'process_id', 'started_at'])
    .where('status', '=', 'running')
    .execute();
  return batches.filter(
    ({ id, process_id, started_at }) => !isAtWork({ id, processId: process_id, since: started_at }),
  );
}

/**
 * Takes a batch back, newest rows first, in short transactions; after a crash in the middle it can be begun again. What somebody
 * else has used, issued or changed since stays as it is and stays counted.
 */
export async function takeBack(books: Books, batchId: string): Promise<void> {
  const batch = await books.db
    .selectFrom('import_batches')
    .select(['id', 'kind', 'started_at'])
    .where('id', '=', batchId)
    .executeTakeFirstOrThrow();
  let isDone = false;
  while (!isDone) {
    isDone = await books.write(async (tx) => {
      for (let turn = 0; turn < turnsPerTransaction && (turn === 0 || !books.isAwaited()); turn += 1) {
        const part = await takeBackPart(tx, batch);
        await noteTakenBack(tx, batchId, part);
        if (part === null) return true;
        await otherWork();
      }
      return false;
    });
    await otherWork();
  }
}

type TakenPart = { createdKept: number; updatedKept: number };

/** Counts what stays of a part in the transaction that takes it back, for another program may have to take back the rest. Null: it was the last one. */
async function noteTakenBack(tx: WriteTx, batchId: string, part: TakenPart | null): Promise<void> {
  const batch = tx.updateTable('import_batches').where('id', '=', batchId);
  if (part === null) {
    await batch.set({ status: 'takenBack' }).execute();
    return;
  }
  await batch
    .set((now) => ({
      created_count: now('created_count', '+', part.createdKept),
      updated_count: now('updated_count', '+', part.updatedKept),
    }))
    .execute();
}

async function takeBackPart(
  tx: WriteTx,
  { id, kind, started_at }: { id: string; kind: ImportKind; started_at: Instant },
): Promise<TakenPart | null> {
  const entries = await tx
    .selectFrom('import_entries')
    .select(['position', 'entity_id', 'before_json', 'after_json'])
    .where('batch_id', '=', id)
    .orderBy('position', 'desc')
    .limit(rowsPerTurn)
    .execute();
  const last = entries.at(-1);
  if (last === undefined) return null;
  const created = entries.filter((entry) => entry.before_json === null).map((entry) => entry.entity_id);
  const updated = entries.flatMap(({ entity_id, before_json, after_json }) => {
    if (before_json === null) return [];
    const before = JSON.parse(before_json) as FieldImages['before'];
    const after = JSON.parse(after_json ?? '{}') as FieldImages['after'];
    return [{ entityId: entity_id, images: { before, after } }];
  });
  await tx.deleteFrom('import_entries').where('batch_id', '=', id).where('position', '>=', last.position).execute();
  switch (kind) {
    case 'contacts':
      return takeBackContacts(tx, { batchId: id, created, updated, startedAt: started_at });
    case 'items':
      return takeBackItems(tx, { batchId: id, created, updated, startedAt: started_at });
    case 'documents':
      return takeBackOrders(tx, created);
  }
}
