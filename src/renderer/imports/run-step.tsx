import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Progress } from '#contract/values';
import { ConfirmSentence, ProgressPanel } from '#renderer/ui';

import classes from './imports.module.css';

export type RunStepProps = {
  fileName: string;
  progress: Progress | undefined;
  startedAtMs: number | undefined;
  onCancel: () => void;
};

/** The third step: how far the import is. Cancel, and leaving, take everything back. */
export function RunStep({ fileName, progress, startedAtMs, onCancel }: RunStepProps) {
  const { t } = useTranslation('imports');
  const isReading = progress === undefined || progress.message === 'reading';
  return (
    <div className={classes['runStep']}>
      <ProgressPanel
        title={t('running', { file: fileName })}
        progress={isReading ? undefined : progress}
        startedAtMs={startedAtMs}
        step={t(isReading ? 'readingFile' : 'writing')}
        onCancel={onCancel}
        cancelHint={t('cancelHint')}
      />
      <Leaving />
    </div>
  );
}

/** Leaving the screen would cancel the import, so it is asked first. */
function Leaving() {
  const { t } = useTranslation('imports');
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname || JSON.stringify(current.search) !== JSON.stringify(next.search),
    enableBeforeUnload: true,
    withResolver: true,
  });
  return (
    <ConfirmSentence
      isOpen={blocker.status === 'blocked'}
      title={t('leave.title')}
      sentence={t('leave.text')}
      confirmLabel={t('leave.confirm')}
      isDangerous
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    />
  );
}
