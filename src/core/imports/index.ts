export { takeBackAbandoned } from './batches.ts';
export { importHandlers } from './handlers.ts';
