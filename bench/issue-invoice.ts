/**
 * `issue-invoice-3-lines`: issuing through the whole pipeline, against one raw durable transaction that writes the same rows
 * into the same tables with prepared statements and nothing else. Both take turns in the same run, on databases of equal content.
 */
import BetterSqlite from 'better-sqlite3';

import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { print, quantile } from './measure.ts';

const invoiceCount = 1500;

export async function benchIssueInvoice(): Promise<void> {
  const pipeline = await openTestApp();
  const raw = await openTestApp();
  const ids = await saveDrafts(pipeline);
  const write = rawWriter(raw, await saveDrafts(raw), await issuedRows(raw));
  const pipelineTimes: number[] = [];
  const rawTimes: number[] = [];
  for (const [index, id] of ids.entries()) {
    pipelineTimes.push(await timed(() => pipeline.api.documents.issue({ commandId: testId(), id })));
    rawTimes.push(await timed(() => write.issue(index)));
  }
  const [ours, baseline] = [sortedWarm(pipelineTimes), sortedWarm(rawTimes)];
  for (const [label, share] of [
    ['median', 0.5],
    ['p95', 0.95],
  ] as const) {
    print({
      name: `issue-invoice-3-lines ${label}`,
      value: quantile(ours, share),
      baseline: quantile(baseline, share),
    });
  }
  write.close();
  await pipeline.end();
  await raw.end();
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function sortedWarm(times: readonly number[]): number[] {
  return times.slice(invoiceCount / 10).toSorted((left, right) => left - right);
}

async function saveDrafts({ api }: TestApp): Promise<string[]> {
  const contact = await api.contacts.create({ commandId: testId(), name: 'Office of three lines' });
  const ids: string[] = [];
  for (let index = 0; index < invoiceCount; index += 1) {
    const lines = [1, 2, 3].map((line) => ({
      description: `Article number ${line}`,
      quantityE4: line * 10_000,
      priceE4: 199_900,
      discountPercentE4: line === 2 ? 50_000 : 0,
    }));
    const draft = await api.documents.saveDraft({ commandId: testId(), contactId: contact.id, lines });
    ids.push(draft.id);
  }
  return ids;
}

type Row = Record<string, string | number | null>;
type Issued = { document: Row; openItem: Row; entry: Row; lines: Row[]; audit: Row; answer: Row };

/** Issues one invoice through the pipeline and reads back every row that this wrote: what the raw transaction writes again. */
async function issuedRows({ api, databaseFile }: TestApp): Promise<Issued> {
  const contact = await api.contacts.create({ commandId: testId(), name: 'Pattern' });
  const lines = [1, 2, 3].map((line) => ({ description: `Article ${line}`, quantityE4: 10_000, priceE4: 199_900 }));
  const draft = await api.documents.saveDraft({ commandId: testId(), contactId: contact.id, lines });
  const commandId = testId();
  await api.documents.issue({ commandId, id: draft.id });
  const database = new BetterSqlite(databaseFile, { readonly: true });
  const one = (sql: string, key: string) => database.prepare<[string], Row>(sql).get(key) ?? {};
  const issued = {
    document: one('SELECT * FROM documents WHERE id = ?', draft.id),
    openItem: one('SELECT * FROM open_items WHERE id = ?', draft.id),
    entry: one('SELECT * FROM ledger_entries WHERE source_id = ?', draft.id),
    lines: database
      .prepare<[string], Row>(
        'SELECT * FROM ledger_lines WHERE entry_id = (SELECT id FROM ledger_entries WHERE source_id = ?)',
      )
      .all(draft.id),
    audit: one('SELECT * FROM audit_entries WHERE command_id = ?', commandId),
    answer: one('SELECT * FROM command_log WHERE command_id = ?', commandId),
  };
  database.close();
  return issued;
}

/** One durable transaction that writes the pattern's rows under the ids of the next draft. */
function rawWriter({ databaseFile }: TestApp, ids: readonly string[], pattern: Issued) {
  const database = new BetterSqlite(databaseFile);
  database.pragma('foreign_keys = ON');
  database.pragma('synchronous = FULL');
  database.pragma('cache_size = -65536');
  const columns = Object.keys(pattern.document).filter((column) => column !== 'id' && column !== 'contact_id');
  const update = database.prepare(
    `UPDATE documents SET ${columns.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`,
  );
  const count = database.prepare(
    "UPDATE number_counters SET last_sequence = ?, last_hash = ? WHERE series_kind = 'invoice'",
  );
  const insert = {
    openItem: inserter(database, 'open_items', pattern.openItem),
    entry: inserter(database, 'ledger_entries', pattern.entry),
    line: inserter(database, 'ledger_lines', pattern.lines[0] ?? {}),
    audit: inserter(database, 'audit_entries', pattern.audit),
    answer: inserter(database, 'command_log', pattern.answer),
  };
  const issue = database.transaction((index: number) => {
    const id = ids[index] ?? '';
    const sequence = index + 2;
    update.run({ ...pattern.document, id, number: `INV-${String(sequence).padStart(5, '0')}`, sequence });
    count.run(sequence, pattern.document['hash']);
    insert.openItem.run({ ...pattern.openItem, id });
    insert.entry.run({ ...pattern.entry, id: sequence, source_id: id });
    for (const line of pattern.lines) {
      insert.line.run({ ...line, entry_id: sequence, open_item_id: line['open_item_id'] === null ? null : id });
    }
    const commandId = testId();
    insert.audit.run({ ...pattern.audit, position: 1_000_000 + index, command_id: commandId, subject_id: id });
    insert.answer.run({ ...pattern.answer, command_id: commandId });
  });
  return { issue: (index: number) => issue.immediate(index), close: () => database.close() };
}

function inserter(database: BetterSqlite.Database, table: string, row: Row): BetterSqlite.Statement {
  const columns = Object.keys(row);
  return database.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
  );
}
