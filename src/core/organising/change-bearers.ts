/** Changes all contacts that bear a tag or have a value in a custom field. */
import { changeContact, readContacts } from '#core/contacts';
import type { ContactState } from '#core/contacts';
import type { CommandScope } from '#core/pipeline';
import type { UndoEntry } from '#core/undo-units';

const contactsAtOnce = 500;

type Work = {
  contactIds: readonly string[];
  operation: string;
  change: (state: ContactState) => ContactState;
};

/** @returns what brings them back; contacts that the change leaves as they are have no entry. */
export async function changeBearers(
  { tx, session, now, newId }: CommandScope,
  { contactIds, operation, change }: Work,
): Promise<UndoEntry[]> {
  const entries: UndoEntry[] = [];
  for (let from = 0; from < contactIds.length; from += contactsAtOnce) {
    const stored = await readContacts(tx, contactIds.slice(from, from + contactsAtOnce));
    for (const contact of stored.values()) {
      const images = await changeContact(tx, contact, change(contact.state), {
        userId: session.userId,
        now,
        newId,
        operation,
      });
      if (images !== null) entries.push({ subjectKind: 'contact', subjectId: contact.id, ...images });
    }
  }
  return entries;
}
