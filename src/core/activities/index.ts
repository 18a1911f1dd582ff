export { attachmentFile, contentFault, isFileFailure } from './attachment-files.ts';
export type { FileFault } from './attachment-files.ts';
export { removeMemory } from './delete-activity.ts';
export { getAttachment } from './read-attachments.ts';
export { removeUnnamedFiles } from './remove-files.ts';
export { activityHandlers } from './handlers.ts';
export { restoreActivity, restoreAttachment } from './restore.ts';
export type { Restored } from './restore.ts';
export { sweepFiles, undoableContents } from './sweep-files.ts';
