/** Codes for records that were given none: 10001, 10002, ... */
import { sql } from 'kysely';

import type { ReadDb } from '#core/database';

/** The number after the largest purely numeric code of five digits or more; 10001 in an empty table. */
export async function nextFreeCode(db: Pick<ReadDb, 'selectFrom'>, table: 'contacts' | 'items'): Promise<string> {
  for (const digits of [9, 8, 7, 6, 5]) {
    const largest = await largestOfLength(db, table, digits);
    if (largest !== null) return String(largest + 1);
  }
  return '10001';
}

/** Codes of equal length sort as numbers do, so the index on the code answers from its end. */
async function largestOfLength(
  db: Pick<ReadDb, 'selectFrom'>,
  table: 'contacts' | 'items',
  digits: number,
): Promise<number | null> {
  const row = await db
    .selectFrom(table)
    .select('code')
    .where('code', '>=', '1'.padEnd(digits, '0'))
    .where('code', '<=', '9'.repeat(digits))
    .where(sql<boolean>`code GLOB ${'[0-9]'.repeat(digits)}`)
    .orderBy('code', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? Number(row.code) : null;
}
