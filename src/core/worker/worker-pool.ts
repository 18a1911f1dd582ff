import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { Tinypool } from 'tinypool';

import type { TaskInput, TaskName, TaskOutput } from './tasks.ts';
import type { TaskCall } from './worker.ts';

/** Threads for work that would make the window wait: papers, tables, reports. */
export type WorkerPool = {
  /**
   * Runs a task in a thread. What the task throws is thrown here.
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

/**
 * Makes a pool of at most two threads, begun when needed and ended after half a minute of rest.
 * @param options.workerFile absolute path of this folder's `worker.ts`, or of the `worker.js` that was built from it
 * @param options.resourcesFolder absolute path of `resources`; by default the nearest one above the worker file
 * @throws when there is no resources folder: then the program is not whole.
 */
export function createWorkerPool(options: { workerFile: string; resourcesFolder?: string | undefined }): WorkerPool {
  const context = { resourcesFolder: options.resourcesFolder ?? resourcesAbove(options.workerFile) };
  const pool = new Tinypool({
    filename: pathToFileURL(options.workerFile).href,
    name: 'runTask',
    minThreads: 0,
    // Two, because a small office has two people who print, and its computer four cores.
    maxThreads: 2,
    idleTimeout: 30_000,
    // The layout engine keeps its fonts for the next paper; a thread for each paper would open them each time.
    isolateWorkers: false,
  });
  let isClosed = false;
  return {
    run: async <Name extends TaskName>(
      task: Name,
      input: TaskInput<Name>,
      { signal }: { signal?: AbortSignal | undefined } = {},
    ) => {
      signal?.throwIfAborted();
      // The pool itself would begin new threads, and the program would never end.
      if (isClosed) throw new Error('The worker pool is closed');
      const call: TaskCall<Name> = { task, input, context };
      return (await pool.run(call, signal === undefined ? {} : { signal })) as TaskOutput<Name>;
    },
    close: async () => {
      isClosed = true;
      await pool.destroy();
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
