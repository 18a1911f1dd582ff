/** What the timelines of contacts tell of changes, written here whichever feature changes a contact; `contacts` reads it. */
import { canonicalJson } from '#domain/hashing';
import type { Instant } from '#domain/dates';
import type { FieldImages } from '#domain/undo';
import { insertRows } from '#core/database';
import type { WriteTx } from '#core/database';
import type { CommandScope } from '#core/pipeline';

/** Who changes, when, and by which operation. */
export type Change = { userId: string; now: Instant; operation: string; newId(): string };

/** The change that a command or a job makes. */
export function changeOf(
  { session, now, newId }: Pick<CommandScope, 'session' | 'now' | 'newId'>,
  operation: string,
): Change {
  return { userId: session.userId, now, newId, operation };
}

/** Tells of each contact which of its fields have changed, as they were before and are after. */
export async function tellChanges(
  tx: WriteTx,
  told: readonly ({ contactId: string } & FieldImages)[],
  { userId, now, operation, newId }: Change,
): Promise<void> {
  const rows = told.map(({ contactId, before, after }) => ({
    id: newId(),
    contact_id: contactId,
    at: now,
    user_id: userId,
    operation,
    before_json: canonicalJson(before),
    after_json: canonicalJson(after),
  }));
  await insertRows(tx, 'contact_changes', rows);
}
