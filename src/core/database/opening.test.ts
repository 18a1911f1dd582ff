// Opening a data folder: what is not ours or cannot be written is refused by name and stays as it is.
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { lockFolder } from './folder-lock.ts';
import { openDatabase } from './open-database.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterbook-open-'));
  file = join(folder, 'counterbook.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function errorOf(where = folder) {
  const opened = await openDatabase(where);
  if (!opened.ok) return opened.error;
  await opened.value.close();
  return null;
}

test('a folder that does not exist is made, and its database opens again', async () => {
  const fresh = join(folder, 'books', 'of 2026 – Größe');
  expect(await errorOf(fresh)).toBeNull();
  expect(await errorOf(fresh)).toBeNull();
  expect(existsSync(join(fresh, 'counterbook.db'))).toBe(true);
});

test('a database is durable, checks references and lets no replacing pass the triggers', async () => {
  const opened = await openDatabase(folder);
  if (!opened.ok) throw new Error(opened.error.code);
  const database = new BetterSqlite(file);
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  database.close();
  const orphan = opened.value.write((tx) =>
    tx
      .insertInto('import_entries')
      .values({ batch_id: 'none', position: 1, entity_id: '', before_json: null })
      .execute(),
  );
  await expect(orphan).rejects.toThrow(/FOREIGN KEY/);
  await opened.value.close();
});

test('a file that is not a database is DATABASE_UNREADABLE and not touched', async () => {
  const text = 'Dear customer, '.repeat(200);
  writeFileSync(file, text);
  expect(await errorOf()).toEqual({ code: 'DATABASE_UNREADABLE' });
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a database of another program is DATABASE_UNREADABLE and not touched', async () => {
  const other = new BetterSqlite(file);
  other.exec('CREATE TABLE songs (title TEXT)');
  other.close();
  const before = readFileSync(file);
  expect(await errorOf()).toEqual({ code: 'DATABASE_UNREADABLE' });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a database from a newer program is DATABASE_NEWER with both versions, and not touched', async () => {
  expect(await errorOf()).toBeNull();
  const database = new BetterSqlite(file);
  database.pragma('user_version = 9990');
  database.close();
  const before = readFileSync(file);
  expect(await errorOf()).toMatchObject({ code: 'DATABASE_NEWER', found: 9990, known: 30 });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a damaged database is DATABASE_UNREADABLE', async () => {
  expect(await errorOf()).toBeNull();
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 100, 4096);
  writeFileSync(file, bytes);
  expect(await errorOf()).toEqual({ code: 'DATABASE_UNREADABLE' });
});

test('a folder in place of the file is DATABASE_UNREADABLE', async () => {
  mkdirSync(file);
  expect(await errorOf()).toEqual({ code: 'DATABASE_UNREADABLE' });
});

test('a folder that cannot be made is FOLDER_READ_ONLY', async () => {
  const plainFile = join(folder, 'plain');
  writeFileSync(plainFile, '');
  const below = join(plainFile, 'books');
  expect(await errorOf(below)).toEqual({ code: 'FOLDER_READ_ONLY', folder: below });
  expect(lockFolder(below)).toEqual({ ok: false, error: { code: 'FOLDER_READ_ONLY', folder: below } });
});

test('a folder and a file without the right to write are FOLDER_READ_ONLY', async () => {
  expect(await errorOf()).toBeNull();
  chmodSync(file, 0o444);
  chmodSync(folder, 0o555);
  expect(await asOrdinaryUser()).toBe('FOLDER_READ_ONLY');
  chmodSync(folder, 0o777);
  expect(await asOrdinaryUser()).toBe('FOLDER_READ_ONLY');
});

/** Opens the folder in a process of its own that has no more rights than an ordinary user; root is bound by no mode. */
async function asOrdinaryUser(): Promise<string> {
  return opening('if (process.getuid?.() === 0) { process.setgid(65534); process.setuid(65534); }');
}

test('programs that open a new folder at once all succeed', async () => {
  expect(await Promise.all([opening(), opening(), opening()])).toEqual(['opened', 'opened', 'opened']);
});

/** What another process says that opens the folder. */
async function opening(before = ''): Promise<string> {
  const script = `${before}
    const { openDatabase } = await import(${JSON.stringify(new URL('open-database.ts', import.meta.url).href)});
    const opened = await openDatabase(process.argv[1]);
    process.stdout.write(opened.ok ? 'opened' : opened.error.code);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, folder]);
  return stdout;
}

test('a folder is locked for one program and free again when that ends', () => {
  const first = lockFolder(folder);
  expect(lockFolder(folder)).toEqual({ ok: false, error: { code: 'ALREADY_OPEN' } });
  if (first.ok) first.value.release();
  const again = lockFolder(folder);
  expect(again.ok).toBe(true);
  if (again.ok) again.value.release();
});
