import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { createTaskThread } from './task-thread.ts';
import type { TaskThread } from './task-thread.ts';
import type { TaskInput, TaskName, TaskOutput } from './tasks.ts';
import type { TaskCall } from './worker.ts';

/** Threads for work that would make the window wait: papers, tables, reports. */
export type WorkerPool = {
  /**
   * Runs a task in a thread. What the task throws is thrown here; so is an error when its thread dies.
   * @param options.signal stops the task, also in the middle: its thread ends and an AbortError is thrown.
   */
  run: <Name extends TaskName>(
    task: Name,
    input: TaskInput<Name>,
    options?: { signal?: AbortSignal | undefined },
  ) => Promise<TaskOutput<Name>>;
  /** Ends all threads; what still runs fails. */
  close: () => Promise<void>;
};

// Two, because a small office has two people who print, and its computer four cores.
const threadCount = 2;

/**
 * Makes a pool of at most two threads, begun when needed and ended after half a minute of rest.
 * @param options.workerFile absolute path of this folder's `worker.ts`, or of the `worker.js` that was built from it
 * @param options.resourcesFolder absolute path of `resources`; by default the nearest one above the worker file
 * @throws when there is no resources folder: then the program is not whole.
 */
export function createWorkerPool(options: { workerFile: string; resourcesFolder?: string | undefined }): WorkerPool {
  const { workerFile } = options;
  const context = { resourcesFolder: options.resourcesFolder ?? resourcesAbove(workerFile) };
  const threads = Array.from({ length: threadCount }, () => createTaskThread({ workerFile }));
  const places = createPlaces(threads);
  return {
    run: async <Name extends TaskName>(
      task: Name,
      input: TaskInput<Name>,
      { signal }: { signal?: AbortSignal | undefined } = {},
    ) => {
      signal?.throwIfAborted();
      const thread = await places.take(signal);
      try {
        const call: TaskCall<Name> = { task, input, context };
        return (await thread.run(call, signal)) as TaskOutput<Name>;
      } finally {
        places.giveBack(thread);
      }
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

type Waiting = { resolve: (thread: TaskThread) => void; reject: (error: unknown) => void };

/** Who asks first gets the next free thread. */
function createPlaces(threads: readonly TaskThread[]) {
  const free = [...threads];
  const waiting = new Set<Waiting>();
  return {
    async take(signal: AbortSignal | undefined): Promise<TaskThread> {
      // The one that worked last: it has its fonts, and the other one may end.
      const thread = free.pop();
      if (thread !== undefined) return thread;
      const turn = Promise.withResolvers<TaskThread>();
      const stop = () => {
        waiting.delete(turn);
        turn.reject(signal?.reason);
      };
      waiting.add(turn);
      signal?.addEventListener('abort', stop, { once: true });
      try {
        return await turn.promise;
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    giveBack(thread: TaskThread): void {
      const [next] = waiting;
      if (next === undefined) return void free.push(thread);
      waiting.delete(next);
      next.resolve(thread);
    },
  };
}

function resourcesAbove(workerFile: string): string {
  let folder = dirname(workerFile);
  while (!existsSync(join(folder, 'resources', 'fonts'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`No resources folder above ${workerFile}`);
    folder = above;
  }
  return join(folder, 'resources');
}
