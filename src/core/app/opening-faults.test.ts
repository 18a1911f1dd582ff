// Books that do not open say why by a code; no lock and no connection stays behind, and no SQL reaches the host.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { lockFolder } from '#core/database';

import { openApp } from './open-app.ts';
import type { AppOptions } from './open-app.ts';
import { openTestApp, testId } from '#core/testing';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterbook-fault-'));
  file = join(folder, 'counterbook.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What opening as a server answers: the code of its error, or 'opened', and then it is closed again. */
async function codeOf(options: Partial<AppOptions> = {}): Promise<string> {
  const app = await openApp({ dataFolder: folder, host: 'server', workerFile: 'none', version: 'test', ...options });
  if (!app.ok) return app.error.code;
  await app.value.close();
  return 'opened';
}

/** Whether nobody holds the folder any more. */
function isFree(): boolean {
  const locked = lockFolder(folder);
  if (locked.ok) locked.value.release();
  return locked.ok;
}

/** Overwrites a page of the file; the first, from 1, is the header's. */
function damagePage(page: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, (page - 1) * 4096, page * 4096);
  writeFileSync(file, bytes);
}

async function pageOf(table: string): Promise<number> {
  const database = new BetterSqlite(file, { readonly: true });
  const row = database.prepare<[string], { rootpage: number }>('SELECT rootpage FROM sqlite_master WHERE name = ?');
  const page = row.get(table)?.rootpage ?? 0;
  database.close();
  return page;
}

test('a damaged page is DATABASE_UNREADABLE, lets the folder go, and is written into the log', async () => {
  expect(await codeOf()).toBe('opened');
  damagePage(await pageOf('users'));
  expect(await codeOf()).toBe('DATABASE_UNREADABLE');
  expect(isFree()).toBe(true);
  expect(readFileSync(join(folder, 'counterbook.log'), 'utf8')).toContain('The books could not be opened');
});

test(
  'an import that has to be taken back while another program writes is DATABASE_BUSY, and done when it has ended',
  { timeout: 20_000 },
  async () => {
    expect(await codeOf()).toBe('opened');
    const other = new BetterSqlite(file);
    other
      .prepare(
        `INSERT INTO import_batches (id, kind, file_name, status, process_id, started_at)
         VALUES (?, 'contacts', 'customers.csv', 'running', 1, '2001-01-01T00:00:00.000Z')`,
      )
      .run(testId());
    other.exec('BEGIN IMMEDIATE');
    expect(await codeOf()).toBe('DATABASE_BUSY');
    expect(isFree()).toBe(true);
    other.exec('ROLLBACK');
    expect(await codeOf()).toBe('opened');
    expect(other.prepare('SELECT status FROM import_batches').all()).toEqual([{ status: 'takenBack' }]);
    other.close();
  },
);

test('whoever asks for books that must be there makes none', async () => {
  const mistyped = join(folder, 'boks');
  expect(await codeOf({ dataFolder: mistyped, mustExist: true })).toBe('DATABASE_MISSING');
  expect(await codeOf({ mustExist: true })).toBe('DATABASE_MISSING');
  const office = await openTestApp({ folder });
  await office.app.close();
  expect(await codeOf({ mustExist: true })).toBe('opened');
});
