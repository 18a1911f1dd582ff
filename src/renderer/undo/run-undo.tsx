import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useErrorText } from '#renderer/api';
import { offerUndo } from '#renderer/ui';

import { takeBack } from './take-back.ts';

const longMs = 12_000;

/**
 * Tells what was done and offers to take it back as one, also after the screen was left:
 * `offer({ message: t('merged', { name }), undoId })`. What had to be kept because it was changed since can be looked at.
 */
export function useUndoOffer(): (offer: { message: string; undoId: string }) => void {
  const run = useRunUndo();
  return ({ message, undoId }) => offerUndo({ message, undo: () => void run(undoId) });
}

/** Takes back a unit and tells the end of it in a notice. */
export function useRunUndo(): (undoId: string) => Promise<void> {
  const { t } = useTranslation('undo');
  const navigate = useNavigate();
  const words = useErrorText();
  return async (undoId) => {
    const id = notifications.show({ message: t('running'), loading: true, autoClose: false, withCloseButton: false });
    const notice = { id, loading: false, withCloseButton: true, autoClose: longMs };
    try {
      const { restoredCount, keptCount } = await takeBack(undoId);
      if (keptCount === 0) {
        notifications.update({ ...notice, message: t('done', { count: restoredCount }) });
        return;
      }
      const show = () => {
        notifications.hide(id);
        void navigate({ to: '/history', search: { unit: undoId } });
      };
      notifications.update({ ...notice, message: <Kept count={keptCount} onShow={show} /> });
    } catch (error) {
      notifications.update({ ...notice, message: words(error), color: 'red' });
    }
  };
}

function Kept({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation('undo');
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{t('doneKept', { count })}</Text>
      <Button size="compact-sm" variant="light" style={{ flexShrink: 0 }} onClick={onShow}>
        {t('show')}
      </Button>
    </Group>
  );
}
