// `npm test`: everything that must be true before a change is taken. Both cores of a small machine work all the time: what uses one stands beside another
// one, and the unit tests and the stories use both themselves.
import { delimiter, join } from 'node:path';

import { ROOT } from './launch/run-program.ts';
import { runStages } from './tests/run-parts.ts';
import type { Stage } from './tests/run-parts.ts';

const stages: readonly Stage[] = [
  [
    [['tsc', '-b'], ['oxlint']],
    [['electron-vite', 'build', '--logLevel', 'warn'], ['oxfmt', '--check'], ['knip']],
  ],
  [[['vitest', 'run']]],
  [[['playwright', 'test', '-c', 'e2e/playwright.config.ts']]],
];

process.chdir(ROOT);
process.env['PATH'] = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
const isGood = await runStages(stages, { signal: stop.signal, say: (text) => void process.stdout.write(text) });
process.exitCode = isGood ? 0 : 1;
