/** What of the books must be known while a file is read. */
import type { ImportKind, KnownOfContacts } from '#domain/imports';
import { readCustomFields } from '#core/contacts';

import type { Reads } from './importer.ts';

/** The custom fields of contacts, retired ones too, and the users who can look after a contact. */
export async function readKnown(db: Reads, kind: ImportKind): Promise<KnownOfContacts> {
  if (kind !== 'contacts') return { customFields: [], owners: [] };
  const owners = await db.selectFrom('users').select(['id', 'name']).execute();
  return { customFields: await readCustomFields(db), owners };
}
