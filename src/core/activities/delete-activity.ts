/** `activities.delete`, `activities.detach`, and what goes with a contact that is deleted. */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { AttachmentsTable, WriteTx } from '#core/database';
import type { CommandScope, Failure } from '#core/pipeline';
import { addEntries, openUnit } from '#core/undo-units';
import type { UndoEntry } from '#core/undo-units';

import { activitiesOf, findActivity } from './activity-rows.ts';
import type { ActivityRow } from './activity-rows.ts';
import { attachmentsOf, findAttachment } from './attachment-rows.ts';

type Deleted = { id: string; undoId: string };

/** Removes an entry with the files that hang on it. Errors: ACTIVITY_NOT_FOUND. */
export async function deleteActivity(scope: CommandScope, { id }: { id: string }): Promise<Result<Deleted, Failure>> {
  const { tx } = scope;
  const activity = await findActivity(tx, id);
  if (!activity) return err({ code: 'ACTIVITY_NOT_FOUND' });
  const attachments = await attachmentsOf(tx, { activityId: id });
  await tx.deleteFrom('attachments').where('activity_id', '=', id).execute();
  await tx.deleteFrom('activities').where('id', '=', id).execute();
  scope.record({ kind: 'activity', id, detail: { version: activity.version, attachmentCount: attachments.length } });
  // The activity comes first: an attachment that is restored looks for it.
  const entries = [removed('activity', activity), ...attachments.map((row) => removed('attachment', row))];
  return keep(scope, { id, label: activity.subject || firstLine(activity.text), entries });
}

/** Removes a file from its contact; its content stays until this can no longer be undone. Errors: ATTACHMENT_NOT_FOUND. */
export async function detachFile(scope: CommandScope, { id }: { id: string }): Promise<Result<Deleted, Failure>> {
  const { tx } = scope;
  const attachment = await findAttachment(tx, id);
  if (!attachment) return err({ code: 'ATTACHMENT_NOT_FOUND' });
  await tx.deleteFrom('attachments').where('id', '=', id).execute();
  scope.record({ kind: 'attachment', id, detail: { contactId: attachment.contact_id, sha256: attachment.sha256 } });
  return keep(scope, { id, label: attachment.name, entries: [removed('attachment', attachment)] });
}

/**
 * Removes all entries and files of a contact, for a command that removes the contact itself.
 * @returns what an undo needs to bring them back, in the order in which it must: after the contact.
 */
export async function removeMemory(tx: WriteTx, contactId: string): Promise<UndoEntry[]> {
  const activities = await activitiesOf(tx, contactId);
  const attachments = await attachmentsOf(tx, { contactId });
  await tx.deleteFrom('attachments').where('contact_id', '=', contactId).execute();
  await tx.deleteFrom('activities').where('contact_id', '=', contactId).execute();
  return [
    ...activities.map((row) => removed('activity', row)),
    ...attachments.map((row) => removed('attachment', row)),
  ];
}

async function keep(
  { tx, newId, now, session }: CommandScope,
  { id, label, entries }: { id: string; label: string; entries: readonly UndoEntry[] },
): Promise<Result<Deleted, Failure>> {
  const undoId = newId();
  await openUnit(tx, { id: undoId, kind: 'delete', label, recordCount: entries.length, userId: session.userId, now });
  await addEntries(tx, { unitId: undoId, entries });
  return ok({ id, undoId });
}

function removed(subjectKind: 'activity' | 'attachment', row: ActivityRow | AttachmentsTable): UndoEntry {
  return { subjectKind, subjectId: row.id, before: row, after: null };
}

const longestLabel = 200;

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').slice(0, longestLabel);
}
