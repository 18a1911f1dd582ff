export { tillHandlers } from './handlers.ts';
export { readReport } from './shift-report.ts';
export { readTillSettings } from './till-settings.ts';
export type { TillRules } from './till-settings.ts';
