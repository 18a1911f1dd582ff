export { addEntries, forgetSubject, openUnit } from './write-units.ts';
export type { UndoEntry } from './write-units.ts';
