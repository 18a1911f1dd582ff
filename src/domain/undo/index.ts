export { foldImages } from './fold-images.ts';
export { imagesOf, restoreFields, type ElementKeys, type FieldConflict, type FieldImages } from './restore-fields.ts';
export { undoDays, undoKinds, type UndoKind } from './kinds.ts';
