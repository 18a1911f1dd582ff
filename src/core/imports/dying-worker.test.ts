// A thread that dies while it reads a file ends the import with an error, and leaves nothing behind.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';

import { createWorkerPool } from '#core/worker';
import { failureOf, openTestApp, testId } from '#core/testing';

import { carried, customers, ended, endVerified } from './testing.ts';

test.each([
  ['ends its thread', 'export const runTask = () => process.exit(1);'],
  ['cannot be loaded', "throw new Error('The file was damaged');"],
])('an import whose worker %s ends with an error that can be quoted, and the next one runs', async (_, code) => {
  const office = await openTestApp();
  const folder = mkdtempSync(join(tmpdir(), 'dying-worker-'));
  const workerFile = join(folder, 'worker.mjs');
  writeFileSync(workerFile, code);
  const { house, session } = office.app.context();
  const worker = createWorkerPool({ workerFile, resourcesFolder: folder });
  const api = createRouterClient(office.app.router, { context: { house: { ...house, worker }, session } });
  const input = { commandId: testId(), kind: 'contacts' as const, file: carried(customers(3)) };
  try {
    for (let round = 0; round < 2; round += 1) {
      expect(await failureOf(api.imports.preview(input))).toMatchObject({ code: 'INTERNAL' });
      expect(await failureOf(ended(api.imports.run(input)))).toMatchObject({ code: 'INTERNAL' });
    }
    // The same command with a thread that lives: a failed import has kept nothing, not even its id.
    expect((await ended(office.api.imports.run(input))).result).toMatchObject({ created: 3 });
  } finally {
    await worker.close();
    rmSync(folder, { recursive: true });
    await endVerified(office);
  }
});
