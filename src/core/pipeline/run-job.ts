/** A long write: its progress streams, its result is stored under its command id, its end is audited. */
import { createHash } from 'node:crypto';

import type { OperationMeta } from '#contract/operation';
import type { Progress } from '#contract/values';
import { err, ok } from '#domain/result';

import type { AppContext, JobScope, Recorded } from './context.ts';
import { ExpectedFailure, toPromisedError } from './failure.ts';
import { canonicalInput, earlierAnswer, runCommand } from './run-command.ts';
import type { CommandCall } from './run-command.ts';

type Job = { call: CommandCall; meta: OperationMeta; signal: AbortSignal | undefined };
type Stream = AsyncGenerator<Progress, unknown, void>;

/** Streams the job's progress and ends with its result; a job that has ended before ends at once with its first result. */
export async function* runJob(
  context: AppContext,
  job: Job,
  promised: Parameters<typeof toPromisedError>[1],
  start: (scope: JobScope) => Promise<unknown>,
): Stream {
  const { house } = context;
  let isStarted = false;
  try {
    const inputHash = createHash('sha256').update(canonicalInput(job.call.input)).digest('base64url');
    const earlier = await earlierAnswer(house.database.reader, { ...job.call, inputHash });
    if (earlier !== null) return earlier.kept;
    let recorded: Recorded = { kind: 'system', id: '' };
    const scope = scopeOf(context, job, (subject) => {
      recorded = subject;
    });
    isStarted = true;
    const result: unknown = yield* (await start(scope)) as Stream;
    const ended = await runCommand(context, job.call, async (command) => {
      command.record(recorded);
      return result;
    });
    return ended.output;
  } catch (error) {
    throw toPromisedError(error, promised, house);
  } finally {
    // Also when it failed in the middle or its listener went away: what it has committed until then is there.
    if (isStarted) house.publish(job.meta.changes);
  }
}

function scopeOf(context: AppContext, { call, signal }: Job, record: (subject: Recorded) => void): JobScope {
  const { house, session } = context;
  return {
    session,
    now: house.now(),
    newId: house.newId,
    commandId: call.commandId,
    db: house.database.reader,
    read: house.database.read,
    write: house.database.write,
    worker: house.worker,
    signal,
    record,
    publish: house.publish,
    log: house.log,
    async command(inner, work) {
      try {
        const answer = await runCommand(context, inner, async (scope) => {
          const result = await work(scope);
          if (!result.ok) throw new ExpectedFailure(result.error);
          return result.value;
        });
        return ok(answer.output);
      } catch (error) {
        if (error instanceof ExpectedFailure) return err(error.failure);
        throw error;
      }
    },
  };
}
