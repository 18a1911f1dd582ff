import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { failureText, orpc, useCommand, useFormats } from '#renderer/api';

export type OpenDrawerDialogProps = { shiftId: string; onClose: () => void };

/** Opens the drawer without a sale, and asks why. */
export function OpenDrawerDialog({ shiftId, onClose }: OpenDrawerDialogProps) {
  const { t } = useTranslation(['tillOffice', 'common', 'ui']);
  const formats = useFormats();
  const command = useCommand(orpc.till.openDrawer, { shownByCaller: ['PRINTER_MISSING'] });
  const [reason, setReason] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const isMissing = reason.trim() === '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (isMissing || command.isRunning) return;
    const opened = await command.run({ shiftId, reason: reason.trim() });
    if (opened.ok) onClose();
  };
  const failure = command.failure?.code === 'PRINTER_MISSING' ? failureText(command.failure, formats) : undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('drawer.title')}
      size={420}
      centered
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Text size="sm" c="dimmed" mb="sm">
          {t('drawer.text')}
        </Text>
        <TextInput
          label={t('reason')}
          required
          maxLength={200}
          data-autofocus
          placeholder={t('drawer.example')}
          value={reason}
          error={isChecked && isMissing ? t('common:required') : failure}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={command.isRunning}>
            {t('drawer.action')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
