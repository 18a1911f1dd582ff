import { pathToFileURL } from 'node:url';

import { Tinypool } from 'tinypool';

/** One thread that runs one task at a time. It begins when it is needed and ends after half a minute of rest. */
export type TaskThread = {
  /**
   * Runs `runTask` of the thread's file. Fails with what the task throws, with an AbortError when `signal` stops it, and with an error of its own
   * when the file cannot be loaded or the thread ends in the middle (out of memory, `process.exit`): the next task gets a new thread.
   */
  run: (call: unknown, signal: AbortSignal | undefined) => Promise<unknown>;
  close: () => Promise<void>;
};

/**
 * A pool of one, because a pool of several does not say in which thread a task runs, and nobody could tell whose thread has ended.
 * @param options.workerFile absolute path
 * @param options.mostMemoryMb of the thread's heap; absent: what the engine allows
 */
export function createTaskThread(options: { workerFile: string; mostMemoryMb?: number | undefined }): TaskThread {
  let pool = begin();
  let fail: (error: unknown) => void = nobodyWaits;
  let isClosed = false;

  function begin(): Tinypool {
    const made = new Tinypool({
      filename: pathToFileURL(options.workerFile).href,
      name: 'runTask',
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 30_000,
      // The layout engine keeps its fonts for the next paper; a thread for each paper would open them each time.
      isolateWorkers: false,
      ...(options.mostMemoryMb === undefined
        ? {}
        : { resourceLimits: { maxOldGenerationSizeMb: options.mostMemoryMb } }),
    });
    // Of a file that cannot be loaded, and of a thread that dies at rest; without a listener it would end the program.
    made.on('error', (error) => replace(made, error));
    return made;
  }

  /** A pool goes on waiting for a thread that ended by itself, and keeps its task for the next one: so it is left behind with both. */
  function replace(broken: Tinypool, error: unknown): void {
    if (broken !== pool) return;
    pool = begin();
    fail(error);
    broken.destroy().catch(() => undefined);
  }

  function watch(watched: Tinypool): void {
    for (const thread of watched.threads) {
      if (seen.has(thread)) continue;
      seen.add(thread);
      thread.once('exit', (code) => {
        // A thread that was stopped or has rested long enough is none of the pool's any more.
        if (!watched.threads.includes(thread)) return;
        replace(watched, new Error(`A worker thread ended in the middle of its task, with code ${code}`));
      });
    }
  }

  return {
    async run(call, signal) {
      // The pool itself would begin a new thread, and the program would never end.
      if (isClosed) throw new Error('The worker pool is closed');
      const broken = Promise.withResolvers<never>();
      fail = broken.reject;
      try {
        const answer = pool.run(call, signal === undefined ? {} : { signal });
        watch(pool);
        return (await Promise.race([answer, broken.promise])) as unknown;
      } finally {
        fail = nobodyWaits;
      }
    },
    close() {
      isClosed = true;
      return pool.destroy();
    },
  };
}

const seen = new WeakSet<object>();

function nobodyWaits(): void {
  // A thread that ends at rest takes nothing with it.
}
