/** Many rows into a table by one kept statement. */
import { CompiledQuery } from 'kysely';
import type { Insertable, Transaction } from 'kysely';

import type { WriteTx } from './handles.ts';
import type { Database } from './tables.ts';

/** A statement that begins with this is run once for each row of its parameters; the dialect knows it. */
export const forEachRow = '/* for each row */ ';

/** Values that most columns of most rows have: as a part of the statement they cost nothing, handed over row by row they cost half of the writing. */
const literals: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  ['', `''`],
  ['[]', `'[]'`],
  [null, 'NULL'],
  [0, '0'],
]);

/**
 * Inserts rows, the keys of the first one being the columns of all. A statement of a thousand rows would be built and prepared anew for every
 * number of rows, which costs more than writing them; this one is kept, and is run row by row. Answers the number of the last row, where the
 * table numbers its rows.
 */
export async function insertRows<Table extends keyof Database>(
  tx: WriteTx,
  table: Table,
  rows: readonly Insertable<Database[Table]>[],
): Promise<number> {
  const [first] = rows as readonly Row[];
  if (first === undefined) return 0;
  const columns = Object.keys(first);
  const common = columns.map((column) => literalOf(rows as readonly Row[], column));
  const handed = columns.filter((_, index) => common[index] === undefined);
  const named = columns.map((column) => `"${column}"`).join(', ');
  const places = common.map((literal) => literal ?? '?').join(', ');
  const values = rows.map((row) => handed.map((column) => (row as Row)[column]));
  const statement = `${forEachRow}insert into "${table}" (${named}) values (${places})`;
  const { insertId } = await (tx as Transaction<Database>).executeQuery(CompiledQuery.raw(statement, values));
  return Number(insertId);
}

type Row = Readonly<Record<string, unknown>>;

/** Of fewer rows looking for what they share costs more than it saves, and each shape of them would be a statement of its own. */
const fewestToCompare = 16;

/** What all rows have in a column, as a part of the statement; undefined where they differ. */
function literalOf(rows: readonly Row[], column: string): string | undefined {
  if (rows.length < fewestToCompare) return undefined;
  const value = rows[0]?.[column];
  return rows.every((row) => row[column] === value) ? literals.get(value) : undefined;
}
