/** A statement that every transaction runs: building and compiling it anew costs more than running it, so it is kept. */
import type { CompiledQuery, Kysely, SqliteDatabase } from 'kysely';

import { directOf } from './direct.ts';
import type { ReadDb } from './handles.ts';
import type { Database } from './tables.ts';

type Reads = Pick<ReadDb, 'selectFrom'>;

/** Stands for a value that is handed over when the query is asked. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * Builds a query or a change the first time and runs the same one ever after. `build` gets places instead of values: it may hand them on as
 * parameters, and nothing else; the text of the statement may not depend on them.
 */
export function keptQuery<Given extends object, Row, Db extends Reads = Reads>(
  build: (db: Db, given: Given) => { compile(): CompiledQuery<Row> },
): (db: Db, given: Given) => Promise<readonly Row[]> {
  const places = new Proxy({}, { get: (_, name) => new Place(String(name)) }) as Given;
  let kept: CompiledQuery<Row> | undefined;
  return async (db, given) => {
    kept ??= steady(build(db, places).compile());
    const parameters = kept.parameters.map((value) => (value instanceof Place ? valueOf(given, value) : value));
    const direct = directOf(db);
    if (direct) return runOn(direct, kept.sql, parameters) as readonly Row[];
    const asked: CompiledQuery<Row> = { ...kept, parameters };
    return (await (db as unknown as Kysely<Database>).executeQuery(asked)).rows;
  };
}

/**
 * SQLite may plan a statement by the values that it is asked for, and then plans it anew each time it is asked for others: that takes ten times as
 * long as running it. Of an expression it does not know the value, so the plan stays (a plus sign changes no value of any kind).
 */
function steady<Row>(query: CompiledQuery<Row>): CompiledQuery<Row> {
  return { ...query, sql: query.sql.replaceAll(/"[^"]*"|'[^']*'|\?/g, (part) => (part === '?' ? '+?' : part)) };
}

function runOn(database: SqliteDatabase, text: string, parameters: readonly unknown[]): readonly unknown[] {
  const statement = database.prepare(text);
  if (statement.reader) return statement.all(parameters);
  statement.run(parameters);
  return [];
}

function valueOf(given: object, { name }: Place): unknown {
  return (given as Readonly<Record<string, unknown>>)[name];
}
