/**
 * Sends what waits in the print queue, register by register, each in its order. A printer that fails is tried again after growing pauses, and
 * holds up no other register. A job is marked as done after it was sent: a program that dies in between prints it once more, and never not at all.
 */
import { createDelivery } from './deliver-job.ts';
import type { PrintLoopOptions } from './deliver-job.ts';
import { createForgetting } from './forget-jobs.ts';
import { nextJob, waitingRegisters } from './job-rows.ts';
import type { QueuedJob } from './job-rows.ts';

export type PrintLoop = {
  /** Ends after what is being sent at this moment; the rest waits for the next opening. */
  end(): Promise<void>;
};

/** Begins to print what waits, and goes on with what comes. */
export function startPrintLoop(options: PrintLoopOptions): PrintLoop {
  const leaving = new AbortController();
  const lanes = createLanes(options, leaving.signal);
  const forget = createForgetting(options);
  const work = async () => {
    await lanes.look();
    await forget(leaving.signal);
  };
  const working = [work(), listen(options, work, leaving.signal)];
  return {
    async end() {
      leaving.abort();
      await Promise.all(working);
      await lanes.ended();
    },
  };
}

async function listen(options: PrintLoopOptions, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for await (const { topics } of options.changes(signal)) {
    if (topics.includes('till') || topics.includes('sales')) await work();
  }
}

/** A register's printer has failed at a job: it is left alone until the pause is over, or until something about the job has changed. */
type Pause = { about: string; timer: NodeJS.Timeout };

type Lane = { running: Promise<void>; isAskedAgain: boolean };

function createLanes(options: PrintLoopOptions, signal: AbortSignal) {
  const { database, log } = options;
  const deliver = createDelivery(options);
  const lanes = new Map<string, Lane>();
  const pauses = new Map<string, Pause>();

  function wake(registerId: string): void {
    if (signal.aborted) return;
    const lane = lanes.get(registerId);
    if (lane !== undefined) {
      lane.isAskedAgain = true;
      return;
    }
    const made: Lane = { running: Promise.resolve(), isAskedAgain: false };
    lanes.set(registerId, made);
    made.running = run(registerId).finally(() => {
      lanes.delete(registerId);
      // What was queued after the last look of this lane.
      if (made.isAskedAgain) wake(registerId);
    });
  }

  async function run(registerId: string): Promise<void> {
    let at: QueuedJob | null = null;
    try {
      for (;;) {
        at = await nextJob(database.reader, registerId);
        if (at === null || signal.aborted || isPaused(at)) return;
        if ((await deliver(at, signal)) === 'later') pause({ ...at, attempts: at.attempts + 1 });
      }
    } catch (error) {
      // A database that another program holds: what was sent is marked at the next try.
      log({ level: 'warn', message: 'The print queue could not be worked on', detail: error });
      if (at !== null) pause(at);
    }
  }

  function isPaused(job: QueuedJob): boolean {
    return pauses.get(job.registerId)?.about === aboutOf(job);
  }

  function pause(job: QueuedJob): void {
    const { registerId } = job;
    clearTimeout(pauses.get(registerId)?.timer);
    const timer = setTimeout(() => {
      pauses.delete(registerId);
      wake(registerId);
    }, pauseMs(job.attempts));
    timer.unref();
    pauses.set(registerId, { about: aboutOf(job), timer });
  }

  return {
    async look(): Promise<void> {
      try {
        for (const registerId of await waitingRegisters(database.reader)) wake(registerId);
      } catch (error) {
        log({ level: 'warn', message: 'The print queue could not be read', detail: error });
      }
    },
    async ended(): Promise<void> {
      await Promise.all([...lanes.values()].map((lane) => lane.running));
      for (const { timer } of pauses.values()) clearTimeout(timer);
    },
  };
}

/** Another job, a retry by somebody, or another printer ends a pause. */
function aboutOf({ id, attempts, printer }: QueuedJob): string {
  return `${id} ${attempts} ${JSON.stringify(printer)}`;
}

/** A second, then twice as long each time, a minute at most. */
function pauseMs(attempts: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.max(0, attempts - 1));
}
