/** `tags.list`, `tags.rename`, `tags.delete` */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { JsonValue } from '#domain/hashing';
import type { Tag } from '#contract/organising';
import { searchKey } from '#core/database';
import type { ReadDb } from '#core/database';
import type { CommandScope, Failure, InputOf, QueryScope } from '#core/pipeline';
import { addEntries, openUnit } from '#core/undo-units';

import { changeBearers } from './change-bearers.ts';

type Reads = Pick<ReadDb, 'selectFrom' | 'fn'>;

/** All tags by name; contacts that were merged into another are not counted. */
export async function listTags(scope: QueryScope): Promise<Result<{ tags: Tag[] }>> {
  return ok({ tags: await tagsByName(scope.db).execute() });
}

/** The query behind `tags.list`; exported for the proof that an index counts. */
export function tagsByName(db: Reads) {
  return db
    .selectFrom('tags')
    .select((tag) => [
      'tags.id',
      'tags.name',
      tag
        .selectFrom('contact_tags')
        .innerJoin('contacts', 'contacts.id', 'contact_tags.contact_id')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('contact_tags.tag_id', '=', 'tags.id')
        .where('contacts.merged_into_id', 'is', null)
        .$asScalar()
        .$notNull()
        .as('contactCount'),
    ])
    .orderBy('tags.name_key');
}

/**
 * Renames a tag. Where another tag has the name, whatever its case, its contacts get that one and the two are one. Errors: TAG_NOT_FOUND.
 */
export async function renameTag(
  scope: CommandScope,
  { id, name }: InputOf<'tags', 'rename'>,
): Promise<Result<Tag, Failure>> {
  const { tx } = scope;
  const tag = await findTag(tx, id);
  if (!tag) return err({ code: 'TAG_NOT_FOUND' });
  const key = searchKey(name);
  scope.record({ kind: 'tag', id });
  if (key === tag.name_key) {
    await tx.updateTable('tags').set({ name }).where('id', '=', id).execute();
    return found(tx, id);
  }
  const other = await tx.selectFrom('tags').select(['id', 'name']).where('name_key', '=', key).executeTakeFirst();
  const newName = other?.name ?? name;
  const bearers = await bearersOf(tx, id);
  await changeBearers(scope, {
    contactIds: bearers,
    operation: 'tags.rename',
    change: (state) => ({ ...state, tags: replaced(state.tags, { key: tag.name_key, by: newName }) }),
  });
  if (other) {
    await tx.deleteFrom('tags').where('id', '=', id).execute();
    return found(tx, other.id);
  }
  // The contacts have made a tag of the new name, or nobody bears it; what is known by the id keeps the id.
  const made = await tx.selectFrom('tags').select('id').where('name_key', '=', key).executeTakeFirst();
  if (made) {
    await tx
      .updateTable('tags')
      .set({ name, name_key: `${key}\u0000` })
      .where('id', '=', id)
      .execute();
    await tx.updateTable('contact_tags').set({ tag_id: id }).where('tag_id', '=', made.id).execute();
    await tx.deleteFrom('tags').where('id', '=', made.id).execute();
  }
  await tx.updateTable('tags').set({ name, name_key: key }).where('id', '=', id).execute();
  return found(tx, id);
}

/** Takes a tag from all contacts, as one undo unit. Errors: TAG_NOT_FOUND. */
export async function deleteTag(
  scope: CommandScope,
  { id }: InputOf<'tags', 'delete'>,
): Promise<Result<{ id: string; undoId: string }, Failure>> {
  const { tx, session, now } = scope;
  const tag = await findTag(tx, id);
  if (!tag) return err({ code: 'TAG_NOT_FOUND' });
  const entries = await changeBearers(scope, {
    contactIds: await bearersOf(tx, id),
    operation: 'tags.delete',
    change: (state) => ({ ...state, tags: state.tags.filter((name) => searchKey(name) !== tag.name_key) }),
  });
  await tx.deleteFrom('tags').where('id', '=', id).execute();
  const undoId = scope.newId();
  const definition: JsonValue = { id, name: tag.name };
  const unit = { id: undoId, kind: 'delete' as const, label: tag.name, recordCount: entries.length + 1 };
  await openUnit(tx, { ...unit, userId: session.userId, now });
  const removed = { subjectKind: 'tag' as const, subjectId: id, before: definition, after: null };
  await addEntries(tx, { unitId: undoId, entries: [removed, ...entries] });
  scope.record({ kind: 'tag', id });
  return ok({ id, undoId });
}

function replaced(tags: readonly string[], { key, by }: { key: string; by: string }): string[] {
  const renamed = tags.map((name) => (searchKey(name) === key ? by : name));
  return renamed.filter((name, index) => renamed.findIndex((other) => searchKey(other) === searchKey(name)) === index);
}

async function findTag(db: Pick<ReadDb, 'selectFrom'>, id: string) {
  return db.selectFrom('tags').select(['id', 'name', 'name_key']).where('id', '=', id).executeTakeFirst();
}

async function bearersOf(db: Pick<ReadDb, 'selectFrom'>, tagId: string): Promise<string[]> {
  const rows = await db.selectFrom('contact_tags').select('contact_id').where('tag_id', '=', tagId).execute();
  return rows.map((row) => row.contact_id);
}

async function found(db: Reads, id: string): Promise<Result<Tag, Failure>> {
  const tag = await tagsByName(db).where('tags.id', '=', id).executeTakeFirst();
  return tag ? ok(tag) : err({ code: 'TAG_NOT_FOUND' });
}
