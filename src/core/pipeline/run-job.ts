/** A long write: its progress streams, its result is stored under its command id, its end is audited. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

import { ORPCError } from '@orpc/server';

import type { OperationMeta } from '#contract/operation';
import type { Progress } from '#contract/values';
import { err, ok } from '#domain/result';
import { databaseFault } from '#core/database';

import type { AppContext, House, JobScope, Recorded, Reference } from './context.ts';
import { ExpectedFailure, toPromisedError } from './failure.ts';
import { canonicalInput, earlierAnswer, runCommand } from './run-command.ts';
import type { CommandCall } from './run-command.ts';

type Job = { call: CommandCall; meta: OperationMeta; signal: AbortSignal | undefined };
type Stream = AsyncGenerator<Progress, unknown, void>;

/** The jobs of a house that run now, by their command id. */
const running = new WeakMap<House, Map<string, Promise<undefined>>>();

/** How often a transaction of a job is begun when another program holds the lock, and how long that one is left alone in between. */
const beginnings = 2;
const pauseMs = 500;

/**
 * A job writes nearly without a break. Another program that wants to write looks every 100 ms at the latest whether it can, and gives up after two
 * seconds (SQLite's busy handler, and the wait of each connection): so it finds a break in that time.
 */
const writingMs = 1600;
const breakMs = 110;

/**
 * Streams the job's progress and ends with its result; a job that has ended before ends at once with its first result, and one that
 * is sent again while it runs waits for that.
 */
export async function* runJob(
  context: AppContext,
  job: Job,
  promised: Parameters<typeof toPromisedError>[1],
  start: (scope: JobScope) => Promise<unknown>,
): Stream {
  const { house } = context;
  let isStarted = false;
  let leave = () => {};
  try {
    leave = await enter(house, job);
    const inputHash = createHash('sha256').update(canonicalInput(job.call.input)).digest('base64url');
    const earlier = await earlierAnswer(house.database.reader, { ...job.call, inputHash });
    if (earlier?.isReference === false) return earlier.kept;
    let recorded: Recorded = { kind: 'system', id: '' };
    const progress = { hasWritten: false };
    const remembered = earlier?.kept as Reference | undefined;
    const scope = scopeOf(context, job, remembered, {
      record(subject) {
        recorded = subject;
      },
      wrote() {
        progress.hasWritten = true;
      },
    });
    isStarted = earlier === null;
    const result: unknown = yield* (await start(scope)) as Stream;
    if (earlier) return result;
    try {
      const ended = await runCommand(context, job.call, async (command) => {
        command.record(recorded);
        return result;
      });
      return ended.output;
    } catch (error) {
      // What was done is done and has its own audit rows; to say now that nothing was saved would be false.
      if (databaseFault(error) !== 'busy' || !progress.hasWritten) throw error;
      house.log({ level: 'warn', message: 'The result of a job could not be kept', detail: error });
      return result;
    }
  } catch (error) {
    throw toPromisedError(error, promised, house);
  } finally {
    leave();
    // Also when it failed in the middle or its listener went away: what it has committed until then is there.
    if (isStarted) house.publish(job.meta.changes);
  }
}

/** Waits until no job of the same command id runs, then holds the id until the answer is called. */
async function enter(house: House, { call: { commandId }, signal }: Job): Promise<() => void> {
  const jobs = running.get(house) ?? new Map<string, Promise<undefined>>();
  running.set(house, jobs);
  for (let twin = jobs.get(commandId); twin !== undefined; twin = jobs.get(commandId)) {
    if (signal?.aborted) throw new ORPCError('CLIENT_CLOSED_REQUEST');
    const waiting = new AbortController();
    const listenerLeaves = signal ? once(signal, 'abort', { signal: waiting.signal }).catch(() => {}) : twin;
    await Promise.race([twin, listenerLeaves]);
    waiting.abort();
  }
  const { promise, resolve } = Promise.withResolvers<undefined>();
  jobs.set(commandId, promise);
  return () => {
    jobs.delete(commandId);
    resolve(undefined);
  };
}

/** Begins a transaction again that was refused for another program's lock. Only the beginning meets that lock: no work is done twice. */
async function patiently<T>(begin: () => Promise<T>): Promise<T> {
  for (let beginning = 1; ; beginning += 1) {
    try {
      return await begin();
    } catch (error) {
      if (beginning === beginnings || databaseFault(error) !== 'busy') throw error;
      await pause(pauseMs);
    }
  }
}

/** Runs transactions one after the other, with breaks for other programs. */
function withBreaks(): <T>(write: () => Promise<T>) => Promise<T> {
  let wroteMs = 0;
  let lastMs = 0;
  return async (write) => {
    // The next one will take about as long as the last one.
    if (wroteMs + lastMs > writingMs) {
      await pause(breakMs);
      wroteMs = 0;
    }
    const beganAt = performance.now();
    try {
      return await write();
    } finally {
      lastMs = performance.now() - beganAt;
      wroteMs += lastMs;
    }
  };
}

type Told = { record: (subject: Recorded) => void; wrote: () => void };

function scopeOf(
  context: AppContext,
  { call, signal }: Job,
  remembered: Reference | undefined,
  { record, wrote }: Told,
): JobScope {
  const { house, session } = context;
  const inTurn = withBreaks();
  return {
    session,
    now: house.now(),
    newId: house.newId,
    commandId: call.commandId,
    remembered,
    db: house.database.reader,
    read: house.database.read,
    async write(work) {
      const value = await inTurn(() => patiently(() => house.database.write(work)));
      wrote();
      return value;
    },
    isAwaited: house.database.isAwaited,
    worker: house.worker,
    signal,
    record,
    publish: house.publish,
    log: house.log,
    house,
    async command(inner, work) {
      try {
        const answer = await patiently(() =>
          runCommand(context, inner, async (scope) => {
            const result = await work(scope);
            if (!result.ok) throw new ExpectedFailure(result.error);
            return result.value;
          }),
        );
        wrote();
        return ok(answer.output);
      } catch (error) {
        if (error instanceof ExpectedFailure) return err(error.failure);
        if (databaseFault(error) === 'busy') return err({ code: 'DATABASE_BUSY' });
        throw error;
      }
    },
  };
}
