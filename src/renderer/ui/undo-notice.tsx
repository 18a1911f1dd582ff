import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

const undoMs = 12_000;

/** Tells in a notice what was done and offers to undo it: `offerUndo({ message: t('archived', { name }), undo })`. */
export function offerUndo({ message, undo }: { message: string; undo: () => void }): void {
  const id = notifications.show({
    autoClose: undoMs,
    message: (
      <Notice
        message={message}
        onUndo={() => {
          notifications.hide(id);
          undo();
        }}
      />
    ),
  });
}

function Notice({ message, onUndo }: { message: string; onUndo: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm" lineClamp={2}>
        {message}
      </Text>
      <Button size="compact-sm" variant="light" style={{ flexShrink: 0 }} onClick={onUndo}>
        {t('undo')}
      </Button>
    </Group>
  );
}
