/**
 * What all unit tests share, made once before them: the file that worker threads run and the programs that are killed, bundled as the program's own
 * build does.
 *
 * From the sources each thread would load hundreds of files anew and strip their types. That takes a third of a second a thread, and is done by
 * WebAssembly in Node, where threads that begin and end side by side can crash the whole process (https://github.com/nodejs/node/issues/64500).
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'rolldown';

import { useQuickFolder } from '#e2e/quick-folder';

const root = join(import.meta.dirname, '..', '..');
const core = join(root, 'src', 'core');

/** Gives what removes it after the last test. Each run has a folder of its own, so that two can go on at once. */
export async function setup(): Promise<() => void> {
  // Below the project, where packages and resources are found from.
  mkdirSync(join(root, 'out'), { recursive: true });
  const folder = mkdtempSync(join(root, 'out', 'tests-'));
  await build({
    input: {
      worker: join(core, 'worker', 'worker.ts'),
      'office-at-work': join(core, 'app', 'crash', 'office-at-work.ts'),
      'till-at-work': join(core, 'app', 'crash', 'till-at-work.ts'),
    },
    platform: 'node',
    external: ['better-sqlite3', 'pdfmake', 'tinypool'],
    logLevel: 'warn',
    output: { dir: folder, format: 'es' },
  });
  process.env['COUNTERBOOK_TEST_BUNDLES'] = folder;
  // For the programs that are started from their sources.
  process.env['NODE_COMPILE_CACHE'] ??= join(folder, 'compiled');
  const quick = useQuickFolder();
  return () => {
    for (const used of [folder, quick]) if (used) rmSync(used, { recursive: true, force: true, maxRetries: 5 });
  };
}
