export { receivablesHandlers } from './handlers.ts';
export { owedOnDay } from './owed-on-day.ts';
export { readAgeing } from './read-ageing.ts';
