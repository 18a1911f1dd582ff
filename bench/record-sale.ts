/**
 * `record-sale-3-lines`: a sale of three scanned items for cash through the whole pipeline, against one raw durable transaction that writes the
 * same rows into the same tables with prepared statements and nothing else; and the same sale in a till that has sold a million times, against
 * one that has sold a thousand times. Those that are compared take turns in the same run.
 */
import BetterSqlite from 'better-sqlite3';

import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { print, quantile } from './measure.ts';
import { fillSales } from './million-sales.ts';

const saleCount = 1500;
const million = 1_000_000;

export async function benchRecordSale(): Promise<void> {
  await againstRaw();
  await atMillion();
}

async function againstRaw(): Promise<void> {
  const shop = await openShop();
  const raw = await openShop();
  const write = rawWriter(raw.office, await soldRows(raw));
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let index = 0; index < saleCount; index += 1) {
    ours.push(await timed(() => shop.sell()));
    baseline.push(await timed(() => write.sell(index)));
  }
  printBoth('record-sale-3-lines', { ours, baseline });
  write.close();
  await shop.office.end();
  await raw.office.end();
}

async function atMillion(): Promise<void> {
  const few = await openShop();
  const many = await openShop();
  for (const [shop, sales] of [
    [few, 1000],
    [many, million],
  ] as const) {
    const commandId = testId();
    const { sale } = await shop.sell(commandId);
    await shop.office.app.close();
    fillSales(shop.office.databaseFile, { pattern: { saleId: sale.id, commandId }, sales });
    await shop.office.reopen();
  }
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let index = 0; index < saleCount; index += 1) {
    ours.push(await timed(() => many.sell()));
    baseline.push(await timed(() => few.sell()));
  }
  printBoth('record-sale-3-lines at 1M', { ours, baseline });
  await few.office.end();
  await many.office.end();
}

function printBoth(name: string, times: { ours: readonly number[]; baseline: readonly number[] }): void {
  const [ours, baseline] = [sortedWarm(times.ours), sortedWarm(times.baseline)];
  for (const [label, share] of [
    ['median', 0.5],
    ['p95', 0.95],
  ] as const) {
    print({ name: `${name} ${label}`, value: quantile(ours, share), baseline: quantile(baseline, share) });
  }
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function sortedWarm(times: readonly number[]): number[] {
  return times.slice(saleCount / 10).toSorted((left, right) => left - right);
}

type Shop = { office: TestApp; registerId: string; sell(commandId?: string): Promise<{ sale: { id: string } }> };

/** A shop with a rate of tax, a counter that is open, and three items with barcodes. */
async function openShop(): Promise<Shop> {
  const office = await openTestApp();
  const { api } = office;
  await api.settings.update({
    commandId: testId(),
    company: { priceMode: 'inclusive' },
    taxRates: [{ name: 'VAT 20 %', category: 'S', rateE4: 200_000, isDefault: true, isArchived: false }],
  });
  const register = await api.till.saveRegister({ commandId: testId(), name: 'Counter', prefix: 'A-' });
  const { shiftId } = await api.till.openShift({ commandId: testId(), registerId: register.id, floatMinor: 10_000 });
  const items: { id: string; barcode: string }[] = [];
  for (const barcode of ['4006381333931', '5901234123457', '9780201379624']) {
    items.push(await api.items.create({ commandId: testId(), name: `Article ${barcode}`, barcode, priceE4: 19_900 }));
  }
  const lines = items.map(({ id, barcode }, index) => ({
    kind: 'item' as const,
    itemId: id,
    barcode,
    quantityE4: (index + 1) * 10_000,
  }));
  const tenders = [{ tender: 'cash' as const, amountMinor: 1194 }];
  return {
    office,
    registerId: register.id,
    sell: (commandId = testId()) =>
      office.api.sales.record({ commandId, shiftId, lines, tenders, expectedTotalMinor: 1194 }),
  };
}

type Row = Record<string, string | number | null>;
const perSale = ['sale_lines', 'sale_taxes', 'sale_tenders'] as const;
type Sold = { sale: Row; entry: Row; ledger: Row[]; audit: Row; answer: Row } & Record<(typeof perSale)[number], Row[]>;

/** Sells once through the pipeline and reads back every row that this wrote: what the raw transaction writes again. */
async function soldRows({ office, sell }: Shop): Promise<Sold> {
  const commandId = testId();
  const { sale } = await sell(commandId);
  const database = new BetterSqlite(office.databaseFile, { readonly: true });
  const all = (table: string, column: string, key: string | number) =>
    database.prepare<[string | number], Row>(`SELECT * FROM ${table} WHERE ${column} = ?`).all(key);
  const one = (table: string, column: string, key: string) => all(table, column, key)[0] ?? {};
  const entry = one('ledger_entries', 'source_id', sale.id);
  const sold = {
    sale: one('sales', 'id', sale.id),
    sale_lines: all('sale_lines', 'sale_id', sale.id),
    sale_taxes: all('sale_taxes', 'sale_id', sale.id),
    sale_tenders: all('sale_tenders', 'sale_id', sale.id),
    entry,
    ledger: all('ledger_lines', 'entry_id', Number(entry['id'])),
    audit: one('audit_entries', 'command_id', commandId),
    answer: one('command_log', 'command_id', commandId),
  };
  database.close();
  return sold;
}

/** One durable transaction that writes the pattern's rows under a new id and number. */
function rawWriter({ databaseFile }: TestApp, pattern: Sold) {
  const database = new BetterSqlite(databaseFile);
  database.pragma('foreign_keys = ON');
  database.pragma('synchronous = FULL');
  database.pragma('cache_size = -65536');
  const count = database.prepare(
    "UPDATE register_counters SET last_sequence = ?, last_hash = ? WHERE kind = 'receipt'",
  );
  const insert = {
    sale: inserter(database, 'sales', pattern.sale),
    sale_lines: inserter(database, 'sale_lines', pattern.sale_lines[0] ?? {}),
    sale_taxes: inserter(database, 'sale_taxes', pattern.sale_taxes[0] ?? {}),
    sale_tenders: inserter(database, 'sale_tenders', pattern.sale_tenders[0] ?? {}),
    entry: inserter(database, 'ledger_entries', pattern.entry),
    ledger: inserter(database, 'ledger_lines', pattern.ledger[0] ?? {}),
    audit: inserter(database, 'audit_entries', pattern.audit),
    answer: inserter(database, 'command_log', pattern.answer),
  };
  const sell = database.transaction((index: number) => {
    const id = testId();
    const commandId = testId();
    const sequence = index + 2;
    insert.sale.run({ ...pattern.sale, id, sequence, number: `A-${String(sequence).padStart(6, '0')}` });
    for (const table of perSale) for (const row of pattern[table]) insert[table].run({ ...row, sale_id: id });
    count.run(sequence, pattern.sale['hash']);
    const entryId = 1_000_000 + index;
    insert.entry.run({ ...pattern.entry, id: entryId, source_id: id });
    for (const row of pattern.ledger) insert.ledger.run({ ...row, entry_id: entryId });
    insert.audit.run({ ...pattern.audit, position: 1_000_000 + index, command_id: commandId, subject_id: id });
    insert.answer.run({ ...pattern.answer, command_id: commandId });
  });
  return { sell: (index: number) => sell.immediate(index), close: () => database.close() };
}

function inserter(database: BetterSqlite.Database, table: string, row: Row): BetterSqlite.Statement {
  const columns = Object.keys(row);
  return database.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
  );
}
