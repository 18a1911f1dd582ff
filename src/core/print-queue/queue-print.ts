/** The outbox of the receipt printers: written in the transaction of what it prints, sent after the commit. */
import type { Instant } from '#domain/dates';
import type { Printer } from '#contract/till-values';
import type { PrintJobsTable, ReadDb, WriteTx } from '#core/database';

export type NewPrintJob = Pick<PrintJobsTable, 'kind'> & {
  registerId: string;
  subjectId: string;
  /** The number of the receipt, report or voucher, for the queue on the screen. */
  title: string;
  /** 0 for the first print; a copy says COPY and its number. */
  copyNumber: number;
  /** Cash changes hands: the drawer opens, where the printer has one. */
  opensDrawer: boolean;
};

/** Queues a print where the register has a printer; answers whether it has one. */
export async function queuePrint(
  { tx, now, newId }: { tx: WriteTx; now: Instant; newId(): string },
  job: NewPrintJob,
): Promise<boolean> {
  const printer = await printerOf(tx, job.registerId);
  if (printer === null || printer.kind === 'none') return false;
  await tx
    .insertInto('print_jobs')
    .values({
      id: newId(),
      register_id: job.registerId,
      kind: job.kind,
      subject_id: job.subjectId,
      title: job.title,
      copy_number: job.copyNumber,
      opens_drawer: job.opensDrawer && printer.hasDrawer ? 1 : 0,
      created_at: now,
      done_at: null,
    })
    .execute();
  return true;
}

/** Takes X reports that still wait out of the queue when their shift is closed: they would come out as Z reports that do not say COPY. */
export async function dropReports(
  { tx, now }: { tx: WriteTx; now: Instant },
  { shiftId }: { shiftId: string },
): Promise<void> {
  await tx
    .updateTable('print_jobs')
    .set({ done_at: now })
    .where('subject_id', '=', shiftId)
    .where('kind', '=', 'report')
    .where('done_at', 'is', null)
    .execute();
}

/** The printer of a register; null when there is no such register, or it was archived. */
export async function printerOf(db: Pick<ReadDb, 'selectFrom'>, registerId: string): Promise<Printer | null> {
  const row = await db
    .selectFrom('registers')
    .select('printer_json')
    .where('id', '=', registerId)
    .where('is_archived', '=', 0)
    .executeTakeFirst();
  return row ? (JSON.parse(row.printer_json) as Printer) : null;
}
