// A program that stays open looks after what others leave behind, and goes on looking whatever happens.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import BetterSqlite from 'better-sqlite3';
import { createRouterClient } from '@orpc/server';
import { expect, test, vi } from 'vitest';

import type { LogEntry } from '#core/pipeline';

import { openApp } from './open-app.ts';
import { rowsOf, testId } from '#core/testing';

async function openServer(folder: string) {
  const logged: LogEntry[] = [];
  const log = (entry: LogEntry) => void logged.push(entry);
  const opened = await openApp({ dataFolder: folder, host: 'server', workerFile: 'none', version: 'test', log });
  if (!opened.ok) throw new Error(opened.error.code);
  const app = opened.value;
  return { app, logged, api: createRouterClient(app.router, { context: () => app.context() }) };
}

async function withServer(work: (server: Awaited<ReturnType<typeof openServer>>, file: string) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'counterbook-watch-'));
  const server = await openServer(folder);
  try {
    await work(server, join(folder, 'counterbook.db'));
  } finally {
    await server.app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A contact that an import has written, and its batch, whose process was killed then. */
function leaveHalfAnImport(file: string, contactId: string): void {
  const batchId = testId();
  const other = new BetterSqlite(file);
  other.transaction(() => {
    other.exec(`INSERT INTO import_batches (id, kind, file_name, status, process_id, started_at)
      VALUES ('${batchId}', 'contacts', 'customers.csv', 'running', 1, '2001-01-01T00:00:00.000Z')`);
    other.exec(`INSERT INTO import_entries (batch_id, position, entity_id) VALUES ('${batchId}', 1, '${contactId}')`);
  })();
  other.close();
}

const statuses = (file: string) =>
  rowsOf<{ status: string }>(file, 'SELECT status FROM import_batches').map(({ status }) => status);

test('an import that was killed beside an open program is taken back by it, and every window hears of it', async () => {
  await withServer(async ({ app, api }, file) => {
    const contact = await api.contacts.create({ commandId: testId(), name: 'Half imported' });
    leaveHalfAnImport(file, contact.id);
    const listening = new AbortController();
    const heard: string[][] = [];
    const ended = (async () => {
      for await (const { topics } of app.context().house.changes(listening.signal)) heard.push([...topics]);
    })();
    await vi.waitFor(() => expect(statuses(file)).toEqual(['takenBack']), { timeout: 4000 });
    expect((await api.contacts.list({})).total).toBe(0);
    await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(2), { timeout: 2000 });
    listening.abort();
    await ended;
  });
});

test('a look that fails is logged once, and the next one succeeds', { timeout: 20_000 }, async () => {
  await withServer(async ({ api, logged }, file) => {
    const contact = await api.contacts.create({ commandId: testId(), name: 'Half imported' });
    leaveHalfAnImport(file, contact.id);
    const other = new BetterSqlite(file);
    other.exec('BEGIN IMMEDIATE');
    await vi.waitFor(() => expect(logged).toHaveLength(1), { timeout: 8000, interval: 200 });
    expect(logged[0]).toMatchObject({ level: 'warn' });
    other.close();
    await vi.waitFor(() => expect(statuses(file)).toEqual(['takenBack']), { timeout: 6000 });
    expect(logged).toHaveLength(1);
  });
});
