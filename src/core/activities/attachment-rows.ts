/** Attachments as rows, and as the contract promises them. */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Attachment } from '#contract/activities';
import { rootIdOf } from '#core/contact-groups';
import type { AttachmentsTable } from '#core/database';
import type { Failure } from '#core/pipeline';

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

/** One file. Errors: ATTACHMENT_NOT_FOUND. */
export async function readAttachment(db: Reads, id: string): Promise<Result<Attachment, Failure>> {
  const row = await attachmentsWithNames(db).where('attachments.id', '=', id).executeTakeFirst();
  return row ? ok(attachmentOf(row)) : err({ code: 'ATTACHMENT_NOT_FOUND' });
}

/** Files with the contact that they are shown at (for a merged one its root) and the name of who attached them. */
export function attachmentsWithNames(db: Reads) {
  return db
    .selectFrom('attachments')
    .innerJoin('contacts as own', 'own.id', 'attachments.contact_id')
    .innerJoin('users as creator', 'creator.id', 'attachments.created_by')
    .select([
      'attachments.id',
      'attachments.activity_id',
      'attachments.name',
      'attachments.media_type',
      'attachments.size',
      'attachments.sha256',
      'attachments.created_at',
      'creator.name as creator_name',
    ])
    .select(rootIdOf('own').as('contact_id'));
}

type NamedRow = Awaited<ReturnType<ReturnType<typeof attachmentsWithNames>['execute']>>[number];

export function attachmentOf(row: NamedRow): Attachment {
  return {
    id: row.id,
    contactId: row.contact_id,
    activityId: row.activity_id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    createdAt: row.created_at,
    createdByName: row.creator_name,
  };
}
