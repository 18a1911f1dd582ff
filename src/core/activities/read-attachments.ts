/** `activities.attachments`, `activities.attachment` */
import { sql } from 'kysely';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Attachment } from '#contract/activities';
import type { CarriedFile } from '#contract/values';
import { isInGroup, membersOf, rootOf } from '#core/contact-groups';
import { afterKey, pageOf, readCursor } from '#core/database';
import type { PageKey, ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';

import { attachmentFile, readContent } from './attachment-files.ts';
import { provenMediaType } from './attachment-names.ts';
import { attachmentOf, attachmentsWithNames, findAttachment } from './attachment-rows.ts';

type ListInput = InputOf<'activities', 'attachments'>;
type Page = { rows: Attachment[]; nextCursor: string | null; total: number };

const order = { sort: 'createdAt', direction: 'desc' } as const;

/** A page of the files of a contact and of all that were merged into it, newest first. Errors: CONTACT_NOT_FOUND, CURSOR_INVALID. */
export async function listAttachments(scope: QueryScope, input: ListInput): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, order);
  if (!key.ok) return key;
  return scope.read(async (db) => {
    const root = await rootOf(db, input.contactId);
    if (root === undefined) return err({ code: 'CONTACT_NOT_FOUND' });
    const members = await membersOf(db, root);
    const rows = await attachmentPage(db, { members, limit: input.limit }, key.value).execute();
    const { page, nextCursor } = pageOf(rows, { ...order, limit: input.limit }, (row) => ({
      value: row.created_at,
      id: row.id,
    }));
    const { total } = await db
      .selectFrom('attachments')
      .select(sql<number>`count(*)`.as('total'))
      .where(isInGroup(sql.ref('attachments.contact_id'), members))
      .executeTakeFirstOrThrow();
    return ok({ rows: page.map(attachmentOf), nextCursor, total });
  });
}

/** The query of one page; exported for the proof that an index answers it. */
export function attachmentPage(
  db: ReadDb,
  { members, limit }: { members: readonly string[]; limit: number },
  key: PageKey | null,
) {
  let page = attachmentsWithNames(db)
    .where(isInGroup(sql.ref('attachments.contact_id'), members))
    .orderBy('attachments.created_at', 'desc')
    .orderBy('attachments.id', 'desc')
    .limit(limit + 1);
  if (key) page = page.where(afterKey({ value: 'attachments.created_at', id: 'attachments.id' }, key, 'desc'));
  return page;
}

/**
 * One file with its content. Its kind is told only where a host may show it and its first bytes prove it; else it is one that hosts only save.
 * Errors: ATTACHMENT_NOT_FOUND, ATTACHMENT_DAMAGED.
 */
export async function getAttachment(scope: QueryScope, { id }: { id: string }): Promise<Result<CarriedFile, Failure>> {
  const row = await findAttachment(scope.db, id);
  if (!row) return err({ code: 'ATTACHMENT_NOT_FOUND' });
  const content = await readContent(attachmentFile(scope.house.dataFolder, row.sha256), row);
  if ('fault' in content) {
    scope.house.log({ level: 'error', message: `Attachment ${id} is damaged`, detail: content.fault });
    return err({ code: 'ATTACHMENT_DAMAGED' });
  }
  const mediaType = provenMediaType(row.media_type, content.start);
  return ok({ name: row.name, mediaType, base64: content.base64 });
}
