import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { CustomField } from '#contract/organising';

type DeleteFieldDialogProps = {
  field: CustomField;
  isRunning: boolean;
  onConfirm: () => void;
  onRetire: () => void;
  onClose: () => void;
};

/** Says how many values go with a field before they do, and offers to retire it instead. */
export function DeleteFieldDialog({ field, isRunning, onConfirm, onRetire, onClose }: DeleteFieldDialogProps) {
  const { t } = useTranslation(['settings', 'common', 'ui']);
  const { name, usedCount, isRetired } = field;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('fields.deleteTitle', { name })}
      size={480}
      centered
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Text size="sm">{t('fields.deleteText', { count: usedCount })}</Text>
      {!isRetired && (
        <Text size="sm" mt="xs">
          {t('fields.retireText')}
        </Text>
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        {!isRetired && (
          <Button variant="default" onClick={onRetire} data-autofocus>
            {t('fields.retire')}
          </Button>
        )}
        <Button color="red" loading={isRunning} onClick={onConfirm}>
          {t('fields.deleteAll', { count: usedCount })}
        </Button>
      </Group>
    </Modal>
  );
}
