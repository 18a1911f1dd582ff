// The till is killed again and again while it sells (COUNTERBOOK_KILLS=300 for as often as was promised): what it has answered is there, whole and once, held sales wait, drawers add up.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';

import { bundled, openTestApp } from '#core/testing';

import type { Acknowledged } from './till-at-work.ts';

/** As many side by side as small machines have cores. */
const folders = 2;
const kills = Number(process.env['COUNTERBOOK_KILLS'] ?? 60);
const killsPerFolder = Math.ceil(kills / folders);
/** The whole file is read after so many kills, and after the last. */
const killsPerProof = 10;
const script = bundled(join(import.meta.dirname, 'till-at-work.ts'));

/**
 * Lets the till sell and kills it at a random moment: half of the times soon after it is ready, while everything is done for the first time, the
 * others after it has sold. Answers what it has acknowledged until then.
 */
async function sellAndKill(folder: string): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const acknowledged: Acknowledged[] = [];
  const from = randomInt(2) === 0 ? 'ready' : 'sold';
  let killing: NodeJS.Timeout | undefined;
  const ended = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    const answer = JSON.parse(line) as Acknowledged;
    acknowledged.push(answer);
    if (answer.kind === from && killing === undefined) killing = setTimeout(() => child.kill('SIGKILL'), randomInt(80));
  }
  await ended;
  if (child.signalCode !== 'SIGKILL' || acknowledged.length === 0)
    throw new Error(`It ended by itself: ${errors.join('')}`);
  return acknowledged;
}

const cashOfSales = `coalesce((SELECT sum(t.amount_minor) FROM sales s JOIN sale_tenders t ON t.sale_id = s.id
  WHERE s.shift_id = shifts.id AND t.tender = 'cash'), 0)`;
const cashMoved = `coalesce((SELECT sum(CASE kind WHEN 'payIn' THEN amount_minor ELSE -amount_minor END) FROM cash_movements
  WHERE shift_id = shifts.id), 0)`;

/** What is wrong in the file, read past the program: each query answers nothing when all is well. */
const faults = {
  'receipts have no gap and no double': `SELECT count(*) AS n FROM sales
    HAVING n > 0 AND (n <> max(sequence) - min(sequence) + 1 OR count(DISTINCT number) <> n)`,
  'Z reports have no gap': `SELECT count(*) AS n FROM shifts WHERE closed_at IS NOT NULL
    HAVING n > 0 AND (n <> max(z_sequence) OR count(DISTINCT z_number) <> n)`,
  'the counters stand at the last number': `SELECT * FROM register_counters WHERE last_sequence <> CASE kind
    WHEN 'z' THEN (SELECT max(z_sequence) FROM shifts) ELSE (SELECT max(sequence) FROM sales) END`,
  'one shift is open': 'SELECT count(*) AS n FROM shifts WHERE closed_at IS NULL HAVING n > 1',
  'every receipt has its lines, is posted and audited': `SELECT id FROM sales WHERE
    NOT EXISTS (SELECT 1 FROM sale_lines WHERE sale_id = sales.id)
    OR NOT EXISTS (SELECT 1 FROM ledger_entries e WHERE e.source_id = sales.id)
    OR NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.subject_id = sales.id AND a.operation = 'sales.record')`,
  'tenders are total and rounding': `SELECT id FROM sales WHERE
    total_minor + rounding_minor <> (SELECT coalesce(sum(amount_minor), 0) FROM sale_tenders WHERE sale_id = sales.id)`,
  'a closed drawer should hold what came and went': `SELECT id FROM shifts WHERE closed_at IS NOT NULL
    AND expected_minor <> float_minor + ${cashOfSales} + ${cashMoved}`,
  'no receipt lies in another shift than its time': `SELECT sales.id FROM sales JOIN shifts ON shifts.id = shift_id
    WHERE sold_at < opened_at OR sold_at > coalesce(closed_at, sold_at)`,
  'every entry balances': 'SELECT entry_id FROM ledger_lines GROUP BY entry_id HAVING sum(amount_minor) <> 0',
  'every command has its audit row': `SELECT command_id FROM command_log
    WHERE command_id NOT IN (SELECT command_id FROM audit_entries)`,
  'the file is whole': "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
};

