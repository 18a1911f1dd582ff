/** Takes back a bulk edit that was not finished: nothing tells of it afterwards. */
import { setImmediate as otherWork } from 'node:timers/promises';

import type { JsonValue } from '#domain/hashing';
import { changeOf } from '#core/contact-changes';
import type { WriteTx } from '#core/database';
import type { JobScope } from '#core/pipeline';

import { restoreContact } from './restore-contacts.ts';
import type { ContactImages } from './restore-contacts.ts';

const contactsAtOnce = 25;

type Edit = {
  unitId: string;
  /** Keys of the tags that it has made. */
  newTags: readonly string[];
};

/** In short transactions by the before-images of its unit. What somebody has changed in between stays as that one has left it. */
export async function takeBackEdit(scope: JobScope, { unitId, newTags }: Edit): Promise<void> {
  while (await scope.write((tx) => takeBackSome(tx, scope, unitId))) await otherWork();
  await scope.write(async (tx) => {
    if (newTags.length > 0) {
      await tx
        .deleteFrom('tags')
        .where('name_key', 'in', newTags)
        .where('id', 'not in', tx.selectFrom('contact_tags').select('tag_id'))
        .execute();
    }
    await tx.deleteFrom('undo_units').where('id', '=', unitId).execute();
  });
}

/** @returns whether there may be more. */
async function takeBackSome(tx: WriteTx, scope: JobScope, unitId: string): Promise<boolean> {
  const entries = await tx
    .selectFrom('undo_entries')
    .select(['position', 'subject_id', 'before_json', 'after_json'])
    .where('unit_id', '=', unitId)
    .orderBy('position', 'desc')
    .limit(contactsAtOnce)
    .execute();
  const last = entries.at(-1);
  if (last === undefined) return false;
  const change = changeOf(scope, 'contacts.bulkEdit');
  for (const { subject_id: id, before_json, after_json } of entries) {
    const images = { before: imageOf(before_json), after: imageOf(after_json) } as ContactImages;
    await restoreContact(tx, { id, images, keepsOrganisation: true }, change);
  }
  // The timeline tells neither of the edit nor of its end.
  await tx
    .deleteFrom('contact_changes')
    .where(
      'contact_id',
      'in',
      entries.map((entry) => entry.subject_id),
    )
    .where('at', '=', scope.now)
    .where('user_id', '=', scope.session.userId)
    .where('operation', '=', 'contacts.bulkEdit')
    .execute();
  await tx.deleteFrom('undo_entries').where('unit_id', '=', unitId).where('position', '>=', last.position).execute();
  return true;
}

function imageOf(json: string | null): JsonValue {
  return JSON.parse(json ?? 'null') as JsonValue;
}
