/** `tags.list`, `tags.rename`, `tags.delete` */
import { sql } from 'kysely';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Tag } from '#contract/organising';
import { searchKey } from '#core/database';
import type { ReadDb, WriteTx } from '#core/database';
import type { CommandScope, Failure, InputOf, QueryScope } from '#core/pipeline';
import { openUnit } from '#core/undo-units';

import { keepRemoved, noteChanges } from './change-bearers.ts';
import { renameInImages } from './rename-in-images.ts';
import { changedBearers } from './tag-bearers.ts';
import { renameInViews } from './views.ts';

type Reads = Pick<ReadDb, 'selectFrom' | 'fn'>;

/** All tags by name; contacts that were merged into another are not counted. */
export async function listTags(scope: QueryScope): Promise<Result<{ tags: Tag[] }>> {
  return ok({ tags: await tagsByName(scope.db).execute() });
}

/** The query behind `tags.list`; exported for the proof that indexes count: all who bear a tag, less the few of them that are merged. */
export function tagsByName(db: Reads) {
  return db
    .selectFrom('tags')
    .select([
      'tags.id',
      'tags.name',
      sql<number>`(SELECT count(*) FROM contact_tags WHERE contact_tags.tag_id = tags.id)
        - (SELECT count(*) FROM contacts CROSS JOIN contact_tags ON contact_tags.contact_id = contacts.id
          WHERE contacts.merged_into_id IS NOT NULL AND contact_tags.tag_id = tags.id)`.as('contactCount'),
    ])
    .orderBy('tags.name_key');
}

/**
 * Renames a tag, also in saved views and in what an undo would bring back or take off. Where another tag has the name, whatever its case, its
 * contacts get that one and the two are one.
 * Errors: TAG_NOT_FOUND.
 */
export async function renameTag(
  scope: CommandScope,
  { id, name }: InputOf<'tags', 'rename'>,
): Promise<Result<Tag, Failure>> {
  const { tx } = scope;
  const tag = await findTag(tx, id);
  if (!tag) return err({ code: 'TAG_NOT_FOUND' });
  const key = searchKey(name);
  const other = await tx
    .selectFrom('tags')
    .select(['id', 'name'])
    .where('name_key', '=', key)
    .where('id', '<>', id)
    .executeTakeFirst();
  const into = other ?? { id, name };
  const changed = await changedBearers(tx, { id, nameKey: tag.name_key }, into.name);
  await noteChanges(scope, changed, 'tags.rename');
  if (other) await makeOne(tx, { id, otherId: other.id });
  else await tx.updateTable('tags').set({ name, name_key: key }).where('id', '=', id).execute();
  await renameInViews(tx, { id, key: tag.name_key }, into);
  await renameInImages(tx, { key: tag.name_key, newName: into.name });
  scope.record({ kind: 'tag', id });
  return found(tx, into.id);
}

/** Gives the bearers of a tag the other one in its place, and removes it. */
async function makeOne(tx: WriteTx, { id, otherId }: { id: string; otherId: string }): Promise<void> {
  const bearersOfOther = tx.selectFrom('contact_tags').select('contact_id').where('tag_id', '=', otherId);
  await tx.deleteFrom('contact_tags').where('tag_id', '=', id).where('contact_id', 'in', bearersOfOther).execute();
  await tx.updateTable('contact_tags').set({ tag_id: otherId }).where('tag_id', '=', id).execute();
  await tx.deleteFrom('tags').where('id', '=', id).execute();
}

/** Takes a tag from all contacts, as one undo unit. Errors: TAG_NOT_FOUND. */
export async function deleteTag(
  scope: CommandScope,
  { id }: InputOf<'tags', 'delete'>,
): Promise<Result<{ id: string; undoId: string }, Failure>> {
  const { tx, session, now } = scope;
  const tag = await findTag(tx, id);
  if (!tag) return err({ code: 'TAG_NOT_FOUND' });
  const changed = await changedBearers(tx, { id, nameKey: tag.name_key }, null);
  await noteChanges(scope, changed, 'tags.delete');
  await tx.deleteFrom('contact_tags').where('tag_id', '=', id).execute();
  await tx.deleteFrom('tags').where('id', '=', id).execute();
  const undoId = scope.newId();
  const unit = { id: undoId, kind: 'delete' as const, label: tag.name, recordCount: changed.length + 1 };
  await openUnit(tx, { ...unit, userId: session.userId, now });
  const removed = { subjectKind: 'tag' as const, subjectId: id, before: { id, name: tag.name }, after: null };
  await keepRemoved(scope, { unitId: undoId, removed, changed });
  scope.record({ kind: 'tag', id });
  return ok({ id, undoId });
}

async function findTag(db: Pick<ReadDb, 'selectFrom'>, id: string) {
  return db.selectFrom('tags').select(['id', 'name', 'name_key']).where('id', '=', id).executeTakeFirst();
}

async function found(db: Reads, id: string): Promise<Result<Tag, Failure>> {
  const tag = await tagsByName(db).where('tags.id', '=', id).executeTakeFirst();
  return tag ? ok(tag) : err({ code: 'TAG_NOT_FOUND' });
}
