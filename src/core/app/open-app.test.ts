// One program a folder, a script beside it, and a log for whoever helps.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import BetterSqlite from 'better-sqlite3';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { openApp } from './open-app.ts';
import type { App, AppOptions } from './open-app.ts';
import { systemId } from './system-clock.ts';
import { failureOf, testId } from '#core/testing';

let folder: string;
const opened: App[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterbook-app-'));
});
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(host: AppOptions['host']) {
  const app = await openApp({ dataFolder: folder, host, workerFile: 'none', version: 'test' });
  if (app.ok) opened.push(app.value);
  return app;
}

const codeOf = async (host: AppOptions['host']) => {
  const app = await open(host);
  return app.ok ? 'opened' : app.error.code;
};

test('a second window or server on the same books is told ALREADY_OPEN; a script works beside them', async () => {
  expect([await codeOf('desktop'), await codeOf('desktop'), await codeOf('server')]).toEqual([
    'opened',
    'ALREADY_OPEN',
    'ALREADY_OPEN',
  ]);
  expect(await codeOf('cli')).toBe('opened');
});

test('when the first program has ended the books open again, with the same owner and company', async () => {
  const first = await open('desktop');
  if (!first.ok) throw new Error(first.error.code);
  const { session } = first.value.context();
  await first.value.close();
  opened.length = 0;
  const second = await open('server');
  expect(second.ok && second.value.context().session).toEqual(session);
});

test('a program that may not open the books leaves no lock behind', async () => {
  const other = new BetterSqlite(join(folder, 'counterbook.db'));
  other.exec('CREATE TABLE songs (title TEXT)');
  expect(await codeOf('desktop')).toBe('DATABASE_UNREADABLE');
  other.exec('DROP TABLE songs');
  other.close();
  expect(await codeOf('desktop')).toBe('opened');
});

test('a script that only reads opens the books while another program writes', async () => {
  expect(await codeOf('server')).toBe('opened');
  const writing = new BetterSqlite(join(folder, 'counterbook.db'));
  writing.exec('BEGIN IMMEDIATE');
  const script = await open('cli');
  if (!script.ok) throw new Error(script.error.code);
  const api = createRouterClient(script.value.router, { context: script.value.context() });
  expect((await api.settings.get()).version).toBe(1);
  writing.close();
});

test('what goes wrong is written into the log beside the books, one JSON line each', async () => {
  const app = await open('test');
  if (!app.ok) throw new Error(app.error.code);
  const api = createRouterClient(app.value.router, { context: app.value.context() });
  const other = new BetterSqlite(join(folder, 'counterbook.db'));
  other.exec("CREATE TRIGGER defect BEFORE INSERT ON contacts BEGIN SELECT RAISE(ABORT, 'planted'); END");
  other.close();
  const failure = await failureOf(api.contacts.create({ commandId: testId(), name: 'Ada' }));
  const [line = ''] = readFileSync(join(folder, 'counterbook.log'), 'utf8').split('\n');
  const { reference } = failure.data as { reference: string };
  expect(JSON.parse(line)).toMatchObject({ level: 'error', message: `A defect, reference ${reference}` });
  expect(line).toContain('planted');
});

test('a log that has grown too large is set aside once', async () => {
  const app = await open('test');
  if (!app.ok) throw new Error(app.error.code);
  const { log } = app.value.context().house;
  for (let index = 0; index < 3; index += 1) log({ level: 'info', message: 'x'.repeat(900_000) });
  expect(existsSync(join(folder, 'counterbook.log.old'))).toBe(true);
  expect(existsSync(join(folder, 'counterbook.log'))).toBe(false);
});

test('ids made in one go sort in the order of their making', () => {
  const ids = Array.from({ length: 10_000 }, () => systemId());
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
