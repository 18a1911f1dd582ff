// The program is killed fifty times while it issues invoices and records payments: what it has answered is there, whole.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { expect, test } from 'vitest';

import { bundled, openTestApp, rowsOf } from '#core/testing';

import type { Acknowledged } from './office-at-work.ts';

const killsPerFolder = 25;
const script = bundled(join(import.meta.dirname, 'office-at-work.ts'));

/** Lets the office work and kills it at a random moment after it is ready; answers what it has acknowledged until then. */
async function workAndKill(folder: string): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const acknowledged: Acknowledged[] = [];
  const ended = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    const answer = JSON.parse(line) as Acknowledged;
    acknowledged.push(answer);
    if (answer.kind === 'ready') setTimeout(() => child.kill('SIGKILL'), randomInt(20, 450));
  }
  await ended;
  if (child.signalCode !== 'SIGKILL' || acknowledged.length === 0)
    throw new Error(`It ended by itself: ${errors.join('')}`);
  return acknowledged;
}

/** What is wrong in the file, read past the program: each query answers nothing when all is well. */
const faults = {
  'numbers have no gap and no double': `SELECT kind, count(*) AS n FROM documents WHERE status = 'issued' GROUP BY kind
    HAVING n <> max(sequence) - min(sequence) + 1 OR count(DISTINCT number) <> n
    UNION ALL SELECT 'payment', count(*) AS n FROM payments HAVING n > 0 AND n <> max(sequence) - min(sequence) + 1`,
  'the counters stand at the last number': `SELECT * FROM number_counters WHERE last_sequence <> CASE series_kind
    WHEN 'payment' THEN (SELECT max(sequence) FROM payments) ELSE (SELECT max(sequence) FROM documents WHERE kind = series_kind) END`,
  'no draft has a number': "SELECT id FROM documents WHERE status = 'draft' AND (number <> '' OR sequence IS NOT NULL)",
  'every issued document is owed, posted and audited': `SELECT id FROM documents WHERE status = 'issued' AND (
    NOT EXISTS (SELECT 1 FROM open_items o WHERE o.id = documents.id)
    OR NOT EXISTS (SELECT 1 FROM ledger_entries e WHERE e.source_id = documents.id)
    OR NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.subject_id = documents.id AND a.operation = 'documents.issue'))`,
  'every payment is posted and audited': `SELECT id FROM payments WHERE
    NOT EXISTS (SELECT 1 FROM ledger_entries e WHERE e.source_id = payments.id)
    OR NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.subject_id = payments.id AND a.operation = 'payments.record')`,
  'every document has its lines': `SELECT id FROM documents WHERE
    (SELECT count(*) FROM document_lines l WHERE l.document_id = documents.id) <> 3`,
  'every entry balances': 'SELECT entry_id FROM ledger_lines GROUP BY entry_id HAVING sum(amount_minor) <> 0',
  'open amounts are what allocations leave': `SELECT id FROM open_items WHERE open_minor <> amount_minor - coalesce(
    (SELECT sum(amount_minor) FROM allocations a WHERE a.source_id = open_items.id OR a.target_id = open_items.id), 0)`,
  'every command has its audit row': `SELECT command_id FROM command_log
    WHERE command_id NOT IN (SELECT command_id FROM audit_entries)`,
  'the file is whole': "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
};

function wrongIn(file: string): string[] {
  return Object.entries(faults).flatMap(([name, query]) => (rowsOf(file, query).length === 0 ? [] : [name]));
}

/** Acknowledged answers that the file does not hold. */
function missingIn(file: string, acknowledged: readonly Acknowledged[]): Acknowledged[] {
  const documents = new Map(
    rowsOf<{ id: string; number: string; gross_minor: number }>(
      file,
      "SELECT id, number, gross_minor FROM documents WHERE status = 'issued'",
    ).map((row) => [row.id, row]),
  );
  const payments = new Map(
    rowsOf<{ id: string; number: string; amount_minor: number }>(
      file,
      'SELECT id, number, amount_minor FROM payments',
    ).map((row) => [row.id, row]),
  );
  return acknowledged.filter((answer) => {
    switch (answer.kind) {
      case 'ready':
        return false;
      case 'issued': {
        const row = documents.get(answer.id);
        return row?.number !== answer.number || row.gross_minor !== answer.grossMinor;
      }
      case 'paid': {
        const row = payments.get(answer.id);
        return row?.number !== answer.number || row.amount_minor !== answer.amountMinor;
      }
      case 'issuedMany':
        return answer.issued !== answer.ids.length || !answer.ids.every((id) => documents.has(id));
    }
  });
}

test.each(['one', 'another'])(
  'killed 25 times in %s folder, nothing acknowledged is lost and nothing is half there',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterbook-crash-'));
    const file = join(folder, 'counterbook.db');
    const acknowledged: Acknowledged[] = [];
    for (let kill = 0; kill < killsPerFolder; kill += 1) {
      acknowledged.push(...(await workAndKill(folder)));
      expect(wrongIn(file)).toEqual([]);
      expect(missingIn(file, acknowledged)).toEqual([]);
    }
    expect(acknowledged.filter(({ kind }) => kind === 'ready')).toHaveLength(killsPerFolder);
    expect(acknowledged.filter(({ kind }) => kind !== 'ready').length).toBeGreaterThan(killsPerFolder * 4);
    const office = await openTestApp({ folder });
    expect((await office.api.system.verify()).firstFault).toBeNull();
    const documents = rowsOf(file, 'SELECT 1 FROM documents').length;
    const last = acknowledged.findLast((answer) => answer.kind === 'issued');
    const again = await office.api.documents.issue({ commandId: last?.commandId ?? '', id: last?.id ?? '' });
    expect(again).toMatchObject({ number: last?.number, grossMinor: last?.grossMinor });
    expect(rowsOf(file, 'SELECT 1 FROM documents')).toHaveLength(documents);
    await office.app.close();
    rmSync(folder, { recursive: true, force: true });
  },
  180_000,
);
