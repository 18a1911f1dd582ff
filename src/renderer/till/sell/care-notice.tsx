import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { Notice } from '#renderer/ui';

import { useDesk } from './desk.ts';
import classes from './panel.module.css';
import { useFocusWhere } from './use-focus-where.ts';

/** Important instructions of the customer: nothing is paid before somebody has read them. */
export function UnreadNotice({ isAtOnce = false }: { isAtOnce?: boolean }) {
  const { t } = useTranslation('till');
  const { care, focusEntry } = useDesk();
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
          if (!isAtOnce) focusEntry();
        }}
      >
        {t('care.acknowledge')}
      </Button>
    </Notice>
  );
}
