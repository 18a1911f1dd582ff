/** `activities.attach`: the content of a file first, then its name and its row in one. */
import { ORPCError } from '@orpc/server';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Attachment } from '#contract/activities';
import { areOneGroup, rootOf } from '#core/contact-groups';
import { searchKey } from '#core/database';
import type { CommandScope, Failure, InputOf, JobScope, JobWork, Reference } from '#core/pipeline';

import { findActivity } from './activity-rows.ts';
import type { Reads } from './activity-rows.ts';
import { discardContent, isFileFailure, nameContent, writeContent } from './attachment-files.ts';
import type { WrittenContent } from './attachment-files.ts';
import { plainMediaType, plainName } from './attachment-names.ts';
import { readAttachment } from './attachment-rows.ts';

type AttachInput = InputOf<'activities', 'attach'>;

/**
 * Attaches a file to a contact (for a merged one to its root), and to one of its entries if one is named. The content is on the disk before
 * any row names it, and gets its own name together with the row; what is left of it, because this ended in the middle, is swept later. Errors:
 * CONTACT_NOT_FOUND, ACTIVITY_NOT_FOUND, ATTACHMENT_EMPTY, ATTACHMENT_NOT_STORED.
 */
export async function* attachFile(scope: JobScope, input: AttachInput): JobWork<Attachment> {
  const place = await scope.read((db) => placeOf(db, input));
  if (!place.ok) return place;
  if (input.file.base64 === '') return err({ code: 'ATTACHMENT_EMPTY' });
  const written = yield* write(scope, input.file.base64);
  if (!written.ok) return written;
  const call = { operation: 'activities.attach', commandId: scope.commandId, input };
  const { dataFolder } = scope.house;
  try {
    return await scope.command(call, (command) => addRow(command, input, { ...written.value, dataFolder }));
  } catch (error) {
    return notStored(scope, error);
  } finally {
    await discardContent(written.value);
  }
}

/** Answers a repeated job: the attachment as it is by now. Its name is not kept twice, for privacy law can demand its erasure. */
export async function attachedFile(scope: JobScope, { id }: Reference): Promise<Result<Attachment, Failure>> {
  return scope.read((db) => readAttachment(db, id));
}

async function* write(scope: JobScope, base64: string): JobWork<WrittenContent> {
  const total = Math.floor((base64.length / 4) * 3);
  const writing = writeContent(scope.house.dataFolder, base64);
  try {
    for (;;) {
      const step = await writing.next();
      if (step.done === true) return ok(step.value);
      if (scope.signal?.aborted) throw new ORPCError('CLIENT_CLOSED_REQUEST');
      yield { done: step.value, total, message: 'storing' };
    }
  } catch (error) {
    return notStored(scope, error);
  } finally {
    // Also when the listener leaves at a yield: then it clears away what it has written.
    await writing.return({ part: '', sha256: '', size: 0 });
  }
}

/** No room, no right, no such disk; anything else is thrown on. */
function notStored(scope: JobScope, error: unknown): Result<never, Failure> {
  if (!isFileFailure(error)) throw error;
  scope.log({ level: 'error', message: 'A file could not be stored', detail: error });
  return err({ code: 'ATTACHMENT_NOT_STORED' });
}

type Place = { contactId: string; activityId: string | null };

async function placeOf(
  db: Reads,
  input: Pick<AttachInput, 'contactId' | 'activityId'>,
): Promise<Result<Place, Failure>> {
  const contactId = await rootOf(db, input.contactId);
  if (contactId === undefined) return err({ code: 'CONTACT_NOT_FOUND' });
  if (input.activityId === undefined) return ok({ contactId, activityId: null });
  const activity = await findActivity(db, input.activityId);
  if (!activity || !(await areOneGroup(db, activity.contact_id, contactId))) return err({ code: 'ACTIVITY_NOT_FOUND' });
  return ok({ contactId, activityId: activity.id });
}

async function addRow(
  scope: CommandScope,
  input: AttachInput,
  { dataFolder, ...content }: WrittenContent & { dataFolder: string },
): Promise<Result<Attachment, Failure>> {
  const { tx, now, session } = scope;
  const { sha256, size } = content;
  // Somebody may have deleted or merged it while the content was written.
  const place = await placeOf(tx, input);
  if (!place.ok) return place;
  const { contactId, activityId } = place.value;
  const id = scope.newId();
  const name = plainName(input.file.name);
  await tx
    .insertInto('attachments')
    .values({
      id,
      contact_id: contactId,
      activity_id: activityId,
      name,
      name_key: searchKey(name),
      media_type: plainMediaType(input.file.mediaType),
      size,
      sha256,
      created_at: now,
      created_by: session.userId,
    })
    .execute();
  // As the last step that can be refused: a name without a row would wait for the sweep.
  nameContent(dataFolder, content);
  scope.record({ kind: 'attachment', id, detail: { contactId, size, sha256 } });
  scope.remember({ id, version: 1 });
  return readAttachment(tx, id);
}
