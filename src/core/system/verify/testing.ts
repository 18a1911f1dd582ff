/** Books with a little of everything, and a hand that changes what the program never would. */
import { copyFileSync, cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import BetterSqlite from 'better-sqlite3';

import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import type { CheckName } from './findings.ts';

/** A fault that somebody plants into the file. */
export type Planted = {
  fault: string;
  statements: string[];
  /** Every check that must notice, with what it must name; the first is the one that `firstFault` tells. */
  noticed: [CheckName, RegExp][];
};

/** The id of the money with this number, as SQL. */
export const payment = (number: number) => `(SELECT id FROM payments WHERE number = 'RV-0000${number}')`;

/** The ledger entry of a record, as SQL. */
export const entryOf = (source: string) => `(SELECT id FROM ledger_entries WHERE source_id = ${source})`;

type Draft = {
  kind?: 'invoice' | 'creditNote';
  on: string;
  lines: { description: string; quantityE4: number; priceE4: number; discountPercentE4?: number }[];
};

const tea = { description: 'Tea', quantityE4: 30_000, priceE4: 123_450, discountPercentE4: 50_000 };
const coffee = { description: 'Coffee', quantityE4: 15_000, priceE4: 99_900 };

/**
 * Two contacts; INV-00001 to INV-00004, CN-00001, RV-00001 (used against three invoices), RV-00002 (used, taken back, used again),
 * RV-00003 (a refund), a draft with an allowance, two files of Anna with one content and another of Bert.
 */
export async function fillBooks({ api }: TestApp): Promise<void> {
  await api.settings.update({
    commandId: testId(),
    taxRates: [{ name: 'Standard', category: 'S', rateE4: 190_000, isDefault: true, isArchived: false }],
  });
  const anna = await api.contacts.create({ commandId: testId(), name: 'Anna' });
  const bert = await api.contacts.create({ commandId: testId(), name: 'Bert' });
  const attach = async (contactId: string, name: string, content: string) => {
    const file = { name, mediaType: 'text/plain', base64: Buffer.from(content).toString('base64') };
    const job = await api.activities.attach({ commandId: testId(), contactId, file });
    while ((await job.next()).done !== true);
  };
  await attach(anna.id, 'Order.txt', 'Three boxes of tea');
  await attach(anna.id, 'Order again.txt', 'Three boxes of tea');
  await attach(bert.id, 'Map.txt', 'Second door on the left');
  const issue = async (contactId: string, { on, ...draft }: Draft) => {
    const saved = await api.documents.saveDraft({ commandId: testId(), contactId, issuedOn: on, ...draft });
    return api.documents.issue({ commandId: testId(), id: saved.id });
  };
  const pay = async (contactId: string, paidOn: string, amountMinor: number, rest: object = {}) =>
    api.payments.record({ commandId: testId(), contactId, paidOn, amountMinor, ...rest });
  await issue(anna.id, { on: '2026-01-05', lines: [tea, coffee] });
  await issue(anna.id, { on: '2026-01-06', lines: [coffee] });
  await issue(anna.id, { on: '2026-02-07', lines: [tea] });
  const fourth = await issue(bert.id, { on: '2026-03-08', lines: [tea, tea] });
  await pay(anna.id, '2026-03-10', 10_000);
  const used = await pay(bert.id, '2026-03-20', 3000);
  const [allocation] = used.allocations;
  if (!allocation) throw new Error('The payment was not used');
  await api.payments.unallocate({ commandId: testId(), allocationId: allocation.id, undoneOn: '2026-03-25' });
  const use = { sourceId: used.id, documentId: fourth.id, amountMinor: 1000, allocatedOn: '2026-03-26' };
  await api.payments.allocate({ commandId: testId(), ...use });
  await pay(bert.id, '2026-03-30', 500, { direction: 'refunded', tender: 'cash' });
  await issue(bert.id, { kind: 'creditNote', on: '2026-04-01', lines: [coffee] });
  await api.documents.saveDraft({
    commandId: testId(),
    contactId: bert.id,
    lines: [tea],
    adjustments: [{ kind: 'allowance', reason: 'Loyal', percentE4: 100_000 }],
  });
}

/** The books of `file`, copied into a folder of their own and opened there. */
export async function openCopy(file: string): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'counterbook-copy-'));
  copyFileSync(file, join(folder, 'counterbook.db'));
  const attachments = join(dirname(file), 'attachments');
  if (existsSync(attachments)) cpSync(attachments, join(folder, 'attachments'), { recursive: true });
  return openTestApp({ folder });
}

/** Changes the file behind the program's back: without triggers, without foreign keys. */
export function tamper(file: string, ...statements: readonly string[]): void {
  const database = new BetterSqlite(file);
  database.pragma('foreign_keys = OFF');
  const triggers = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all();
  database.transaction(() => {
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
    for (const statement of statements) database.exec(statement);
    for (const { sql } of triggers) database.exec(sql);
  })();
  database.close();
}

/** Plants a fault into a copy of the books: the check that `firstFault` names, and which checks did not notice as they must. */
export async function verdictOf(
  file: string,
  { statements, noticed }: Planted,
): Promise<{ first: string | undefined; missed: string[] }> {
  const copy = await openCopy(file);
  tamper(copy.databaseFile, ...statements);
  const { isTrue, firstFault, checks } = await copy.api.system.verify();
  await copy.end();
  const missed = noticed.flatMap(([name, words]) => {
    const check = checks.find((candidate) => candidate.name === name);
    return check?.isTrue === false && words.test(check.fault ?? '') ? [] : [`${name}: ${check?.fault ?? 'no fault'}`];
  });
  const told = checks.find((check) => !check.isTrue);
  if (isTrue || told?.name !== firstFault?.check || told?.fault !== firstFault?.fault) missed.push('firstFault');
  return { first: firstFault?.check, missed };
}
