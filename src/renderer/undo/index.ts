export { useUndoOffer } from './run-undo.tsx';
