export { shiftChainRecord } from './close-shift.ts';
export type { ShiftRecord } from './close-shift.ts';
export { checkDrawer } from './drawer-cash.ts';
export { tillHandlers } from './handlers.ts';
export { receiptOfPayment, receiptOfReport, receiptOfTest } from './report-file.ts';
export { gatherFigures } from './shift-figures.ts';
export type { ShiftFigures } from './shift-figures.ts';
export { readTillSettings, tillRulesOf } from './till-settings.ts';
export type { TillRules } from './till-settings.ts';
