export { readTillSettings } from './till-settings.ts';
export type { TillRules } from './till-settings.ts';
