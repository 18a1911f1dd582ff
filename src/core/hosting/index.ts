/** What every host needs and none may decide alone: where the books lie, which files are pages, what a page may load. */
export { defaultDataFolder } from './data-folder.ts';
export { findPageFile } from './page-files.ts';
export type { PageFile } from './page-files.ts';
export { securityHeaders } from './page-policy.ts';
export { programFiles } from './program-files.ts';
export type { ProgramFiles } from './program-files.ts';
export { hostWords, openErrorWords } from './words.ts';
export type { HostWords } from './words.ts';
