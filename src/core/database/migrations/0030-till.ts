/** The till: registers and shifts, sales with their tenders, prices, vouchers, the printing queue. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';

import { saleTables } from './0030-till/sales.ts';
import { tillTables } from './0030-till/till.ts';
import { tillAccounts, widenedTables } from './0030-till/widened.ts';

export const number = 30;

/** Tables are made anew, which SQLite does only while foreign keys are not enforced. */
export const remakesTables = true;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...widenedTables, tillAccounts, ...tillTables, ...saleTables]) {
    await sql.raw(statement).execute(db);
  }
}
