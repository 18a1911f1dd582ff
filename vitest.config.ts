import { availableParallelism } from 'node:os';

import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    environment: 'node',
    globalSetup: ['scripts/tests/prepare.ts'],
    // Tests wait for the disk and for programs that they start: on two cores one worker would leave one idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The program is loaded once a process, not once a file, which took as long as the tests. Each test opens books of its own, so files share nothing.
    isolate: false,
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    // Real databases, real HTTP and real files on a slow machine: a hang is found, a slow disk is not a failure.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
