import { useCallback, useEffect, useRef, useState } from 'react';

import type { Progress } from '#contract/values';

import { failureOf } from './failure.ts';
import type { Failure } from './failure.ts';
import { newCommandId } from './ids.ts';
import type { CommandInput } from './use-command.ts';

type JobUtils<Input, Output> = {
  call: (input: Input, options: { signal: AbortSignal }) => Promise<AsyncIterator<Progress, Output, void>>;
};

export type JobState = 'idle' | 'running' | 'done' | 'failed' | 'cancelled';

export type Job<Input, Output> = {
  state: JobState;
  /** The last report; undefined before the first. `message` is a key of what is being done. */
  progress: Progress | undefined;
  /** When the run began, in milliseconds of `Date.now()`. */
  startedAtMs: number | undefined;
  result: Output | undefined;
  failure: Failure | undefined;
  /** Starts the job; resolves with its result, or undefined when it failed or was cancelled. Never rejects. */
  start: (input: CommandInput<Input>) => Promise<Output | undefined>;
  /** Stops it: the stream is closed, and the core takes back what the contract says it takes back. */
  cancel: () => void;
  /** Back to idle, to offer another run. */
  reset: () => void;
};

type Run<Output> = Pick<Job<never, Output>, 'state' | 'progress' | 'startedAtMs' | 'result' | 'failure'>;

const idle = {
  state: 'idle',
  progress: undefined,
  startedAtMs: undefined,
  result: undefined,
  failure: undefined,
} as const;

/** A job of the contract (an event iterator): `const run = useJob(orpc.imports.run)`. It is cancelled when its screen closes. */
export function useJob<Input extends { commandId: string }, Output>(
  utils: JobUtils<Input, Output>,
): Job<Input, Output> {
  const [run, setRun] = useState<Run<Output>>(idle);
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);

  const start = async (input: CommandInput<Input>) => {
    controller.current?.abort();
    const abort = new AbortController();
    controller.current = abort;
    setRun({ ...idle, state: 'running', startedAtMs: Date.now() });
    try {
      const iterator = await utils.call({ ...input, commandId: newCommandId() } as Input, { signal: abort.signal });
      for (;;) {
        const step = await iterator.next();
        if (abort.signal.aborted) return undefined;
        if (step.done === true) {
          setRun((before) => ({ ...before, state: 'done', result: step.value }));
          return step.value;
        }
        setRun((before) => ({ ...before, progress: step.value }));
      }
    } catch (error) {
      if (!abort.signal.aborted) setRun((before) => ({ ...before, state: 'failed', failure: failureOf(error) }));
      return undefined;
    }
  };

  const cancel = useCallback(() => {
    controller.current?.abort();
    setRun((before) => (before.state === 'running' ? { ...before, state: 'cancelled' } : before));
  }, []);
  const reset = useCallback(() => {
    controller.current?.abort();
    setRun(idle);
  }, []);

  return { ...run, start, cancel, reset };
}
