import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    // Real databases, real HTTP and real files on a slow machine: a hang is found, a slow disk is not a failure.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
