export { receivablesHandlers } from './handlers.ts';
export { readAgeing } from './read-ageing.ts';
