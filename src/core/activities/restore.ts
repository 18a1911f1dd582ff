/** Bringing back what was removed: for undo. */
import type { JsonValue } from '#domain/hashing';
import type { AttachmentsTable, WriteTx } from '#core/database';

import { findActivity } from './activity-rows.ts';
import type { ActivityRow } from './activity-rows.ts';
import { findAttachment } from './attachment-rows.ts';

/** `gone`: the contact that it belonged to is not there any more. What is there already stays as it is. */
export type Restored = 'restored' | 'gone';

/**
 * Brings back an activity from its before-image.
 * @param id of the record, as its undo entry bears it.
 */
export async function restoreActivity(tx: WriteTx, id: string, before: JsonValue): Promise<Restored> {
  const row = before as unknown as ActivityRow;
  if (await findActivity(tx, id)) return 'restored';
  if (!(await isThere(tx, row.contact_id))) return 'gone';
  await tx
    .insertInto('activities')
    .values({ ...row, id, version: row.version + 1 })
    .execute();
  return 'restored';
}

/** Brings back an attachment; one whose activity is gone hangs on the contact alone. Its file has stayed on the disk meanwhile. */
export async function restoreAttachment(tx: WriteTx, id: string, before: JsonValue): Promise<Restored> {
  const row = before as unknown as AttachmentsTable;
  if (await findAttachment(tx, id)) return 'restored';
  if (!(await isThere(tx, row.contact_id))) return 'gone';
  const activity = row.activity_id === null ? undefined : await findActivity(tx, row.activity_id);
  await tx
    .insertInto('attachments')
    .values({ ...row, id, activity_id: activity?.id ?? null })
    .execute();
  return 'restored';
}

async function isThere(tx: WriteTx, contactId: string): Promise<boolean> {
  const contact = await tx.selectFrom('contacts').select('id').where('id', '=', contactId).executeTakeFirst();
  return contact !== undefined;
}
