import { join } from 'node:path';

import { defineConfig } from '@playwright/test';

import type { Host } from './running-app.ts';

const results = join(import.meta.dirname, '..', 'test-results');

export default defineConfig<{ host: Host }>({
  testDir: import.meta.dirname,
  outputDir: join(results, 'stories'),
  globalSetup: join(import.meta.dirname, 'global-setup.ts'),
  forbidOnly: true,
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  // Pictures of every moment would make the stories a third slower; the page's state is enough to see what went wrong.
  use: { trace: { mode: 'retain-on-failure', screenshots: false }, actionTimeout: 15_000 },
  projects: [
    // The scripting host has no window, so its stories run once.
    { name: 'cli', testMatch: /cli\.spec\.ts$/ },
    // The pages know nothing of their host, so how they look and read is told once.
    { name: 'desktop', testIgnore: /(server|cli|german|accessibility[\w-]*)\.spec\.ts$/, use: { host: 'desktop' } },
    // The last, because it ends with many stories of like length: no core waits for a long one.
    { name: 'server', testIgnore: /(desktop|cli)\.spec\.ts$/, use: { host: 'server' } },
  ],
});
