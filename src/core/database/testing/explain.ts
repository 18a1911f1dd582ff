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

/** The tables (or their names within the query) that the plan reads whole, without any index. Results of inner queries do not count. */
export function tableScans(databaseFile: string, query: Pick<CompiledQuery, 'sql' | 'parameters'>): string[] {
  const steps = explain(databaseFile, query);
  const results = new Set(steps.flatMap((step) => /^(?:CO-ROUTINE|MATERIALIZE) (\S+)/.exec(step)?.[1] ?? []));
  return steps.flatMap((step) => {
    const scanned = /^SCAN (\S+)$/.exec(step)?.[1];
    return scanned === undefined || results.has(scanned) ? [] : [scanned];
  });
}
