import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { submitReadable } from '#renderer/ui';

import { submitByKey } from './list-submit.ts';

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
  const { t } = useTranslation(['contactLists', 'common', 'ui']);
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={460}
      centered
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        noValidate
        onKeyDownCapture={submitByKey}
        onSubmit={(event) => submitReadable(event, { isSaving, onSubmit: onSave })}
      >
        <Stack gap="sm">
          {children}
          <Text size="sm" c="dimmed">
            {t('bulk.undoHint')}
          </Text>
        </Stack>
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={!canSave}>
            {saveLabel}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
