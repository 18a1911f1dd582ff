export { imagesOf, restoreFields, type FieldConflict, type FieldImages } from './restore-fields.ts';
export { undoDays, undoKinds, type UndoKind } from './kinds.ts';
