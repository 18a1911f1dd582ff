/** Tags that an import or a bulk edit has made go with it, when nobody uses them any more. */
import type { FieldImages } from '#domain/undo';
import { searchKey } from '#core/database';
import type { WriteTx } from '#core/database';

import { tagsInViews } from './views.ts';

/** The tags of contacts that are about to go, by their ids. */
export async function tagsOf(tx: WriteTx, contactIds: readonly string[]): Promise<string[]> {
  if (contactIds.length === 0) return [];
  const rows = await tx
    .selectFrom('contact_tags')
    .select('tag_id')
    .distinct()
    .where('contact_id', 'in', contactIds)
    .execute();
  return rows.map((row) => row.tag_id);
}

/** The tags that a unit has given to a contact, by their names. */
export function addedTags({ before, after }: FieldImages): string[] {
  const namesIn = (fields: FieldImages['before'] | null) => new Set((fields?.['tags'] ?? []) as string[]);
  return [...namesIn(after).difference(namesIn(before))];
}

type Tidying = {
  unitId: string;
  /** Tags of contacts of which the unit has been undone, by id or by name. */
  ids: readonly string[];
  names: readonly string[];
};

/**
 * Removes those of the tags that are younger than the unit, that no contact bears any more and that no saved view asks for. An id tells when it was
 * made (UUIDv7), and a unit has its own before it makes anything. So a tag that somebody has made by hand since goes as well, if the unit's
 * contacts were the last to bear it; one that was there before stays, even where nobody bears it.
 */
export async function removeNewTags(tx: WriteTx, { unitId, ids, names }: Tidying): Promise<void> {
  if (ids.length === 0 && names.length === 0) return;
  const unused = await tx
    .selectFrom('tags')
    .select(['id', 'name_key'])
    .where((tag) => tag.or([tag('id', 'in', ids), tag('name_key', 'in', names.map(searchKey))]))
    .where('id', '>', unitId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('contact_tags').select('tag_id').whereRef('contact_tags.tag_id', '=', 'tags.id'))),
    )
    .execute();
  if (unused.length === 0) return;
  const asked = await tagsInViews(tx);
  const gone = unused.filter((tag) => !asked.has(tag.id) && !asked.has(tag.name_key)).map((tag) => tag.id);
  if (gone.length > 0) await tx.deleteFrom('tags').where('id', 'in', gone).execute();
}
