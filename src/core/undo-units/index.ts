export { beginWork, endWork, isAtWork } from './at-work.ts';
export { addEntries, closeUnit, forgetSubject, openUnit } from './write-units.ts';
export type { UndoEntry } from './write-units.ts';
