import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { Notice } from '#renderer/ui';

import { useDesk } from './desk.ts';
import classes from './panel.module.css';
import { useFocusWhere } from './use-focus-where.ts';

/** Important instructions of the customer: nothing is paid before somebody has read them. */
export function UnreadNotice({ isAtOnce = false }: { isAtOnce?: boolean }) {
  const { t } = useTranslation('till');
  const { care, focusEntry, enterRest } = useDesk();
  const button = useFocusWhere(isAtOnce);
  if (!care.isUnread || care.brief === undefined) return null;
  return (
    <Notice tone="warning" isStrong icon={<IconAlertTriangle size={18} />} title={t('care.important')} role="alert">
      <p className={classes['instructions']}>{care.brief.instructions}</p>
      <Button
        mt="xs"
        variant="default"
        ref={button}
        onClick={() => {
          care.acknowledge();
          enterRest.arrived(performance.now());
          if (!isAtOnce) focusEntry();
        }}
      >
        {t('care.acknowledge')}
      </Button>
    </Notice>
  );
}

/** What is to be minded with the customer could not be read: somebody tries again, or sells without it. */
export function UnknownNotice() {
  const { t } = useTranslation('till');
  const { care, enterRest } = useDesk();
  const button = useFocusWhere<HTMLButtonElement>(true);
  return (
    <Notice tone="warning" isStrong icon={<IconAlertTriangle size={18} />} title={t('care.unknown')} role="alert">
      <Text size="sm">{t('care.unknownText')}</Text>
      <Group gap="xs" mt="xs">
        <Button ref={button} onClick={care.readAgain}>
          {t('care.again')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            care.acknowledge();
            enterRest.arrived(performance.now());
          }}
        >
          {t('care.without')}
        </Button>
      </Group>
    </Notice>
  );
}
