import { resolve } from 'node:path';

/**
 * Reads `--data DIR` or `--data=DIR` from the words after the program; other words belong to Chromium.
 * @returns the folder as an absolute path, or undefined when none is named
 */
export function dataFolderOf(words: readonly string[], workingFolder: string): string | undefined {
  const index = words.findIndex((word) => word === '--data' || word.startsWith('--data='));
  const word = words[index];
  if (word === undefined) return undefined;
  const folder = word === '--data' ? words[index + 1] : word.slice('--data='.length);
  return folder === undefined || folder === '' || folder.startsWith('--') ? undefined : resolve(workingFolder, folder);
}
