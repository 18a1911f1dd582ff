import { Button, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { failureOf, useErrorText } from '#renderer/api';

import classes from './panels.module.css';

export type ErrorPanelProps = { error: unknown; onRetry?: (() => void) | undefined };

/** Stands where something could not be shown: what happened, in plain words, and the way on. */
export function ErrorPanel({ error, onRetry }: ErrorPanelProps) {
  const { t } = useTranslation('ui');
  const text = useErrorText();
  // Nobody has typed what a screen asks for: it stands in its address.
  const isAddressWrong = failureOf(error).code === 'INPUT_INVALID';
  return (
    <div className={classes['empty']} role="alert">
      <div className={classes['errorIcon']} aria-hidden>
        <IconAlertTriangle size={22} />
      </div>
      <Title order={2} size="h4">
        {t('error.title')}
      </Title>
      <Text c="dimmed" size="sm" maw={440}>
        {isAddressWrong ? t('error.address') : text(error)}
      </Text>
      {onRetry !== undefined && !isAddressWrong && (
        <Button variant="default" mt="xs" onClick={onRetry}>
          {t('error.retry')}
        </Button>
      )}
    </div>
  );
}
