// The search index is told at the end of each transaction what its contacts have come to: whatever they were through, in whatever order.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import BetterSqlite from 'better-sqlite3';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { freshIndex } from './fresh-index.ts';
import { databaseFile, openDatabase } from './open-database.ts';
import type { OpenDatabase } from './open-database.ts';
import type { Database } from './tables.ts';

let folder: string;
let database: OpenDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterbook-search-'));
  await open();
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

async function open(): Promise<void> {
  const opened = await openDatabase(folder);
  if (!opened.ok) throw new Error(opened.error.code);
  database = opened.value;
}

type Step = { act: 'add' | 'change' | 'remove'; place: number; words: readonly string[] };

const columns = `id, code, kind, name, contact_person, job_title, email, phone, fax, street, postal_code, city, region, country, tax_number,
  note, created_at, updated_at, name_key, city_key, search_text`;

let made = 0;

/** The statements of steps; `place` chooses among the rows that are there, newest first. */
function statementsOf(steps: readonly Step[]): string[] {
  return steps.map(({ act, place, words }) => {
    const text = words.join(' ');
    const chosen = `(SELECT row_number FROM contacts ORDER BY row_number DESC LIMIT 1 OFFSET ${place})`;
    if (act === 'change') return `UPDATE contacts SET search_text = '${text}' WHERE row_number = ${chosen}`;
    if (act === 'remove') return `DELETE FROM contacts WHERE row_number = ${chosen}`;
    made += 1;
    const empty = Array.from({ length: 11 }, () => `''`).join();
    return `INSERT INTO contacts (${columns}) VALUES ('c${made}', 'C${made}', 'person', 'x', ${empty}, '', 'at', 'at', 'x', '', '${text}')`;
  });
}

async function write(steps: readonly Step[], isUndone: boolean): Promise<void> {
  const failure = new Error('not to be kept');
  const writing = database.write(async (tx) => {
    for (const statement of statementsOf(steps)) await sql.raw(statement).execute(tx as Transaction<Database>);
    if (isUndone) throw failure;
  });
  await writing.catch((error: unknown) => {
    if (error !== failure) throw error;
  });
}

/** What another program does that knows nothing of the index. */
function writeElsewhere(steps: readonly Step[]): void {
  const other = new BetterSqlite(databaseFile(folder));
  for (const statement of statementsOf(steps)) other.exec(statement);
  other.close();
}

function differences(): unknown {
  const connection = new BetterSqlite(databaseFile(folder));
  const index = freshIndex(connection, 'contacts');
  while (!index.grow());
  const found = {
    index: index.difference(),
    words: index.wordDifference(),
    due: connection.prepare('SELECT count(*) FROM contact_search_due').pluck().get(),
  };
  index.drop();
  connection.close();
  return found;
}

const word = fc.constantFrom('graz', 'wien', 'linz', 'ada', 'kg', 'a1', '_kg');
const step = fc.record<Step>({
  act: fc.constantFrom('add', 'add', 'change', 'remove'),
  place: fc.nat(4),
  words: fc.uniqueArray(word, { maxLength: 3 }),
});
const transaction = fc.record({
  steps: fc.array(step, { maxLength: 6 }),
  by: fc.constantFrom('program', 'program', 'undone', 'another'),
});

/** Each run begins without contacts, and with numbers of rows that were given before. */
async function removeAll(): Promise<void> {
  await database.write(async (tx) => {
    await tx.deleteFrom('contacts').execute();
  });
}

test('after any transactions, kept, undone or of another program, the index says what the contacts say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(transaction, { minLength: 1, maxLength: 8 }), async (transactions) => {
      await database.close();
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      await open();
      for (const { steps, by } of transactions) {
        if (by === 'another') writeElsewhere(steps);
        else await write(steps, by === 'undone');
      }
      await write([], false);
      expect(differences()).toEqual({ index: null, words: null, due: 0 });
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('more rows than are told in one go are told all the same, new ones and changed ones', async () => {
  const many = (act: Step['act']) => Array.from({ length: 2500 }, (): Step => ({ act, place: 0, words: ['graz'] }));
  await write(many('add'), false);
  expect(differences()).toEqual({ index: null, words: null, due: 0 });
  await database.write(async (tx) => {
    await tx
      .updateTable('contacts')
      .set({ search_text: sql<string>`'wien k' || row_number` })
      .execute();
  });
  expect(differences()).toEqual({ index: null, words: null, due: 0 });
  await removeAll();
  expect(differences()).toEqual({ index: null, words: null, due: 0 });
});

test('a transaction knows whether another one waits for it', async () => {
  const seen: boolean[] = [];
  const gate = Promise.withResolvers<null>();
  const begun = Promise.withResolvers<null>();
  const first = database.write(async () => {
    seen.push(database.isAwaited());
    begun.resolve(null);
    await gate.promise;
    seen.push(database.isAwaited());
  });
  await begun.promise;
  const second = database.write(async () => {
    seen.push(database.isAwaited());
  });
  gate.resolve(null);
  await Promise.all([first, second]);
  expect([seen, database.isAwaited()]).toEqual([[false, true, false], false]);
});
