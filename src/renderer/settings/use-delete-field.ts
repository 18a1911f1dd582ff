import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { CustomField } from '#contract/organising';
import { orpc, useCommand } from '#renderer/api';
import { useUndoOffer } from '#renderer/undo';

/** Deletes a field: at once when no contact has a value in it, else after it was asked. Both can be undone. */
export function useDeleteField() {
  const { t } = useTranslation('settings');
  const command = useCommand(orpc.customFields.delete, { shownByCaller: ['FIELD_IN_USE'] });
  const update = useCommand(orpc.customFields.update);
  const offerUndo = useUndoOffer();
  const [asked, setAsked] = useState<CustomField>();
  const close = () => setAsked(undefined);
  const remove = async (field: CustomField, withValues: boolean) => {
    const removed = await command.run({ id: field.id, withValues });
    if (removed.ok) {
      close();
      offerUndo({ message: t('fields.deleted', { name: field.name }), undoId: removed.value.undoId });
    } else if (removed.error.code === 'FIELD_IN_USE') {
      // Somebody has filled it in meanwhile.
      setAsked({ ...field, usedCount: Number(removed.error.data['usedCount']) });
    }
  };
  return {
    asked,
    isRunning: command.isRunning,
    ask: (field: CustomField) => {
      if (field.usedCount > 0) setAsked(field);
      else void remove(field, false);
    },
    confirm: () => {
      if (asked !== undefined) void remove(asked, true);
    },
    retire: () => {
      if (asked !== undefined) void update.run({ id: asked.id, isRetired: true });
      close();
    },
    close,
  };
}
