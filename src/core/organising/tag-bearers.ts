/** The contacts that bear a tag, and what their tags become without it or with another name in its place. */
import { readContacts, searchTextOf } from '#core/contacts';
import { searchKey } from '#core/database';
import type { WriteTx } from '#core/database';

import { inParts } from './change-bearers.ts';
import type { ChangedBearer } from './change-bearers.ts';

type Tag = { id: string; nameKey: string };

/** What changes for each contact that bears the tag. `newName` null: it goes. */
export async function changedBearers(tx: WriteTx, tag: Tag, newName: string | null): Promise<ChangedBearer[]> {
  const rows = await tx.selectFrom('contact_tags').select('contact_id').where('tag_id', '=', tag.id).execute();
  const changed: ChangedBearer[] = [];
  for (const part of inParts(rows.map((row) => row.contact_id))) {
    for (const { id, updatedAt, state } of (await readContacts(tx, part)).values()) {
      const tags = tagsAfter(state.tags, { key: tag.nameKey, newName });
      const searchText = searchTextOf({ ...state, tags });
      changed.push({ id, field: 'tags', before: state.tags, after: tags, updatedAt, searchText });
    }
  }
  return changed;
}

/** The new name takes the place of the old one, unless the contact has it already, in whatever case. `newName` null: the tag goes. */
export function tagsAfter(
  tags: readonly string[],
  { key, newName }: { key: string; newName: string | null },
): string[] {
  const renamed = tags.flatMap((name) => {
    if (searchKey(name) !== key) return [name];
    return newName === null ? [] : [newName];
  });
  return renamed.filter((name, index) => renamed.findIndex((other) => searchKey(other) === searchKey(name)) === index);
}
