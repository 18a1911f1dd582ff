export { createWorkerPool, type WorkerPool } from './worker-pool.ts';
export type { TaskInput, TaskName, TaskOutput } from './tasks.ts';
