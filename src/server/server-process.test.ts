import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { openTestApp, rowsOf } from '#core/testing';

const folder = mkdtempSync(join(tmpdir(), 'counterbook-serve-'));
const books = join(folder, 'books');
// On Windows a signal ends the process at once, and the next start finds the books whole.
const hasSignals = process.platform !== 'win32';
afterAll(() => rmSync(folder, { recursive: true }));

test('it prints an address that opens once, refuses a second program on its books and its port, and closes', async () => {
  const first = start(['--data', books, '--port', '0', '--no-open']);
  const address = await first.address;
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(401);

  const sameBooks = await start(['--data', books, '--port', '0', '--no-open']).ended;
  expect(sameBooks.code).toBe(1);
  expect(sameBooks.stderr).toContain('already open in another Counterbook');
  const samePort = await start(['--data', join(folder, 'other'), '--port', new URL(address).port, '--no-open']).ended;
  expect(samePort.code).toBe(1);
  expect(samePort.stderr).toContain('is taken');

  first.child.kill('SIGTERM');
  const { code } = await first.ended;
  expect(code).toBe(hasSignals ? 0 : null);
  const again = start(['--data', books, '--port', '0', '--no-open']);
  expect(await again.address).toContain('token=');
  again.child.kill('SIGTERM');
  await again.ended;
  expect(hasSignals && existsSync(join(books, 'counterbook.db-wal'))).toBe(false);
});

test('words and books that it cannot use are told in a sentence', async () => {
  const unknown = await start(['--host', '0.0.0.0']).ended;
  expect(unknown).toMatchObject({ code: 1, stdout: '' });
  expect(unknown.stderr).toContain('--data DIR');
  writeFileSync(join(folder, 'file'), '');
  const noFolder = await start(['--data', join(folder, 'file'), '--no-open']).ended;
  expect(noFolder).toMatchObject({ code: 1, stdout: '' });
  expect(noFolder.stderr).toContain(join(folder, 'file'));
});

test('books whose file is damaged are told in a sentence, without SQL and without a stack', async () => {
  const damaged = join(folder, 'damaged');
  mkdirSync(damaged);
  const office = await openTestApp({ folder: damaged });
  await office.app.close();
  const [users] = rowsOf<{ rootpage: number }>(
    office.databaseFile,
    "SELECT rootpage FROM sqlite_master WHERE name = 'users'",
  );
  const bytes = readFileSync(office.databaseFile);
  bytes.fill(0x5a, ((users?.rootpage ?? 0) - 1) * 4096, (users?.rootpage ?? 0) * 4096);
  writeFileSync(office.databaseFile, bytes);
  const told = await start(['--data', damaged, '--no-open']).ended;
  expect(told).toMatchObject({ code: 1, stdout: '' });
  expect(told.stderr).toContain('is damaged');
  expect(told.stderr).not.toMatch(/SQLITE|malformed| at /);
});

type Ended = { code: number | null; stdout: string; stderr: string };

function start(words: readonly string[]): {
  child: ChildProcessWithoutNullStreams;
  address: Promise<string>;
  ended: Promise<Ended>;
} {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'index.ts'), ...words]);
  const address = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<Ended>();
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    const printed = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(stdout)?.[0];
    if (printed !== undefined) address.resolve(printed);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.once('close', (code) => ended.resolve({ code, stdout, stderr }));
  return { child, address: address.promise, ended: ended.promise };
}
