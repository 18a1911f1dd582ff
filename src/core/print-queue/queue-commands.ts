/** `till.printQueue`, `till.retryPrint`, `till.cancelPrint` */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { PrintJob } from '#contract/till-values';
import type { ReadDb, WriteTx } from '#core/database';
import type { CommandScope, Failure, InputOf, QueryScope } from '#core/pipeline';

type Asked = InputOf<'till', 'retryPrint'>;

/** What waits, the oldest first. */
export async function printQueue({ db }: QueryScope): Promise<Result<{ jobs: PrintJob[] }>> {
  const rows = await waitingJobs(db).limit(mostShown).execute();
  return ok({ jobs: rows.map((row) => ({ ...row, fault: row.fault as PrintJob['fault'] })) });
}

/** A queue is looked at to see what is wrong, not to count it. */
const mostShown = 500;

/** Jobs that are neither printed nor cancelled, the oldest first. */
export function waitingJobs(db: Pick<ReadDb, 'selectFrom'>) {
  return db
    .selectFrom('print_jobs')
    .innerJoin('registers', 'registers.id', 'print_jobs.register_id')
    .select(['print_jobs.id', 'print_jobs.register_id as registerId', 'registers.name as registerName'])
    .select(['kind', 'title', 'print_jobs.created_at as createdAt', 'attempts', 'fault'])
    .where('done_at', 'is', null)
    .orderBy('print_jobs.created_at')
    .orderBy('print_jobs.id');
}

/**
 * Forgets the failures of a job, and those of the jobs of its register that stand before it: the printer is tried at once, in the order in which
 * they were queued. Errors: PRINT_JOB_NOT_FOUND.
 */
export async function retryPrint(scope: CommandScope, { jobId }: Asked): Promise<Result<{ id: string }, Failure>> {
  const { tx } = scope;
  const job = await findWaiting(tx, jobId);
  if (!job) return err({ code: 'PRINT_JOB_NOT_FOUND' });
  await tx
    .updateTable('print_jobs')
    .set({ attempts: 0, fault: '' })
    .where('done_at', 'is', null)
    .where('register_id', '=', job.register_id)
    .where((where) => where.or([where('id', '=', jobId), where('fault', '<>', 'FAILED')]))
    .execute();
  scope.record({ kind: 'printJob', id: jobId });
  return ok({ id: jobId });
}

/** Takes a job out of the queue. One that is being sent at this moment may still come out. Errors: PRINT_JOB_NOT_FOUND. */
export async function cancelPrint(scope: CommandScope, { jobId }: Asked): Promise<Result<{ id: string }, Failure>> {
  const { tx } = scope;
  const job = await findWaiting(tx, jobId);
  if (!job) return err({ code: 'PRINT_JOB_NOT_FOUND' });
  await tx.updateTable('print_jobs').set({ done_at: scope.now }).where('id', '=', jobId).execute();
  scope.record({ kind: 'printJob', id: jobId, detail: { jobId, title: job.title } });
  return ok({ id: jobId });
}

async function findWaiting(tx: WriteTx, jobId: string) {
  return tx
    .selectFrom('print_jobs')
    .select(['register_id', 'title'])
    .where('id', '=', jobId)
    .where('done_at', 'is', null)
    .executeTakeFirst();
}
