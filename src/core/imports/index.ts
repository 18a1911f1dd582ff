export { abandonedBatches, takeBackAbandoned } from './batches.ts';
export { importHandlers } from './handlers.ts';
