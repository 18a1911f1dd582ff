/** Calls the scripting host, which may work on the same books beside an open program. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');

/**
 * Runs one operation as `npm run -s api` does and gives its answer.
 * @throws when it exits with 1; the error's `stderr` holds code, message and data as JSON
 */
export async function callOperation(dataFolder: string, operation: string, input: object): Promise<unknown> {
  const words = [join('src', 'cli', 'index.ts'), operation, JSON.stringify(input), '--data', dataFolder];
  const { stdout } = await run(process.execPath, words, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout);
}
