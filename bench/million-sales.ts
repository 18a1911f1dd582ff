/**
 * A till that has sold a million times: the rows of one sale of the pipeline, repeated by a few statements over whole tables. Every row has its
 * index entries, totals and items differ as in a shop; hashes are not chained, and amounts of lines are those of the pattern.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs';

import BetterSqlite from 'better-sqlite3';

export type Pattern = { saleId: string; commandId: string };

/** Before 2026-11-21, so that what is sold in the benchmark is the newest. */
const idSql = (table: string) => `printf('018bcfe5-${table}000-7000-8000-%012x', n)`;
const itemCount = 2000;

/** Repeats the pattern, which is the only sale of the company, until there are `sales` of them. */
export function fillSales(databaseFile: string, { pattern, sales }: { pattern: Pattern; sales: number }): void {
  const database = new BetterSqlite(databaseFile);
  database.pragma('foreign_keys = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -524288');
  database.transaction(() => {
    fillItems(database);
    const restore = dropIndexesAndTriggers(database);
    database.exec(`CREATE TEMP TABLE counted AS WITH RECURSIVE counted (n) AS
      (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < ${sales}) SELECT n FROM counted`);
    for (const copy of copiesOf(pattern)) database.exec(copyStatement(database, copy));
    database.exec(`UPDATE register_counters SET last_sequence = ${sales} WHERE kind = 'receipt'`);
    restore();
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  // Or the first sales would wait for the disk to take all that.
  const file = openSync(databaseFile, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Which rows are repeated, and what differs in each repetition. */
type Copy = { table: string; of: string; changes: Readonly<Record<string, string>> };

function copiesOf({ saleId, commandId }: Pattern): Copy[] {
  const of = `'${saleId}'`;
  const entry = `SELECT id FROM ledger_entries WHERE source_id = ${of}`;
  const total = 'net_minor + n * 7919 % 50000';
  const changed = `, '${saleId}', ${idSql('5')})`;
  return [
    {
      table: 'sales',
      of: `id = ${of}`,
      changes: {
        id: idSql('5'),
        sequence: 'n + 1',
        number: `printf('A-%06d', n + 1)`,
        sold_at: `strftime('%Y-%m-%dT%H:%M:%S.000Z', '2023-11-22', '+' || (n * 90) || ' seconds')`,
        sold_on: `date('2023-11-22', '+' || (n * 90) || ' seconds')`,
        net_minor: total,
        tax_minor: '0',
        gross_minor: total,
        total_minor: total,
      },
    },
    {
      table: 'sale_lines',
      of: `sale_id = ${of}`,
      changes: {
        sale_id: idSql('5'),
        item_id: `(SELECT id FROM sold_items WHERE place = (n * 31 + position * 7) % ${itemCount})`,
      },
    },
    { table: 'sale_taxes', of: `sale_id = ${of}`, changes: { sale_id: idSql('5') } },
    { table: 'sale_tenders', of: `sale_id = ${of}`, changes: { sale_id: idSql('5') } },
    { table: 'ledger_entries', of: `source_id = ${of}`, changes: { id: 'id + n', source_id: idSql('5') } },
    { table: 'ledger_lines', of: `entry_id = (${entry})`, changes: { entry_id: 'entry_id + n' } },
    {
      table: 'audit_entries',
      of: `command_id = '${commandId}'`,
      changes: {
        position: 'position + n',
        command_id: idSql('6'),
        subject_id: idSql('5'),
        detail_json: `replace(detail_json${changed}`,
        hash: 'lower(hex(randomblob(32)))',
      },
    },
    {
      table: 'command_log',
      of: `command_id = '${commandId}'`,
      changes: { command_id: idSql('6'), response_json: `replace(response_json${changed}` },
    },
  ];
}

function copyStatement(database: BetterSqlite.Database, { table, of, changes }: Copy): string {
  const columns = database.prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)').all(table);
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => changes[name] ?? name);
  return `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM counted, (SELECT * FROM ${table} WHERE ${of})`;
}

/** As many items as a shop sells, like the one of the pattern. */
function fillItems(database: BetterSqlite.Database): void {
  const changes = { id: idSql('7'), code: `'S-' || n`, barcode: `'2' || printf('%012d', n)`, row_number: 'NULL' };
  database.exec(`CREATE TEMP TABLE counted AS WITH RECURSIVE counted (n) AS
    (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ${itemCount}) SELECT n FROM counted`);
  database.exec(copyStatement(database, { table: 'items', of: `id = (SELECT min(id) FROM items)`, changes }));
  database.exec(`CREATE TEMP TABLE sold_items AS SELECT n - 1 AS place, ${idSql('7')} AS id FROM counted`);
  database.exec('CREATE UNIQUE INDEX temp.sold_items_by_place ON sold_items (place)');
  database.exec('DROP TABLE counted');
}

/** Sorting once is quicker than keeping order, and no trigger has anything to say about a repetition. */
function dropIndexesAndTriggers(database: BetterSqlite.Database): () => void {
  const parts = database
    .prepare<[], { type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        AND tbl_name IN ('sales', 'sale_lines', 'sale_taxes', 'sale_tenders', 'ledger_entries', 'ledger_lines', 'audit_entries', 'command_log')`,
    )
    .all();
  for (const { type, name } of parts) database.exec(`DROP ${type} ${name}`);
  return () => {
    for (const { sql } of parts) database.exec(sql);
  };
}
