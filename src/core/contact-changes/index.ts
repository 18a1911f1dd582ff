export { changeOf, tellChanges } from './tell-changes.ts';
export type { Change } from './tell-changes.ts';
