import { Button, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Keys } from '#renderer/ui';

import { useDesk } from './desk.ts';
import classes from './sell.module.css';

/** The heading of what is being done beside the sale, and the way back to selling. */
export function PanelHead({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useTranslation('till');
  const { toSell } = useDesk();
  return (
    <div className={classes['panelHead']}>
      <Title order={2} size="h3">
        {title}
      </Title>
      <div className={classes['panelEnd']}>
        {children}
        <Button variant="default" size="md" onClick={toSell}>
          <span className={classes['label']}>
            {t('action.back')} <Keys keys="Escape" />
          </span>
        </Button>
      </div>
    </div>
  );
}
