/** A hand that, after a change, makes the chains of the till anew: what is left then is told by the figures alone. */
import BetterSqlite from 'better-sqlite3';

import { chainHash } from '#core/numbering';
import { saleChainRecord } from '#core/sales';
import type { SaleContent, SaleRecord } from '#core/sales';
import { shiftChainRecord } from '#core/till';
import type { ShiftRecord } from '#core/till';

type Sender = { version: number; hash: string };

/** Chains every receipt and every Z report again, register by register, and tells the counters. */
export function forgeChains(file: string): void {
  const database = new BetterSqlite(file);
  const triggers = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all();
  const senders = new Map(
    database
      .prepare<[], Sender>('SELECT version, hash FROM company_versions')
      .all()
      .map((row) => [row.version, row.hash]),
  );
  const senderHashOf = (version: number | null) => senders.get(version ?? 0) ?? '';
  database.transaction(() => {
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
    for (const { id } of database.prepare<[], { id: string }>('SELECT id FROM registers').all()) {
      forgeReceipts(database, { registerId: id, senderHashOf });
      forgeReports(database, { registerId: id, senderHashOf });
    }
    for (const { sql } of triggers) database.exec(sql);
  })();
  database.close();
}

type Forged = { registerId: string; senderHashOf: (version: number | null) => string };

function forgeReceipts(database: BetterSqlite.Database, { registerId, senderHashOf }: Forged): void {
  const sales = database
    .prepare<[string], SaleRecord>('SELECT * FROM sales WHERE register_id = ? ORDER BY sequence')
    .all(registerId);
  const rowsOf = <Row>(table: string, saleId: string) =>
    database.prepare<[string], Row>(`SELECT * FROM ${table} WHERE sale_id = ? ORDER BY position`).all(saleId);
  let hash = '';
  for (const sale of sales) {
    const content: SaleContent = {
      lines: rowsOf('sale_lines', sale.id),
      taxes: rowsOf('sale_taxes', sale.id),
      tenders: rowsOf('sale_tenders', sale.id),
    };
    hash = chainHash(saleChainRecord(sale, content, { senderHash: senderHashOf(sale.company_version) }), hash);
    database.prepare('UPDATE sales SET hash = ? WHERE id = ?').run(hash, sale.id);
  }
  sealCounter(database, { registerId, kind: 'receipt', hash });
}

function forgeReports(database: BetterSqlite.Database, { registerId, senderHashOf }: Forged): void {
  const shifts = database
    .prepare<[string], ShiftRecord>('SELECT * FROM shifts WHERE register_id = ? AND z_sequence > 0 ORDER BY z_sequence')
    .all(registerId);
  let hash = '';
  for (const shift of shifts) {
    hash = chainHash(shiftChainRecord(shift, { senderHash: senderHashOf(shift.company_version) }), hash);
    database.prepare('UPDATE shifts SET hash = ? WHERE id = ?').run(hash, shift.id);
  }
  sealCounter(database, { registerId, kind: 'z', hash });
}

function sealCounter(
  database: BetterSqlite.Database,
  { registerId, kind, hash }: { registerId: string; kind: 'receipt' | 'z'; hash: string },
): void {
  database
    .prepare('UPDATE register_counters SET last_hash = ? WHERE register_id = ? AND kind = ?')
    .run(hash, registerId, kind);
}
