/** Whether an id or a code belongs to a record already. */
import type { ReadDb } from '#core/database';

export type CodedTable = 'contacts' | 'items';
export type Reads = Pick<ReadDb, 'selectFrom'>;

/** Whether a record has this id. Asked before the code: whoever creates a record a second time should hear that it stands. */
export async function isIdTaken(db: Reads, table: CodedTable, id: string): Promise<boolean> {
  const row = await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Whether another record than `exceptId` has this code, whatever its case. */
export async function isCodeTaken(
  db: Reads,
  table: CodedTable,
  { code, exceptId }: { code: string; exceptId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom(table)
    .select('id')
    .where('code', '=', code)
    .where('id', '<>', exceptId)
    .executeTakeFirst();
  return row !== undefined;
}
