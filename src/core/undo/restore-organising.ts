/** Tags and custom fields that were removed come back before the contacts that bear them. */
import type { JsonValue } from '#domain/hashing';
import { searchKey } from '#core/database';
import type { CustomFieldsTable, TagsTable, WriteTx } from '#core/database';

import type { Kept } from './restore-entries.ts';

/** A tag that was made again meanwhile under this name is the one that the contacts get. */
export async function restoreTag(tx: WriteTx, before: JsonValue): Promise<Kept[]> {
  const tag = before as TagsTable;
  await tx
    .insertInto('tags')
    .values({ id: tag.id, name: tag.name, name_key: searchKey(tag.name) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return [];
}

/** Where another field has taken its name, it comes back under the next free one. */
export async function restoreCustomField(tx: WriteTx, before: JsonValue): Promise<Kept[]> {
  const field = before as CustomFieldsTable & { is_retired: 0 | 1 };
  const known = await tx.selectFrom('custom_fields').select('id').where('id', '=', field.id).executeTakeFirst();
  if (known) return [];
  const name = await freeName(tx, field.name);
  await tx
    .insertInto('custom_fields')
    .values({ ...field, name, name_key: searchKey(name) })
    .execute();
  if (name === field.name) return [];
  const subject = { subjectKind: 'customField' as const, subjectId: field.id, name };
  return [{ ...subject, field: 'name', reason: 'changedSince', current: name, before: field.name }];
}

async function freeName(tx: WriteTx, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const wanted = number === 1 ? name : `${name} (${number})`;
    const taken = await tx
      .selectFrom('custom_fields')
      .select('id')
      .where('name_key', '=', searchKey(wanted))
      .executeTakeFirst();
    if (!taken) return wanted;
  }
}
