import { Button, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Keys } from '#renderer/ui';

import { useDesk } from './desk.ts';
import classes from './panel.module.css';

type PanelHeadProps = {
  title: string;
  /** What is due: large, and in sight however far the panel is scrolled; the title is for screen readers then. */
  due?: ReactNode;
};

/** The heading of what is being done beside the sale, and the way back to selling. */
export function PanelHead({ title, due }: PanelHeadProps) {
  const { t } = useTranslation('till');
  const { toSell } = useDesk();
  return (
    <div className={classes['panelHead']} data-due={due !== undefined}>
      <Title order={2} size="h3" {...(due !== undefined && { className: 'cb-hidden' })}>
        {title}
      </Title>
      {due}
      <Button variant="default" size="md" onClick={toSell}>
        <span className={classes['label']}>
          {t('action.back')} <Keys keys="Escape" />
        </span>
      </Button>
    </div>
  );
}
