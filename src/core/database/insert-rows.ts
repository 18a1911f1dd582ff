/** Many rows into a table by one kept statement. */
import { CompiledQuery } from 'kysely';
import type { Insertable, Transaction } from 'kysely';

import type { WriteTx } from './handles.ts';
import type { Database } from './tables.ts';

/** A statement that begins with this is run once for each row of its parameters; the dialect knows it. */
export const forEachRow = '/* for each row */ ';

/**
 * Inserts rows, the keys of the first one being the columns of all. A statement of a thousand rows would be built and prepared anew for every
 * number of rows, which costs more than writing them; this one is kept, and is run row by row.
 */
export async function insertRows<Table extends keyof Database>(
  tx: WriteTx,
  table: Table,
  rows: readonly Insertable<Database[Table]>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const named = columns.map((column) => `"${column}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  const values = rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column]));
  const statement = `${forEachRow}insert into "${table}" (${named}) values (${places})`;
  await (tx as Transaction<Database>).executeQuery(CompiledQuery.raw(statement, values));
}
