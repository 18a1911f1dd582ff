import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type FormDialogProps = {
  title: string;
  submitLabel: string;
  isReady?: boolean;
  isRunning?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A small form above the counter: Enter takes it over, Esc leaves things as they are. */
export function FormDialog(props: FormDialogProps) {
  const { title, submitLabel, isReady = true, isRunning = false, onSubmit, onClose, children } = props;
  const { t } = useTranslation('till');
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={480}
      centered
      closeButtonProps={{ 'aria-label': t('action.cancel') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isRunning) onSubmit();
        }}
      >
        <Stack gap="sm">{children}</Stack>
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" size="md" mih={44} onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" size="md" mih={44} disabled={!isReady} loading={isRunning}>
            {submitLabel}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
