export { anyDeeds, newHistory, performOrRefuse } from './histories.ts';
export type { Deed, History } from './histories.ts';
export { mergeContacts, partContacts } from './merging.ts';
export type { MergedOnce } from './merging.ts';
