export { removeMemory } from './delete-activity.ts';
export { activityHandlers } from './handlers.ts';
export { restoreActivity, restoreAttachment } from './restore.ts';
export type { Restored } from './restore.ts';
