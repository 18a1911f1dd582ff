// Another program on the same books can write while an import of this one runs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { expect, test } from 'vitest';

import { openTestApp, testId } from '#core/testing';

import { carried, customers, ended, endVerified } from './testing.ts';

/** Writes again and again as long as it is listened to, and tells how long it has waited each time; -1: in vain. */
const program = `
  import { writeSync } from 'node:fs';
  import BetterSqlite from 'better-sqlite3';
  const books = new BetterSqlite(process.argv[1], { timeout: 2000 });
  setInterval(() => {
    const beganAt = performance.now();
    try {
      books.exec('BEGIN IMMEDIATE; COMMIT');
      writeSync(1, Math.round(performance.now() - beganAt) + '\\n');
    } catch {
      writeSync(1, '-1\\n');
    }
  }, 50);
`;

test('another program never waits in vain while an import writes', { timeout: 60_000 }, async () => {
  const house = await openTestApp();
  const running = house.api.imports.run({ commandId: testId(), kind: 'contacts', file: carried(customers(40_000)) });
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, house.databaseFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  const { result } = await ended(running);
  child.kill();
  await once(child, 'exit');
  expect(result).toMatchObject({ created: 40_000 });
  const waits = told.trim().split('\n').map(Number);
  expect(waits.length).toBeGreaterThan(1);
  expect(waits).not.toContain(-1);
  await endVerified(house);
});
