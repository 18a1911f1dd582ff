import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import { keepDraft } from '#renderer/activities';
import { orpc, useCommand } from '#renderer/api';
import { offerUndo } from '#renderer/ui';
import { useUndoOffer } from '#renderer/undo';

type Named = Pick<Contact, 'id' | 'name'>;

/** Archiving, restoring and deleting; each says what it did and can be undone. */
export function useContactActions() {
  const { t } = useTranslation('contacts');
  const update = useCommand(orpc.contacts.update);
  const remove = useCommand(orpc.contacts.delete);
  const offer = useUndoOffer();

  const put = async (contacts: readonly Named[], isArchived: boolean): Promise<Named[]> => {
    const changed: Named[] = [];
    for (const contact of contacts) {
      const saved = await update.run({ id: contact.id, isArchived });
      if (!saved.ok) break;
      changed.push(contact);
    }
    return changed;
  };
  /** Archives or restores contacts one after the other; stops at the first that fails. */
  const setArchived = async (contacts: readonly Named[], isArchived: boolean) => {
    const changed = await put(contacts, isArchived);
    const [first] = changed;
    if (first === undefined) return;
    offerUndo({
      message: t(isArchived ? 'notice.archived' : 'notice.restored', { count: changed.length, name: first.name }),
      undo: () => void put(changed, !isArchived),
    });
  };
  /** Deletes a contact that nothing names, with its entries and files. Tells whether it is gone. */
  const deleteContact = async ({ id, name }: Named): Promise<boolean> => {
    const removed = await remove.run({ id });
    if (!removed.ok) return false;
    keepDraft(id, null);
    offer({ message: t('notice.deleted', { name }), undoId: removed.value.undoId });
    return true;
  };
  return { setArchived, deleteContact, isRunning: update.isRunning || remove.isRunning };
}
