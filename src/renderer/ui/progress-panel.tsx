import { Button, Group, Progress as Bar, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Progress } from '#contract/values';

import classes from './panels.module.css';
import { secondsLeft, useNow } from './time-left.ts';

export type ProgressPanelProps = {
  /** What is being done: "Importing orders.csv". */
  title: string;
  progress: Progress | undefined;
  startedAtMs: number | undefined;
  /** What is being done right now, worded from `progress.message`. */
  step?: string | undefined;
  onCancel: () => void;
  /** What Cancel means here, in a sentence. */
  cancelHint?: string | undefined;
};

/** Long work: how far it is, how long it still takes, and Cancel. */
export function ProgressPanel({ title, progress, startedAtMs, step, onCancel, cancelHint }: ProgressPanelProps) {
  const { t } = useTranslation('ui');
  const nowMs = useNow();
  const share = progress === undefined || progress.total === 0 ? 0 : progress.done / progress.total;
  const left = secondsLeft({ share, startedAtMs, nowMs });
  return (
    <div className={classes['progress']} role="group" aria-label={title}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed" className="cb-figures">
          {progress === undefined
            ? t('progress.starting')
            : t('progress.of', { done: progress.done, total: progress.total })}
        </Text>
      </Group>
      <Bar.Root size="md">
        <Bar.Section value={share * 100} animated aria-label={title} />
      </Bar.Root>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" c="dimmed" role="status">
          {[step, left === undefined ? undefined : leftWords(t, left), cancelHint].filter(Boolean).join(' · ')}
        </Text>
        <Button variant="default" size="xs" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </Group>
    </div>
  );
}

function leftWords(t: ReturnType<typeof useTranslation<'ui'>>['t'], seconds: number): string {
  if (seconds < 5) return t('progress.almostDone');
  if (seconds < 90) return t('progress.secondsLeft', { count: Math.ceil(seconds / 5) * 5 });
  return t('progress.minutesLeft', { count: Math.ceil(seconds / 60) });
}
