/** What the till prints again is counted, for ever: the paper says which copy it is, also where no printer took it. */
import type { Instant } from '#domain/dates';
import type { ReadDb, WriteTx } from '#core/database';

/** How often a paper of the till was printed again: the number of its last copy. */
export async function countCopies(db: Pick<ReadDb, 'selectFrom'>, subjectId: string): Promise<number> {
  const last = await db
    .selectFrom('receipt_copies')
    .select('copy_number')
    .where('subject_id', '=', subjectId)
    .orderBy('copy_number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.copy_number ?? 0;
}

/** Counts one more copy of a paper, and answers its number. */
export async function countCopy(
  { tx, now, session }: { tx: WriteTx; now: Instant; session: { userId: string } },
  subjectId: string,
): Promise<number> {
  const copyNumber = (await countCopies(tx, subjectId)) + 1;
  await tx
    .insertInto('receipt_copies')
    .values({ subject_id: subjectId, copy_number: copyNumber, at: now, user_id: session.userId })
    .execute();
  return copyNumber;
}
