/**
 * `contact-brief`: the brief through the contract with 1 M documents in the database, of an ordinary contact, of one that alone has 100 k of
 * them, and of a group that it was merged into; against raw SQL that merely sums what is open of that contact. Both in the same run.
 */
import BetterSqlite from 'better-sqlite3';

import { refreshFigures } from '#core/contact-groups';
import { accountCode } from '#core/ledger';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { print, quantile, timesOf } from './measure.ts';
import { fillMillion } from './million-books.ts';

const runs = 60;

export async function benchContactBrief(): Promise<void> {
  const test = await openTestApp();
  const { biggestId, ordinaryId } = fillMillion(test.databaseFile, { documents: 1_000_000, contacts: 20_000 });
  for (const contactId of [biggestId, ordinaryId]) await makePlans(test, contactId);
  const database = new BetterSqlite(test.databaseFile, { readonly: true });
  await expectTruth(test, database, [biggestId, ordinaryId]);
  await measure(test, database, { name: 'ordinary contact', id: ordinaryId });
  await measure(test, database, { name: 'contact with 100 k documents', id: biggestId });
  await test.app.context().house.database.write(async (tx) => {
    await tx.updateTable('contacts').set({ merged_into_id: ordinaryId }).where('id', '=', biggestId).execute();
    await refreshFigures(tx, [ordinaryId, biggestId]);
  });
  await measure(test, database, { name: 'merged contacts', id: ordinaryId });
  database.close();
  await test.end();
}

type Asked = { name: string; id: string };

async function measure({ api }: TestApp, database: BetterSqlite.Database, { name, id }: Asked): Promise<void> {
  const times = await timesOf(runs, () => api.contacts.brief({ id }));
  const raw = database.prepare(
    `SELECT sum(open_minor), min(due_on) FROM open_items WHERE open_minor > 0 AND contact_id IN
      (SELECT id FROM contacts WHERE id = @id UNION ALL SELECT id FROM contacts WHERE merged_into_id = @id)`,
  );
  const baseline = await timesOf(runs, () => raw.get({ id }));
  print({ name: `contact-brief ${name} median`, value: quantile(times, 0.5), baseline: quantile(baseline, 0.5) });
  print({ name: `contact-brief ${name} p95`, value: quantile(times, 0.95), baseline: quantile(baseline, 0.95) });
}

/** Notes, tasks and promises such as an office has: 200 of a contact, a quarter of them open. */
async function makePlans({ api }: TestApp, contactId: string): Promise<void> {
  const kinds = ['note', 'call', 'task', 'promise'] as const;
  for (let index = 0; index < 200; index += 1) {
    const kind = kinds[index % kinds.length] ?? 'note';
    const dueOn = kind === 'task' || kind === 'promise' ? '2026-12-01' : null;
    const entry = { kind, subject: `Entry ${index}`, dueOn, isDone: dueOn !== null && index % 8 < 4 };
    await api.activities.create({ commandId: testId(), contactId, ...entry });
  }
}

/** A brief that is quick because it is wrong would be no measure. */
async function expectTruth({ api }: TestApp, database: BetterSqlite.Database, contactIds: readonly string[]) {
  const ledger = database.prepare<[string, string], { balance: number }>(
    'SELECT sum(amount_minor) AS balance FROM ledger_lines WHERE account_code = ? AND contact_id = ?',
  );
  const sales = database.prepare<[string], { sales: number }>(
    `SELECT sum(CASE kind WHEN 'invoice' THEN net_minor ELSE -net_minor END) AS sales FROM documents
      WHERE contact_id = ? AND status = 'issued'`,
  );
  for (const id of contactIds) {
    const brief = await api.contacts.brief({ id });
    const balance = ledger.get(accountCode('receivables'), id)?.balance;
    const isTrue = brief.balanceMinor === balance && brief.lifetimeSalesMinor === sales.get(id)?.sales;
    if (!isTrue || brief.overdueMinor === 0) throw new Error(`The brief of ${id} is not what the ledger says`);
  }
}
