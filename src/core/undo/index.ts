export { undoHandlers } from './handlers.ts';
export { purgeExpired, takeBackAbandonedUnits } from './tidy-units.ts';
