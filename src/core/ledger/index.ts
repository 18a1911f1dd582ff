export { accountCode, postEntry } from './post-entry.ts';
export type { Entry } from './post-entry.ts';
