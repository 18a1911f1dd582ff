/** The foundation: company, contacts, items, documents, payments, allocations, ledger, number series, audit, commands, imports. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';

import { businessTables } from './0010-foundation/business.ts';
import { frozenRecords } from './0010-foundation/frozen-records.ts';
import { houseTables } from './0010-foundation/house.ts';
import { moneyTables } from './0010-foundation/money.ts';

export const number = 10;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...houseTables, ...businessTables, ...moneyTables, ...frozenRecords]) {
    await sql.raw(statement).execute(db);
  }
}
