export { findPackedDuplicates, packRow } from './packed.ts';
export type { FoundDuplicates, PackedBook } from './packed.ts';
