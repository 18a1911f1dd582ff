/** One job of the print queue: made, sent, marked. */
import { Temporal } from 'temporal-polyfill';

import type { Instant } from '#domain/dates';
import type { Topic } from '#contract/operation';
import type { OpenDatabase } from '#core/database';
import type { LogEntry } from '#core/pipeline';

import { isWaiting, markDone, markFault } from './job-rows.ts';
import type { QueuedJob } from './job-rows.ts';
import type { PrintFault } from './print-fault.ts';
import { addressOf, sendBytes } from './send-bytes.ts';
import type { ReachablePrinter } from './send-bytes.ts';

/** What is to be printed. */
export type RenderedJob = Pick<QueuedJob, 'kind' | 'registerId' | 'subjectId' | 'copyNumber' | 'opensDrawer'>;

export type PrintLoopOptions = {
  database: Pick<OpenDatabase, 'reader' | 'write'>;
  now(): Instant;
  /** Makes the bytes of a job; throws when there is nothing to make them from. No transaction is open meanwhile. */
  render(job: RenderedJob, printer: ReachablePrinter): Promise<Uint8Array>;
  publish(topics: readonly Topic[]): void;
  changes(signal: AbortSignal | undefined): AsyncGenerator<{ topics: Topic[] }, void, void>;
  log(entry: LogEntry): void;
};

/** Whether the next job of the register may follow at once. */
type Outcome = 'next' | 'later';

/** A drawer that opens long after somebody wanted it to would stand open unguarded. */
const drawerMs = 2 * 60_000;

export type Delivery = (job: QueuedJob, signal: AbortSignal) => Promise<Outcome>;

/** What delivers jobs one after the other to each printer, also where two registers share one. */
export function createDelivery({ database, now, render, publish, log }: PrintLoopOptions): Delivery {
  const { reader, write } = database;
  const sent = new Set<string>();
  const takeTurn = createTurns();

  async function failed(id: string, fault: PrintFault): Promise<void> {
    await markFault(write, { id, fault });
    publish(['till']);
  }

  async function rendered(job: QueuedJob, printer: ReachablePrinter): Promise<Uint8Array | null> {
    try {
      const opensDrawer = job.opensDrawer && isFresh(job, now());
      return await render({ ...job, opensDrawer }, printer);
    } catch (error) {
      log({ level: 'error', message: `A print job (${job.kind}) could not be made`, detail: error });
      return null;
    }
  }

  /** Null when it was sent. A job that was sent, and could not be marked then, is not sent again. */
  async function send(job: QueuedJob, bytes: Uint8Array, signal: AbortSignal): Promise<PrintFault | 'left' | null> {
    const { printer } = job;
    if (printer.kind === 'none') return 'NOT_FOUND';
    return takeTurn(addressOf(printer), async () => {
      if (signal.aborted || !(await isWaiting(reader, job.id))) return 'left';
      const fault = await sendBytes(printer, bytes, signal);
      if (fault === null) sent.add(job.id);
      // The program ends: that the printer was not waited for is no failure of it.
      return fault !== null && signal.aborted ? 'left' : fault;
    });
  }

  return async (job, signal) => {
    const { id, printer } = job;
    const isTooLate = job.kind === 'drawer' && !isFresh(job, now());
    if (!isTooLate && !sent.has(id)) {
      if (printer.kind === 'none') {
        await failed(id, 'NOT_FOUND');
        return 'later';
      }
      const bytes = await rendered(job, printer);
      if (bytes === null) {
        await failed(id, 'FAILED');
        return 'next';
      }
      const fault = await send(job, bytes, signal);
      if (fault === 'left') return 'next';
      if (fault !== null) {
        await failed(id, fault);
        return 'later';
      }
    }
    await markDone(write, { id, now: now() });
    sent.delete(id);
    publish(['till']);
    return 'next';
  };
}

function isFresh({ createdAt }: QueuedJob, now: Instant): boolean {
  const since = Temporal.Instant.from(now).epochMilliseconds - Temporal.Instant.from(createdAt).epochMilliseconds;
  return since <= drawerMs;
}

/** Who asks for the same thing waits until those before him are done with it. */
function createTurns() {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(name) ?? Promise.resolve();
    const turn = before.then(work);
    const ended = turn.catch(() => undefined);
    last.set(name, ended);
    return turn;
  };
}
