import { useTranslation } from 'react-i18next';

import type { Activity } from '#contract/activities';
import { orpc, useCommand } from '#renderer/api';
import { useUndoOffer } from '#renderer/undo';

type Named = { id: string; subject: string };

/** What can be done with an entry at once. Each tells what it did where that does not show by itself. */
export function useActivityActions() {
  const { t } = useTranslation('contacts');
  const update = useCommand(orpc.activities.update);
  const remove = useCommand(orpc.activities.delete);
  const detach = useCommand(orpc.activities.detach);
  const offer = useUndoOffer();

  /** Marks as done or to be done again; gives the entry as it is then. */
  const setDone = async (id: string, isDone: boolean): Promise<Activity | undefined> => {
    const saved = await update.run({ id, isDone });
    return saved.ok ? saved.value : undefined;
  };
  const setPinned = async (id: string, isPinned: boolean) => {
    await update.run({ id, isPinned });
  };
  const setDue = async (id: string, dueOn: Activity['dueOn']) => {
    await update.run({ id, dueOn });
  };
  const deleteEntry = async ({ id, subject }: Named): Promise<boolean> => {
    const removed = await remove.run({ id });
    if (removed.ok) offer({ message: t('timeline.deleted', { subject }), undoId: removed.value.undoId });
    return removed.ok;
  };
  const deleteFile = async ({ id, subject }: Named): Promise<boolean> => {
    const removed = await detach.run({ id });
    if (removed.ok) offer({ message: t('timeline.deleted', { subject }), undoId: removed.value.undoId });
    return removed.ok;
  };
  return { setDone, setPinned, setDue, deleteEntry, deleteFile, isRunning: update.isRunning };
}
