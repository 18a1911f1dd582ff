import { Button, Group, Modal, NativeSelect, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { Keys } from '#renderer/ui';

import { receiptChoices, useReceiptChoice, useTillKeys } from './device.ts';
import classes from './keys.module.css';
import { pressedKey, rebound, tillActions, usualKeys } from './till-keys.ts';
import type { TillAction } from './till-keys.ts';

/** Keys and receipts of this computer: press on a key, then the one that it shall be. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('till');
  const [keys, setKeys] = useTillKeys();
  const [choice, setChoice] = useReceiptChoice();
  const [waiting, setWaiting] = useState<TillAction>();
  const listen = (event: KeyboardEvent) => {
    if (waiting === undefined) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      return setWaiting(undefined);
    }
    const key = pressedKey(event);
    if (key === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setKeys(rebound(keys, waiting, key));
    setWaiting(undefined);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keysDialog.title')}
      size={520}
      closeOnEscape={waiting === undefined}
      closeButtonProps={{ 'aria-label': t('action.cancel'), size: 44, iconSize: 20 }}
    >
      <Text size="sm" c="dimmed" mb="sm">
        {t('keysDialog.text')}
      </Text>
      <ul className={classes['bindings']}>
        {tillActions.map((action) => (
          <li key={action} className={classes['binding']}>
            <span>{t(`keys.action.${action}`)}</span>
            <UnstyledButton
              className={classes['bindingKey']}
              data-waiting={waiting === action}
              onKeyDown={listen}
              onClick={() => setWaiting(action)}
            >
              <span className="cb-hidden">{t('keysDialog.change', { action: t(`keys.action.${action}`) })}</span>
              {waiting === action ? t('keysDialog.press') : <Keys keys={keys[action]} isReadAloud />}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <NativeSelect
        mt="md"
        size="md"
        label={t('keysDialog.receipt')}
        value={choice}
        data={receiptChoices.map((each) => ({ value: each, label: t(`keysDialog.receipts.${each}`) }))}
        onChange={(event) => setChoice(receiptChoices.find((each) => each === event.currentTarget.value) ?? 'open')}
      />
      <Group justify="space-between" mt="lg">
        <Button variant="subtle" size="md" mih={44} onClick={() => setKeys(usualKeys)}>
          {t('keysDialog.reset')}
        </Button>
        <Button size="md" mih={44} onClick={onClose}>
          {t('keysDialog.done')}
        </Button>
      </Group>
    </Modal>
  );
}
