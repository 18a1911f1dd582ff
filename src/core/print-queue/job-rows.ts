/** The rows of the print queue, as the loop that prints them reads and marks them. */
import { sql } from 'kysely';

import type { Instant } from '#domain/dates';
import type { Printer } from '#contract/till-values';
import type { OpenDatabase, PrintJobsTable, ReadDb } from '#core/database';

import type { PrintFault } from './print-fault.ts';

export type QueuedJob = {
  id: string;
  registerId: string;
  kind: PrintJobsTable['kind'];
  subjectId: string;
  copyNumber: number;
  opensDrawer: boolean;
  createdAt: Instant;
  attempts: number;
  printer: Printer;
};

/** Registers that have something to print. A job that could not be made is passed over until somebody retries it. */
export async function waitingRegisters(db: Pick<ReadDb, 'selectFrom'>): Promise<string[]> {
  const rows = await printable(db).select('register_id').distinct().execute();
  return rows.map((row) => row.register_id);
}

/** The oldest job of a register. */
export async function nextJob(db: Pick<ReadDb, 'selectFrom'>, registerId: string): Promise<QueuedJob | null> {
  const row = await printable(db)
    .innerJoin('registers', 'registers.id', 'print_jobs.register_id')
    .select(['print_jobs.id', 'kind', 'subject_id', 'copy_number', 'opens_drawer', 'print_jobs.created_at', 'attempts'])
    .select('registers.printer_json')
    .where('register_id', '=', registerId)
    .orderBy('print_jobs.created_at')
    .orderBy('print_jobs.id')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    registerId,
    kind: row.kind,
    subjectId: row.subject_id,
    copyNumber: row.copy_number,
    opensDrawer: row.opens_drawer === 1,
    createdAt: row.created_at,
    attempts: row.attempts,
    printer: JSON.parse(row.printer_json) as Printer,
  };
}

function printable(db: Pick<ReadDb, 'selectFrom'>) {
  return db.selectFrom('print_jobs').where('done_at', 'is', null).where('fault', '<>', 'FAILED');
}

/** Whether nobody has taken the job out of the queue meanwhile. */
export async function isWaiting(db: Pick<ReadDb, 'selectFrom'>, id: string): Promise<boolean> {
  const row = await printable(db).select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

type Write = OpenDatabase['write'];

/** It was printed, or makes no sense any more: a drawer that nobody waits for. */
export async function markDone(write: Write, { id, now }: { id: string; now: Instant }): Promise<void> {
  await write((tx) => tx.updateTable('print_jobs').set({ done_at: now, fault: '' }).where('id', '=', id).execute());
}

export async function markFault(write: Write, { id, fault }: { id: string; fault: PrintFault }): Promise<void> {
  await write((tx) =>
    tx
      .updateTable('print_jobs')
      .set({ fault, attempts: sql`attempts + 1` })
      .where('id', '=', id)
      .execute(),
  );
}
