// 0030-till brings a company of version 20 with rows to version 30: tables made anew keep every row, and the books stay true.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { migrations } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterbook-till-'));
  file = join(folder, 'counterbook.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function open(version: number): Promise<void> {
  const known = migrations.filter(({ number }) => number <= version);
  const opened = await openDatabase(folder, known);
  if (!opened.ok) throw new Error(opened.error.code);
  await opened.value.close();
}

/** Invoices, a credit note, money received, used, taken back, used again and refunded, a draft: all that stands in the tables made anew. */
async function fill({ api }: TestApp): Promise<void> {
  const contact = await api.contacts.create({ commandId: testId(), name: 'Ada' });
  const lines = [{ description: 'Tea', quantityE4: 30_000, priceE4: 123_450 }];
  const issue = async (kind: 'invoice' | 'creditNote', issuedOn: string) => {
    const draft = { commandId: testId(), kind, contactId: contact.id, issuedOn, lines };
    return api.documents.issue({ commandId: testId(), id: (await api.documents.saveDraft(draft)).id });
  };
  const first = await issue('invoice', '2026-09-01');
  await issue('invoice', '2026-10-01');
  await issue('creditNote', '2026-10-05');
  const paid = { contactId: contact.id, amountMinor: 3000, paidOn: '2026-10-10' };
  const payment = await api.payments.record({ commandId: testId(), ...paid });
  const allocationId = payment.allocations[0]?.id ?? '';
  await api.payments.unallocate({ commandId: testId(), allocationId, undoneOn: '2026-10-11' });
  const use = { sourceId: payment.id, documentId: first.id, amountMinor: 1000, allocatedOn: '2026-10-12' };
  await api.payments.allocate({ commandId: testId(), ...use });
  const refund = { direction: 'refunded', amountMinor: 500, paidOn: '2026-11-01' } as const;
  await api.payments.record({ commandId: testId(), contactId: contact.id, ...refund });
  await api.documents.saveDraft({ commandId: testId(), contactId: contact.id, lines });
}

const laterAccounts = ['storeCredits', 'cashRounding', 'pettyCash', 'cashDifferences'];

const tablesOf = () =>
  rowsOf<{ name: string; isVirtual: 0 | 1 }>(
    file,
    `SELECT name, type = 'virtual' AS isVirtual FROM pragma_table_list
     WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'`,
  );

/** The books that the program writes by now, as version 20 kept them. */
async function companyOfVersion20(): Promise<void> {
  const office = await openTestApp();
  await fill(office);
  await office.app.close();
  await open(20);
  const database = new BetterSqlite(file);
  database.pragma('foreign_keys = OFF');
  const triggers = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.prepare('ATTACH ? AS written').run(office.databaseFile);
  const tables = tablesOf();
  for (const { name } of tables.filter(({ isVirtual }) => isVirtual === 0)) {
    const columns = columnsOf(name).join();
    database.exec(
      `DELETE FROM main.${name}; INSERT INTO main.${name} (${columns}) SELECT ${columns} FROM written.${name}`,
    );
  }
  database.exec(`DELETE FROM ledger_accounts WHERE role IN (${laterAccounts.map((role) => `'${role}'`).join()})`);
  for (const { name } of tables.filter(({ isVirtual }) => isVirtual === 1)) {
    database.exec(`INSERT INTO ${name} (${name}) VALUES ('rebuild')`);
  }
  database.exec('DETACH written');
  for (const { sql } of triggers) database.exec(sql);
  database.close();
  await office.end();
}

const columnsOf = (table: string) =>
  rowsOf<{ name: string }>(file, `SELECT name FROM pragma_table_info('${table}')`).map(({ name }) => name);

const namesOf = (type: 'trigger' | 'index') =>
  rowsOf<{ name: string }>(file, `SELECT name FROM sqlite_master WHERE type = '${type}' AND sql IS NOT NULL`).map(
    ({ name }) => name,
  );

test('0030-till keeps every row of version 20 as it was, its triggers and its indexes, with a backup beside', async () => {
  await companyOfVersion20();
  const tables = tablesOf().map(({ name }) => ({ name, columns: columnsOf(name).join() }));
  const contents = () =>
    Object.fromEntries(
      tables.map(({ name, columns }) => {
        const isLater = name === 'ledger_accounts' ? `WHERE role NOT IN ('${laterAccounts.join("','")}')` : '';
        return [name, rowsOf(file, `SELECT ${columns} FROM ${name} ${isLater}`)];
      }),
    );
  const before = contents();
  const guards = [...namesOf('trigger'), ...namesOf('index')];
  await open(30);
  expect(contents()).toEqual(before);
  expect(before['open_items']?.length).toBe(5);
  expect(before['allocations']?.length).toBeGreaterThan(3);
  expect([...namesOf('trigger'), ...namesOf('index')]).toEqual(expect.arrayContaining(guards));
  expect(rowsOf(file, 'PRAGMA user_version')).toEqual([{ user_version: 30 }]);
  expect(rowsOf(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(rowsOf(file, 'PRAGMA foreign_key_check')).toEqual([]);
  expect(existsSync(`${file}.before-30`)).toBe(true);
});

test('0030-till leaves what is booked immutable, and opens the lists of kinds only for what the till books', async () => {
  await companyOfVersion20();
  await open(30);
  const database = new BetterSqlite(file);
  const refused = (statement: string) => {
    try {
      database.exec(statement);
      return '';
    } catch (error) {
      return String(error);
    }
  };
  expect(refused(`UPDATE ledger_entries SET dated_on = '2026-01-01'`)).toContain('ledger_entries is immutable');
  expect(refused(`DELETE FROM ledger_entries`)).toContain('ledger_entries is immutable');
  expect(refused(`DELETE FROM open_items`)).toContain('open_items is append-only');
  expect(refused(`UPDATE open_items SET amount_minor = 1`)).toContain('only the running figures change');
  const item = (
    kind: string,
  ) => `INSERT INTO open_items (id, kind, number, contact_id, dated_on, due_on, currency, amount_minor, open_minor)
    SELECT '${kind}', '${kind}', 'A-1', id, '2026-11-21', '2026-11-21', 'EUR', 1, 1 FROM contacts LIMIT 1`;
  expect([item('sale'), item('saleCredit')].map(refused)).toEqual(['', '']);
  expect(refused(item('gift'))).toContain('CHECK constraint failed');
  expect(
    refused(
      `INSERT INTO allocations VALUES ('x', 'nobody', 'sale', '2026-11-21', 1, NULL, '2026-11-21T10:00:00.000Z')`,
    ),
  ).toContain('FOREIGN KEY');
  database.close();
});

test('0030-till adds the accounts of the till to a company that exists, and its books verify', async () => {
  await companyOfVersion20();
  const office = await openTestApp({ folder });
  const accounts = rowsOf<{ role: string }>(file, 'SELECT role FROM ledger_accounts').map(({ role }) => role);
  expect(accounts).toEqual(expect.arrayContaining(laterAccounts));
  expect(await office.api.system.verify()).toMatchObject({ isTrue: true, firstFault: null });
  expect((await office.api.receivables.ageing({})).total.balanceMinor).not.toBe(0);
  await office.app.close();
});
