/** Attachments as rows, and as the contract promises them. */
import type { Attachment } from '#contract/activities';
import type { AttachmentsTable } from '#core/database';

import type { Reads } from './activity-rows.ts';

const columns = [
  'id',
  'contact_id',
  'activity_id',
  'name',
  'name_key',
  'media_type',
  'size',
  'sha256',
  'created_at',
  'created_by',
] as const satisfies readonly (keyof AttachmentsTable)[];

/** The whole row, or undefined. */
export async function findAttachment(db: Reads, id: string): Promise<AttachmentsTable | undefined> {
  return db.selectFrom('attachments').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The whole rows of a contact, one of a group, or of an activity; the oldest first. */
export async function attachmentsOf(
  db: Reads,
  owner: { contactId: string } | { activityId: string },
): Promise<AttachmentsTable[]> {
  const rows = db.selectFrom('attachments').select(columns);
  const own =
    'contactId' in owner
      ? rows.where('contact_id', '=', owner.contactId)
      : rows.where('activity_id', '=', owner.activityId);
  return own.orderBy('created_at').orderBy('id').execute();
}

/** Files with the name of who attached them. */
export function attachmentsWithNames(db: Reads) {
  return db
    .selectFrom('attachments')
    .innerJoin('users as creator', 'creator.id', 'attachments.created_by')
    .select([
      'attachments.id',
      'attachments.contact_id',
      'attachments.activity_id',
      'attachments.name',
      'attachments.media_type',
      'attachments.size',
      'attachments.sha256',
      'attachments.created_at',
      'creator.name as creator_name',
    ]);
}

type NamedRow = Awaited<ReturnType<ReturnType<typeof attachmentsWithNames>['execute']>>[number];

/** `contactId` is the contact that was asked for, whichever of its group bears the file. */
export function attachmentOf(row: NamedRow, contactId: string): Attachment {
  return {
    id: row.id,
    contactId,
    activityId: row.activity_id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    createdAt: row.created_at,
    createdByName: row.creator_name,
  };
}
