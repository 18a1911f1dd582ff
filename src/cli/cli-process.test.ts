import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { openTestApp, rowsOf, testId } from '#core/testing';

const folder = mkdtempSync(join(tmpdir(), 'counterbook-api-'));
const books = join(folder, 'books');
afterAll(() => rmSync(folder, { recursive: true }));

type Ended = { code: number | null; stdout: string; stderr: string };

test('a command runs, fills in its id, and its record is there for the next call', async () => {
  const created = await api(['contacts.create', '{"name":"Ann Lee"}', '--data', books]);
  expect(created).toMatchObject({ code: 0, stderr: '' });
  const contact = JSON.parse(created.stdout) as { id: string };
  const got = await api(['contacts.get', '-', '--data', books], { stdin: JSON.stringify({ id: contact.id }) });
  expect(JSON.parse(got.stdout)).toMatchObject({ name: 'Ann Lee' });
});

test('an error is told as JSON on standard error, with exit code 1 and nothing on standard output', async () => {
  const input = JSON.stringify({ id: testId() });
  const failed = await api(['documents.issue', input, '--data', books]);
  expect(failed).toMatchObject({ code: 1, stdout: '' });
  expect(JSON.parse(failed.stderr)).toEqual({
    code: 'DOCUMENT_NOT_FOUND',
    message: 'This document does not exist.',
    data: null,
  });
  const invalid = await api(['documents.issue', '{"id":"x"}', '--data', books]);
  expect(JSON.parse(invalid.stderr)).toMatchObject({ code: 'INPUT_INVALID', data: { issues: [{ path: 'id' }] } });
});

test('calls that cannot be meant are told as such, without opening any books', async () => {
  const wrong = [
    ['documents.fly'],
    ['contacts.list', '{"q"'],
    ['contacts.list', '--out', join(folder, 'x.pdf')],
    ['--loud'],
    [],
  ];
  for (const words of wrong) {
    const failed = await api([...words]);
    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(JSON.parse(failed.stderr)).toMatchObject({ code: 'USAGE' });
  }
});

test('books that cannot be opened are told by code and in words', async () => {
  const broken = join(folder, 'broken');
  mkdirSync(broken);
  writeFileSync(
    join(broken, 'counterbook.db'),
    'this is no database, but it is long enough to be looked at as one'.repeat(99),
  );
  const failed = await api(['settings.get', '--data', broken]);
  expect(failed.code).toBe(1);
  const told = JSON.parse(failed.stderr) as { code: string; message: string };
  expect(told.code).toBe('DATABASE_UNREADABLE');
  expect(told.message).toContain(broken);
});

test('a question to a mistyped folder is refused and makes nothing there; a command makes new books', async () => {
  const mistyped = join(folder, 'boks');
  const asked = await api(['contacts.list', '--data', mistyped]);
  expect(asked).toMatchObject({ code: 1, stdout: '' });
  expect(JSON.parse(asked.stderr)).toMatchObject({ code: 'DATABASE_MISSING', data: { folder: mistyped } });
  expect(existsSync(mistyped)).toBe(false);
  const made = await api(['settings.update', '{"company":{"name":"New Office"}}', '--data', mistyped]);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect((await api(['contacts.list', '--data', mistyped])).code).toBe(0);
});

test('a damaged file is told as JSON, without SQL and without a stack', async () => {
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
  const failed = await api(['contacts.list', '--data', damaged]);
  expect(failed).toMatchObject({ code: 1, stdout: '' });
  expect(JSON.parse(failed.stderr)).toMatchObject({ code: 'DATABASE_UNREADABLE' });
  expect(failed.stderr).not.toMatch(/SQLITE|malformed| at /);
});

test('operations are listed and described without any books', async () => {
  const listed = await api(['--list']);
  expect(JSON.parse(listed.stdout)).toContainEqual(
    expect.objectContaining({ name: 'imports.run', kind: 'job', permission: 'imports.run' }),
  );
  const described = await api(['--describe', 'documents.issue']);
  expect(JSON.parse(described.stdout)).toMatchObject({
    name: 'documents.issue',
    input: { properties: { commandId: {}, id: {} } },
    output: { type: 'object' },
    errors: { DOCUMENT_NOT_DRAFT: {} },
  });
});

test('a paper is written to a file, and its name and size are printed', async () => {
  const { out, draftId } = { out: join(folder, 'draft.pdf'), draftId: await draftIn(join(folder, 'paper'), 1) };
  const printed = await api([
    'documents.pdf',
    JSON.stringify({ id: draftId }),
    '--data',
    join(folder, 'paper'),
    '--out',
    out,
  ]);
  expect(printed).toMatchObject({ code: 0, stderr: '' });
  const told = JSON.parse(printed.stdout) as { name: string; bytes: number };
  const content = readFileSync(out);
  expect(told.bytes).toBe(content.length);
  expect(told.name).toMatch(/\.pdf$/);
  expect(content.subarray(0, 5).toString()).toBe('%PDF-');

  const nowhere = await api([
    'documents.pdf',
    JSON.stringify({ id: draftId }),
    '--data',
    join(folder, 'paper'),
    '--out',
    folder,
  ]);
  expect(JSON.parse(nowhere.stderr)).toMatchObject({ code: 'FILE_UNWRITABLE' });
});

// Windows has no signal that a test could send in place of Ctrl-C: there `kill` ends the process at once.
test.runIf(process.platform !== 'win32')(
  'a job tells its progress when asked, prints its result, and Ctrl-C cancels it',
  async () => {
    const many = join(folder, 'many');
    await draftIn(many, 150);
    const cancelled = await api(['documents.issueMany', '--data', many, '--progress'], { interruptAt: '"done":25' });
    expect(cancelled.code).toBe(0);
    const first = JSON.parse(cancelled.stdout) as { issued: number; wasCancelled: boolean };
    expect(first).toMatchObject({ wasCancelled: true });
    expect(first.issued).toBeLessThan(150);

    const rest = await api(['documents.issueMany', '--data', many]);
    expect(rest).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(rest.stdout)).toMatchObject({ issued: 150 - first.issued, wasCancelled: false });
  },
);

/** Puts drafts into books of their own and gives the id of one. */
async function draftIn(dataFolder: string, count: number): Promise<string> {
  mkdirSync(dataFolder, { recursive: true });
  const office = await openTestApp({ folder: dataFolder });
  await office.api.settings.update({ commandId: testId(), company: { name: 'Test Office' } });
  const { id: contactId } = await office.api.contacts.create({ commandId: testId(), name: 'Ann' });
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 50_000 }];
  let lastId = '';
  for (let made = 0; made < count; made += 1) {
    lastId = (await office.api.documents.saveDraft({ commandId: testId(), contactId, lines })).id;
  }
  await office.app.close();
  return lastId;
}

/** Runs the program as a shell would; `interruptAt` presses Ctrl-C when that stands on standard error. */
function api(
  words: readonly string[],
  { stdin = '', interruptAt }: { stdin?: string; interruptAt?: string } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'index.ts'), ...words]);
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (interruptAt !== undefined && stderr.includes(interruptAt)) child.kill('SIGINT');
  });
  child.once('error', reject);
  child.once('close', (code) => resolve({ code, stdout, stderr }));
  child.stdin.end(stdin);
  return promise;
}
