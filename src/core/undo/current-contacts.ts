/** The contacts of a part of a unit as they stand, read together and not one by one: that is most of the work. */
import { readContacts } from '#core/contacts';
import type { StoredContact } from '#core/contacts';

import type { Reads } from './units.ts';

/** Gives a contact, or null when there is none. One that a unit names twice has been changed by the second time: then undefined, to be read. */
export async function currentContacts(
  db: Reads,
  ids: readonly string[],
): Promise<(id: string) => StoredContact | null | undefined> {
  const stored = await readContacts(db, [...new Set(ids)]);
  const given = new Set<string>();
  return (id) => {
    if (given.has(id)) return undefined;
    given.add(id);
    return stored.get(id) ?? null;
  };
}
