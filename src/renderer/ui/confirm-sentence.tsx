import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useShortcut } from './shortcuts.tsx';

export type ConfirmSentenceProps = {
  isOpen: boolean;
  /** "Issue invoice?" */
  title: string;
  /** One sentence that names the consequence: "It gets the next number and can no longer be changed." */
  sentence: string;
  /** What the button does, as a verb: "Issue". */
  confirmLabel: string;
  isDangerous?: boolean | undefined;
  isRunning?: boolean | undefined;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
};

/** Asks before what cannot be undone, and only then: everything else offers Undo instead. */
export function ConfirmSentence(props: ConfirmSentenceProps) {
  const { isOpen, title, sentence, confirmLabel, isDangerous = false, isRunning = false, onConfirm, onClose } = props;
  const { t } = useTranslation('ui');
  useShortcut({ keys: 'mod+Enter', label: confirmLabel, run: onConfirm, isDisabled: !isOpen, isActiveInDialogs: true });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={460}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Text size="sm">{sentence}</Text>
      {props.children}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button color={isDangerous ? 'red' : undefined} loading={isRunning} onClick={onConfirm} data-autofocus>
          {confirmLabel}
        </Button>
      </Group>
    </Modal>
  );
}
