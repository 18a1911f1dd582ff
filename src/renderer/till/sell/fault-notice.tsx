import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { failureText, useFormats } from '#renderer/api';
import { Notice } from '#renderer/ui';

import { useDesk } from './desk.ts';
import { useFocusWhere } from './use-focus-where.ts';

/** Why the sale is not recorded, and the one key that tries again. The cart stands as it was. */
export function FaultNotice() {
  const { t } = useTranslation('till');
  const formats = useFormats();
  const { recording, store, run } = useDesk();
  const { fault } = recording;
  if (fault === undefined) return null;
  const { code } = fault.failure;
  const again = () => {
    const payment = recording.lastPayment();
    if (fault.isUnknown) return recording.retry();
    if (code === 'HELD_SALE_NOT_FOUND') store.dispatch({ type: 'notHeld' });
    if (payment !== undefined) run({ kind: 'record', payment });
  };
  // After another total the tenders do not fit any more: who pays looks at them again.
  const canRepeat = code !== 'TOTAL_CHANGED' && code !== 'FORBIDDEN';
  return (
    <Notice
      tone="bad"
      isStrong
      role="alert"
      icon={<IconAlertTriangle size={18} />}
      // Books that are held by another program have taken nothing; it is the missing answer that leaves a doubt.
      title={t(fault.isUnknown && code !== 'DATABASE_BUSY' ? 'fault.unknown' : 'fault.notRecorded')}
      onClose={fault.isUnknown ? undefined : recording.forget}
    >
      <Text size="sm">{failureText(fault.failure, formats)}</Text>
      <Group gap="xs" mt="xs">
        {canRepeat && (
          <AgainButton
            label={t(code === 'HELD_SALE_NOT_FOUND' ? 'fault.sellAsNew' : 'fault.again')}
            isRunning={recording.isBusy && !fault.isUnknown}
            onClick={again}
          />
        )}
        {code === 'DATABASE_BUSY' && (
          <Button variant="default" onClick={recording.leave}>
            {t('fault.backToCart')}
          </Button>
        )}
      </Group>
    </Notice>
  );
}

// It has the focus at once: Enter tries again.
function AgainButton({ label, isRunning, onClick }: { label: string; isRunning: boolean; onClick: () => void }) {
  const button = useFocusWhere<HTMLButtonElement>(true);
  return (
    <Button ref={button} loading={isRunning} onClick={onClick}>
      {label}
    </Button>
  );
}
