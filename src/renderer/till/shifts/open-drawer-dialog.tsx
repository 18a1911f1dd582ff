import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { failureText, orpc, useCommand, useFormats } from '#renderer/api';
import { FormDialog } from '#renderer/ui';

export type OpenDrawerDialogProps = { shiftId: string; onClose: () => void };

/** Opens the drawer without a sale, and asks why. */
export function OpenDrawerDialog({ shiftId, onClose }: OpenDrawerDialogProps) {
  const { t } = useTranslation(['tillOffice', 'common']);
  const formats = useFormats();
  const command = useCommand(orpc.till.openDrawer, { shownByCaller: ['PRINTER_MISSING'] });
  const [reason, setReason] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const isMissing = reason.trim() === '';
  const submit = async () => {
    setIsChecked(true);
    if (isMissing) return;
    const opened = await command.run({ shiftId, reason: reason.trim() });
    if (opened.ok) onClose();
  };
  const failure = command.failure?.code === 'PRINTER_MISSING' ? failureText(command.failure, formats) : undefined;
  return (
    <FormDialog
      isTouch
      title={t('drawer.title')}
      submitLabel={t('drawer.action')}
      isRunning={command.isRunning}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
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
    </FormDialog>
  );
}
