// Migrations: from nothing and from the version before, whole or not at all, with a backup first.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { freshSchema } from '#core/database/testing';
import { openTestApp, rowsOf, testId } from '#core/testing';

import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterbook-migrate-'));
  file = join(folder, 'counterbook.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function open(known: readonly Migration[] = migrations): Promise<void> {
  const opened = await openDatabase(folder, known);
  if (!opened.ok) throw new Error(opened.error.code);
  await opened.value.close();
}

const later: Migration = {
  number: 9990,
  async up(db) {
    await sql.raw('ALTER TABLE contacts ADD COLUMN nickname TEXT').execute(db);
    await sql.raw('UPDATE contacts SET nickname = lower(name)').execute(db);
  },
};
const broken: Migration = {
  number: 9991,
  async up(db) {
    await sql.raw('ALTER TABLE contacts ADD COLUMN half_done TEXT').execute(db);
    await sql.raw('ALTER TABLE nowhere ADD COLUMN other TEXT').execute(db);
  },
};

const versionOf = (database: string) =>
  rowsOf<{ user_version: number }>(database, 'PRAGMA user_version')[0]?.user_version;
const columnsOf = (database: string) =>
  rowsOf<{ name: string }>(database, 'PRAGMA table_info(contacts)').map((column) => column.name);

/** An office with a contact in `folder`, as the program before the later migration has left it. */
async function officeBefore(): Promise<void> {
  const office = await openTestApp({ folder });
  await office.api.contacts.create({ commandId: testId(), name: 'Ada' });
  await office.app.close();
}

test('0010-foundation, 0020-contact-memory and 0030-till make every table from nothing; each is STRICT, and the file is marked as ours', async () => {
  await open();
  expect(versionOf(file)).toBe(30);
  const [mark] = rowsOf<{ application_id: number }>(file, 'PRAGMA application_id');
  expect(mark?.application_id.toString(16)).toBe('4374426b');
  const loose = rowsOf<{ name: string }>(
    file,
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'",
  );
  expect(loose).toEqual([]);
  expect(rowsOf(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
});

test('schema.sql is the schema of a fresh database: run `npm run schema` after a migration has changed', async () => {
  const written = readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8');
  expect(written.replaceAll('\r\n', '\n')).toBe(await freshSchema());
});

test('a later migration keeps the rows, and a whole backup of the database before it lies beside', async () => {
  await officeBefore();
  await open([...migrations, later]);
  expect([versionOf(file), rowsOf(file, 'SELECT name, nickname FROM contacts')]).toEqual([
    9990,
    [{ name: 'Ada', nickname: 'ada' }],
  ]);
  const backup = `${file}.before-9990`;
  expect([versionOf(backup), rowsOf(backup, 'SELECT name FROM contacts')]).toEqual([30, [{ name: 'Ada' }]]);
  expect(columnsOf(backup)).not.toContain('nickname');
  expect(existsSync(`${backup}.part`)).toBe(false);
  const opened = await openDatabase(folder);
  expect(opened).toMatchObject({ ok: false, error: { code: 'DATABASE_NEWER', found: 9990, known: 30 } });
});

test('a migration that fails leaves the database at the version before it, and a mended one goes on from there', async () => {
  await officeBefore();
  await expect(open([...migrations, later, broken])).rejects.toThrow(/nowhere/);
  expect(versionOf(file)).toBe(9990);
  expect(columnsOf(file)).not.toContain('half_done');
  await open([...migrations, later, { ...later, number: 9992, up: async () => {} }]);
  expect(versionOf(file)).toBe(9992);
});

test('a new database and one that is up to date make no backup', async () => {
  await open([...migrations, later]);
  await open([...migrations, later]);
  expect(existsSync(`${file}.before-9990`)).toBe(false);
});

test('a copy that was cut short by the end of the program is never taken for a backup', async () => {
  await officeBefore();
  // No system gives out such a high number to a process.
  const parts = [`${file}.before-9990.part`, `${file}.before-9990.2147483647.part`];
  for (const part of parts) {
    const database = new BetterSqlite(part);
    database.exec('CREATE TABLE half (written)');
    database.close();
  }
  await open([...migrations, later]);
  expect(parts.filter((part) => existsSync(part))).toEqual([]);
  expect(rowsOf(`${file}.before-9990`, 'SELECT name FROM contacts')).toEqual([{ name: 'Ada' }]);
});
