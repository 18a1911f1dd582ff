import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where the parts of the program lie that a host hands on by path. */
export type ProgramFiles = {
  /** The file that a worker thread runs. */
  workerFile: string;
  /** The built pages. */
  pagesFolder: string;
  version: string;
};

/**
 * Finds the program's own files from a host's entry file, which lies two folders below the program: `src/server/index.ts`
 * when run from the sources, `out/main/server.js` when built.
 * @throws when package.json cannot be read: then this is no Counterbook.
 */
export function programFiles(entryFile: string): ProgramFiles {
  const program = resolve(dirname(entryFile), '..', '..');
  const isSource = entryFile.endsWith('.ts');
  const about = JSON.parse(readFileSync(join(program, 'package.json'), 'utf8')) as { version: string };
  return {
    workerFile: isSource
      ? join(program, 'src', 'core', 'worker', 'worker.ts')
      : join(program, 'out', 'main', 'worker.js'),
    pagesFolder: join(program, 'out', 'renderer'),
    version: about.version,
  };
}
