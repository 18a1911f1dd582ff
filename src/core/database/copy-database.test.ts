// A copy of a database: whole, or told why not.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { cancelCopy, copiedPages, copyControl, copyDatabase } from './copy-database.ts';

let folder: string;
let from: string;
let to: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterbook-copy-'));
  [from, to] = [join(folder, 'from.db'), join(folder, 'to.db')];
  const database = new BetterSqlite(from);
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE notes (text TEXT)');
  const insert = database.prepare('INSERT INTO notes VALUES (?)');
  database.transaction(() => {
    for (let number = 0; number < 20_000; number += 1) insert.run('note '.repeat(200));
  })();
  database.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

const countIn = (file: string) => {
  const database = new BetterSqlite(file, { readonly: true });
  const { count } = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM notes').get() ?? {
    count: 0,
  };
  database.close();
  return count;
};

test('a whole copy is one file of its own, and all of its pages were told', async () => {
  const control = copyControl();
  expect(copiedPages(control)).toEqual({ done: 0, total: 0 });
  expect(await copyDatabase({ from, to, control })).toEqual({ kind: 'whole' });
  expect(countIn(to)).toBe(20_000);
  expect(readdirSync(folder).filter((name) => name.startsWith('to.db'))).toEqual(['to.db']);
  const { done, total } = copiedPages(control);
  expect(total).toBeGreaterThan(4000);
  expect(done).toBeGreaterThan(total / 2);
});

test('what another writes meanwhile is not in the copy, and does not begin it anew', async () => {
  const other = new BetterSqlite(from);
  const copying = copyDatabase({ from, to, control: copyControl() });
  other.exec("INSERT INTO notes VALUES ('meanwhile')");
  expect(await copying).toEqual({ kind: 'whole' });
  other.close();
  expect([countIn(from), countIn(to)]).toEqual([20_001, 20_000]);
});

test('a copy that is cancelled stops in the middle', async () => {
  const control = copyControl();
  const copying = copyDatabase({ from, to, control });
  cancelCopy(control);
  expect(await copying).toEqual({ kind: 'cancelled' });
  expect(copiedPages(control).done).toBeLessThan(copiedPages(control).total);
});

test('where it cannot be written, that is told', async () => {
  const outcome = await copyDatabase({ from, to: join(folder, 'gone', 'to.db'), control: copyControl() });
  expect(outcome.kind).toBe('notStored');
});

test('an original that is no database is damaged', async () => {
  writeFileSync(from, 'no database at all'.repeat(1000));
  expect(await copyDatabase({ from, to, control: copyControl() })).toEqual({ kind: 'damaged' });
});
