import { useTranslation } from 'react-i18next';

import type { Item } from '#contract/items';
import { orpc, useCommand } from '#renderer/api';
import { offerUndo } from '#renderer/ui';

import { fieldsOf, valuesOf } from './item-values.ts';

type Named = Pick<Item, 'id' | 'name'>;

/** Archiving, restoring and deleting; each says what it did and can be undone. */
export function useItemActions() {
  const { t } = useTranslation('items');
  const update = useCommand(orpc.items.update);
  const create = useCommand(orpc.items.create);
  const remove = useCommand(orpc.items.delete);

  const put = async (items: readonly Named[], isArchived: boolean): Promise<Named[]> => {
    const changed: Named[] = [];
    for (const item of items) {
      const saved = await update.run({ id: item.id, isArchived });
      if (!saved.ok) break;
      changed.push(item);
    }
    return changed;
  };
  /** Archives or restores items one after the other; stops at the first that fails. */
  const setArchived = async (items: readonly Named[], isArchived: boolean) => {
    const changed = await put(items, isArchived);
    const [first] = changed;
    if (first === undefined) return;
    offerUndo({
      message: t(isArchived ? 'notice.archived' : 'notice.restored', { count: changed.length, name: first.name }),
      undo: () => void put(changed, !isArchived),
    });
  };
  /** Deletes an item that no document names. Tells whether it is gone. */
  const deleteItem = async (item: Item): Promise<boolean> => {
    const removed = await remove.run({ id: item.id });
    if (!removed.ok) return false;
    const undo = async () => {
      const created = await create.run({ id: item.id, ...fieldsOf(valuesOf(item)) });
      if (created.ok && item.isArchived) await update.run({ id: item.id, isArchived: true });
    };
    offerUndo({ message: t('notice.deleted', { name: item.name }), undo: () => void undo() });
    return true;
  };
  return { setArchived, deleteItem, isRunning: update.isRunning || remove.isRunning };
}
