import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { FormDialog } from '#renderer/ui';

type BulkDialogProps = {
  title: string;
  saveLabel: string;
  isSaving: boolean;
  canSave?: boolean;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Asks what becomes of all chosen contacts, and says that it can be undone. */
export function BulkDialog({ title, saveLabel, isSaving, canSave = true, onSave, onClose, children }: BulkDialogProps) {
  const { t } = useTranslation('contactLists');
  return (
    <FormDialog
      title={title}
      submitLabel={saveLabel}
      isRunning={isSaving}
      isReady={canSave}
      onSubmit={onSave}
      onClose={onClose}
    >
      {children}
      <Text size="sm" c="dimmed">
        {t('bulk.undoHint')}
      </Text>
    </FormDialog>
  );
}
