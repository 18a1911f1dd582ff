import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';

import { openTestApp, testId, type TestApp } from '#core/testing';

import { carried, ended, endVerified } from './testing.ts';

/** A program of its own that imports and tells of each step, until it is killed. */
const program = `
  import { openTestApp, testId } from '#core/testing';
  const [folder, helpers] = process.argv.slice(1);
  const { carried, customers } = await import(helpers);
  const { api } = await openTestApp({ folder });
  const input = { commandId: testId(), kind: 'contacts', file: carried(customers(4000)), existing: 'update' };
  for await (const step of await api.imports.run(input)) console.log(step.done);
  console.log('finished');
`;
const helpers = pathToFileURL(join(import.meta.dirname, 'testing.ts')).href;

/** Imports 4,000 customers in another process and kills it with SIGKILL after some steps. @returns the last thing it said. */
async function killAfter(steps: number, folder: string): Promise<string> {
  const child = spawn(process.execPath, ['--eval', program, folder, helpers], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let seen = 0;
  let last = '';
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    last = line;
    seen += 1;
    if (seen === steps) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  return last;
}

function books(house: TestApp): unknown {
  const database = new BetterSqlite(house.databaseFile, { readonly: true });
  const found = {
    contacts: database
      .prepare('SELECT id, code, name, city, note, updated_at, name_key, search_text FROM contacts ORDER BY id')
      .all(),
    entries: database.prepare('SELECT count(*) AS count FROM import_entries').get(),
    running: database.prepare(`SELECT count(*) AS count FROM import_batches WHERE status = 'running'`).get(),
  };
  database.close();
  return found;
}

test('an import that was killed has left nothing when the books are opened again', { timeout: 60_000 }, async () => {
  const house = await openTestApp();
  const first = carried('Code,Name,City\nK3,Old three,Berlin\nK400,Old four hundred,Cham');
  await ended(house.api.imports.run({ commandId: testId(), kind: 'contacts', file: first }));
  const before = books(house);
  for (const steps of [2, 3, 4, 5]) {
    await house.app.close();
    const last = await killAfter(steps, house.folder);
    expect(last).not.toBe('finished');
    expect(books(house)).toMatchObject({ running: { count: 1 } });
    expect(books(house)).not.toMatchObject({ entries: { count: 2 } });
    await house.reopen();
    expect(books(house)).toEqual(before);
  }
  const { rows } = await house.api.imports.list({});
  expect(rows.map((row) => row.status)).toEqual(['takenBack', 'takenBack', 'takenBack', 'takenBack', 'done']);
  await endVerified(house);
});

test(
  'an import that was killed beside an open program is taken back by the next import',
  { timeout: 60_000 },
  async () => {
    const house = await openTestApp();
    await killAfter(4, house.folder);
    expect((await house.api.imports.list({})).rows).toMatchObject([{ status: 'running' }]);
    const file = carried('Code,Name\nX,Xaver');
    const { result } = await ended(house.api.imports.run({ commandId: testId(), kind: 'contacts', file }));
    expect(result).toMatchObject({ created: 1 });
    expect((await house.api.contacts.list({})).rows.map((row) => row.code)).toEqual(['X']);
    await endVerified(house);
  },
);