function wrongIn(database: BetterSqlite.Database): string[] {
  return Object.entries(faults).flatMap(([name, query]) => (database.prepare(query).all().length === 0 ? [] : [name]));
}

/** Acknowledged answers that the file does not hold. */
function missingIn(database: BetterSqlite.Database, acknowledged: readonly Acknowledged[]): Acknowledged[] {
  const sale = database.prepare<[string], { number: string; total_minor: number }>('SELECT * FROM sales WHERE id = ?');
  const held = database.prepare<[string], { cart_json: string }>('SELECT cart_json FROM held_sales WHERE id = ?');
  const shift = database.prepare<[string], { z_number: string; expected_minor: number }>(
    'SELECT * FROM shifts WHERE id = ?',
  );
  const paidIn = database.prepare<[string], { paid: number }>(
    "SELECT sum(amount_minor) AS paid FROM cash_movements WHERE shift_id = ? AND kind = 'payIn'",
  );
  const gone = goneHeld(database);
  return acknowledged.filter((answer) => {
    switch (answer.kind) {
      case 'ready':
        return false;
      case 'sold': {
        const row = sale.get(answer.id);
        return row?.number !== answer.number || row.total_minor !== answer.totalMinor;
      }
      case 'held':
        return gone.has(answer.id) === (held.get(answer.id)?.cart_json.includes(answer.note) ?? false);
      case 'discarded':
        return held.get(answer.id) !== undefined;
      case 'moved':
        return (paidIn.get(answer.shiftId)?.paid ?? 0) < answer.payInsMinor;
      case 'closed': {
        const row = shift.get(answer.shiftId);
        return row?.z_number !== answer.zNumber || row.expected_minor !== answer.expectedMinor;
      }
      case 'opened':
        return shift.get(answer.shiftId) === undefined;
    }
  });
}

/** Held sales that were paid or removed, acknowledged or not: the trail says so. */
function goneHeld(database: BetterSqlite.Database): ReadonlySet<string> {
  const rows = database
    .prepare<[], { id: string }>("SELECT subject_id AS id FROM audit_entries WHERE operation = 'sales.discardHeld'")
    .all();
  const paid = database
    .prepare<[], { id: string | null }>(
      "SELECT json_extract(detail_json, '$.heldId') AS id FROM audit_entries WHERE operation = 'sales.record'",
    )
    .all();
  return new Set([...rows, ...paid].flatMap(({ id }) => (id === null ? [] : [id])));
}

async function killAgainAndAgain(folder: string): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  for (let kill = 1; kill <= killsPerFolder; kill += 1) {
    const answers = await sellAndKill(folder);
    acknowledged.push(...answers);
    const database = new BetterSqlite(join(folder, 'counterbook.db'), { readonly: true });
    const isProof = kill % killsPerProof === 0;
    expect(isProof ? wrongIn(database) : []).toEqual([]);
    expect(missingIn(database, isProof ? acknowledged : answers)).toEqual([]);
    database.close();
  }
  return acknowledged;
}

/** The last sales sent again: the same receipts, and no more of them; then all books are proven. */
async function proveOnce(folder: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  const office = await openTestApp({ folder });
  const count = async () => (await office.api.sales.list({})).total;
  const before = await count();
  for (const answer of acknowledged.slice(-40)) {
    if (answer.kind !== 'sold') continue;
    const { sale } = await office.api.sales.record(answer.order);
    expect(sale).toMatchObject({ id: answer.id, number: answer.number, totalMinor: answer.totalMinor });
  }
  expect(await count()).toBe(before);
  expect((await office.api.system.verify()).firstFault).toBeNull();
  await office.app.close();
}

test(`killed ${kills} times while it sells, the till loses nothing that it acknowledged and does nothing twice`, async () => {
  const places = Array.from({ length: folders }, () => mkdtempSync(join(tmpdir(), 'counterbook-till-crash-')));
  await Promise.all(
    places.map(async (folder) => {
      const acknowledged = await killAgainAndAgain(folder);
      expect(acknowledged.filter(({ kind }) => kind === 'ready')).toHaveLength(killsPerFolder);
      expect(acknowledged.filter(({ kind }) => kind === 'sold').length).toBeGreaterThan(killsPerFolder / 2);
      await proveOnce(folder, acknowledged);
    }),
  );
  for (const folder of places) rmSync(folder, { recursive: true, force: true });
}, 900_000);
