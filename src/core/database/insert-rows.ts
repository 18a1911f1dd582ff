/** Many rows into a table by one kept statement. */
import { CompiledQuery } from 'kysely';
import type { Insertable, Transaction } from 'kysely';

import { directOf } from './direct.ts';
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
  const { text, handed } = statementFor(table, rows, Object.keys(first));
  const values = rows.map((row) => handed.map((column) => (row as Row)[column]));
  const direct = directOf(tx);
  if (direct) return Number(direct.prepare(text).run(values).lastInsertRowid);
  const { insertId } = await (tx as Transaction<Database>).executeQuery(CompiledQuery.raw(text, values));
  return Number(insertId);
}

type Row = Readonly<Record<string, unknown>>;

/** `handed`: the columns whose values are handed over row by row. */
type Statement = { columns: readonly string[]; handed: readonly string[]; text: string };

/** The newest statement of each table: most tables are always written by the same one. */
const newest = new Map<string, Statement>();

function statementFor(table: string, rows: readonly Row[], columns: readonly string[]): Statement {
  if (rows.length >= fewestToCompare) return statementOf(table, { columns, rows });
  const kept = newest.get(table);
  if (kept?.columns.length === columns.length && kept.columns.every((column, index) => column === columns[index])) {
    return kept;
  }
  const made = statementOf(table, { columns, rows: [] });
  newest.set(table, made);
  return made;
}

/** The statement for rows; what all of them have alike becomes a part of it. */
function statementOf(
  table: string,
  { columns, rows }: { columns: readonly string[]; rows: readonly Row[] },
): Statement {
  const common = columns.map((column) => literalOf(rows, column));
  const named = columns.map((column) => `"${column}"`).join(', ');
  const places = common.map((literal) => literal ?? '?').join(', ');
  return {
    columns,
    handed: columns.filter((_, index) => common[index] === undefined),
    text: `${forEachRow}insert into "${table}" (${named}) values (${places})`,
  };
}

/** Of fewer rows looking for what they share costs more than it saves, and each shape of them would be a statement of its own. */
const fewestToCompare = 16;

/** What all rows have in a column, as a part of the statement; undefined where they differ. */
function literalOf(rows: readonly Row[], column: string): string | undefined {
  const value = rows[0]?.[column];
  return rows.length > 0 && rows.every((row) => row[column] === value) ? literals.get(value) : undefined;
}
