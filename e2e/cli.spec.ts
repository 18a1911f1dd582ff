/** The main job as one script over the scripting surface: real processes, real files, the figures of Northwind. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, test } from './fixtures.ts';

const project = join(import.meta.dirname, '..');
const northwind = join(project, '..', 'shared', 'data', 'northwind');
const run = promisify(execFile);

type Amounts = { balanceMinor: number };
type Ageing = { total: Amounts; rows: Amounts[]; receivablesAccountMinor: number };

/** Runs one operation as `npm run -s api -- OPERATION INPUT --data DIR` does and reads its answer. */
function scriptOn(dataFolder: string) {
  // What an operation answers is checked by the expectations of the story, not by types.
  return async <Answer extends object = object>(
    operation: string,
    input: object,
    ...options: string[]
  ): Promise<Answer> => {
    const words = ['src/cli/index.ts', operation, JSON.stringify(input), '--data', dataFolder, ...options];
    const { stdout } = await run(process.execPath, words, { cwd: project, maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(stdout) as Answer;
  };
}

test('the main job runs as one script, and every figure of Northwind is exact', async ({ folder }) => {
  test.setTimeout(300_000);
  test.skip(!existsSync(northwind), `Skipped: ${northwind} is missing`);
  const api = scriptOn(join(folder, 'books'));
  await api('settings.update', { company: { name: 'Northwind Traders', currency: 'USD', timeZone: 'UTC' } });
  for (const [kind, file, created] of [
    ['contacts', 'customers.csv', 93],
    ['items', 'products.csv', 77],
    ['documents', 'order-lines.csv', 830],
  ] as const) {
    const result: object = await api('imports.run', { kind }, '--file', join(northwind, file));
    expect(result).toMatchObject({ created, skipped: 0, problemCount: 0 });
  }
  expect(await api('documents.issueMany', {})).toMatchObject({ issued: 830, failed: [] });
  await proveDocuments(api);
  await payOldest(api);
  await proveBalances(api);
  await savePapers(api, folder);
  expect(await api('system.verify', {})).toMatchObject({ isTrue: true, firstFault: null });
});

type Script = ReturnType<typeof scriptOn>;

/** 830 invoices without a gap; lines 1,265,793.29 and freight 64,942.69, which together are the net. */
async function proveDocuments(api: Script): Promise<void> {
  const numbers: string[] = [];
  let netMinor = 0;
  let cursor: string | null = null;
  do {
    const page: { rows: { number: string; netMinor: number }[]; nextCursor: string | null } = await api(
      'documents.list',
      {
        sort: 'number',
        direction: 'asc',
        limit: 500,
        cursor,
      },
    );
    numbers.push(...page.rows.map((row) => row.number));
    netMinor += page.rows.reduce((sum, row) => sum + row.netMinor, 0);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(numbers).toEqual(Array.from({ length: 830 }, (_, index) => `INV-${String(index + 1).padStart(5, '0')}`));
  expect(netMinor).toBe(126_579_329 + 6_494_269);
}

/** One invoice is paid whole, one in part, and one customer pays more than is open. */
async function payOldest(api: Script): Promise<void> {
  const found: { rows: { id: string; balanceMinor: number }[] } = await api('contacts.list', { q: 'Ernst Handel' });
  const [customer] = found.rows;
  if (!customer) throw new Error('Ernst Handel is a customer of Northwind');
  const record = (amountMinor: number, paidOn: string) =>
    api('payments.record', { contactId: customer.id, amountMinor, paidOn, tender: 'bankTransfer' });
  await record(1_000_000, '1998-01-15');
  await record(2_345_678, '1998-04-01');
  await record(customer.balanceMinor, '1998-06-30');
  const balance: { balanceMinor: number } = await api('receivables.balance', { contactId: customer.id });
  expect(balance.balanceMinor).toBe(-3_345_678);
}

/** On any day: the ageing's total, the receivables account and the sum of its rows are one figure. */
async function proveBalances(api: Script): Promise<void> {
  for (const day of ['1997-06-30', '1998-03-31', '1998-12-31']) {
    const ageing: Ageing = await api('receivables.ageing', { day, limit: 10_000 });
    expect(ageing.total.balanceMinor).toBe(ageing.receivablesAccountMinor);
    expect(ageing.rows.reduce((sum, row) => sum + row.balanceMinor, 0)).toBe(ageing.total.balanceMinor);
  }
}

async function savePapers(api: Script, folder: string): Promise<void> {
  const page: { rows: { id: string }[] } = await api('documents.list', { limit: 1 });
  const payments: { rows: { id: string }[] } = await api('payments.list', { limit: 1 });
  const paper = (name: string) => join(folder, name);
  await api('documents.pdf', { id: page.rows[0]?.id }, '--out', paper('invoice.pdf'));
  await api('payments.pdf', { id: payments.rows[0]?.id }, '--out', paper('voucher.pdf'));
  await api('receivables.pdf', { day: '1998-05-31' }, '--out', paper('ageing.pdf'));
  await api('receivables.csv', { day: '1998-05-31' }, '--out', paper('ageing.csv'));
  for (const name of ['invoice.pdf', 'voucher.pdf', 'ageing.pdf']) {
    expect(readFileSync(paper(name)).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  }
  expect(readFileSync(paper('ageing.csv'), 'utf8')).toContain('Save-a-lot Markets');
}

test('a script reads its input from a file and its failures from stderr', async ({ folder }) => {
  const dataFolder = join(folder, 'books');
  const api = scriptOn(dataFolder);
  const inputFile = join(folder, 'contact.json');
  writeFileSync(inputFile, JSON.stringify({ name: 'Ana Trujillo', code: 'ANATR' }));
  const command = ['src/cli/index.ts', 'contacts.create', `@${inputFile}`, '--data', dataFolder];
  await run(process.execPath, command, { cwd: project });
  expect(await api('contacts.list', {})).toMatchObject({ total: 1 });
  const failed = await run(process.execPath, command, { cwd: project }).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: 1, stdout: '' });
  const stderr = typeof failed === 'object' && failed !== null && 'stderr' in failed ? String(failed.stderr) : '';
  expect(JSON.parse(stderr)).toMatchObject({ code: 'CONTACT_CODE_TAKEN', data: { contactCode: 'ANATR' } });
});
