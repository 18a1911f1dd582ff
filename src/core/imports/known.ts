/** What of the books must be known while a file is read. */
import type { ImportKind, KnownOfContacts } from '#domain/imports';

import type { Reads } from './importer.ts';

/** The custom fields of contacts, retired ones too, and the users who can look after a contact. */
export async function readKnown(db: Reads, kind: ImportKind): Promise<KnownOfContacts> {
  if (kind !== 'contacts') return { customFields: [], owners: [] };
  const fields = await db
    .selectFrom('custom_fields')
    .select(['id', 'name', 'kind', 'options_json'])
    .orderBy('position')
    .orderBy('id')
    .execute();
  const owners = await db.selectFrom('users').select(['id', 'name']).execute();
  const customFields = fields.map(({ options_json, ...field }) => ({
    ...field,
    options: JSON.parse(options_json) as KnownOfContacts['customFields'][number]['options'],
  }));
  return { customFields, owners };
}
