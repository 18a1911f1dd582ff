/** The database's own word on how it would answer a query, for tests that a list stays fast. */
import BetterSqlite from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';

/**
 * The steps of the plan: "SEARCH contacts USING INDEX contacts_by_name (name_key>?)". A step that begins with "SCAN <table>" without
 * "USING ... INDEX" reads a whole table; see `tableScans`.
 */
export function explain(
  databaseFile: string,
  { sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>,
): string[] {
  const database = new BetterSqlite(databaseFile, { readonly: true });
  try {
    const steps = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    return steps.map((step) => step.detail);
  } finally {
    database.close();
  }
}

/** The tables that the plan reads whole, without any index. Results of inner queries are not tables and do not count. */
export function tableScans(databaseFile: string, query: Pick<CompiledQuery, 'sql' | 'parameters'>): string[] {
  const names = tableNames(databaseFile);
  return explain(databaseFile, query).flatMap((step) => {
    const scanned = /^SCAN (\w+)(?! USING)/.exec(step.replace(/ VIRTUAL TABLE INDEX.*/, ' USING'))?.[1];
    return scanned !== undefined && names.has(scanned) ? [scanned] : [];
  });
}

function tableNames(databaseFile: string): ReadonlySet<string> {
  const database = new BetterSqlite(databaseFile, { readonly: true });
  try {
    const tables = database.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    return new Set(tables.map((table) => table.name));
  } finally {
    database.close();
  }
}
