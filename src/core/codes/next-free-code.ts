/** Codes for records that were given none: 10001, 10002, ... */
import { sql } from 'kysely';

import type { CodedTable, Reads } from './taken.ts';

const firstCode = 10_001;

/** The number after the largest purely numeric code of five to nine digits; 10001 in an empty table. Longer ones are barcodes and the like. */
export async function nextFreeCode(db: Reads, table: CodedTable): Promise<string> {
  return String(await firstFree(db, { table, count: 1 }));
}

/** As many codes, one after the other, for records that are written together. */
export async function nextFreeCodes(db: Reads, table: CodedTable, count: number): Promise<string[]> {
  const first = await firstFree(db, { table, count });
  return Array.from({ length: count }, (_, index) => String(first + index));
}

/** Where the codes of one length are used up to their end, as by a code 999999999, shorter ones are counted on. */
async function firstFree(db: Reads, { table, count }: { table: CodedTable; count: number }): Promise<number> {
  let canGrow = false;
  for (const digits of [9, 8, 7, 6, 5]) {
    const largest = await largestOfLength(db, { table, digits });
    if (largest !== null && (canGrow || largest + count < 10 ** digits)) return largest + 1;
    canGrow = largest === null;
  }
  return firstCode;
}

/** Codes of equal length sort as numbers do, so the index on the code answers from its end. */
async function largestOfLength(
  db: Reads,
  { table, digits }: { table: CodedTable; digits: number },
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
