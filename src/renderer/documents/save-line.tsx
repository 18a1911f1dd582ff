import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Minor } from '#domain/money';
import { Money } from '#renderer/ui';

import type { Fault } from './draft-input.ts';
import classes from './editor.module.css';
import { useFailureText, useFaultText } from './fault-text.ts';
import type { Autosave } from './use-autosave.ts';

type SaveLineProps = { autosave: Autosave; faults: readonly Fault[]; grossMinor: Minor | null };

/** Whether the draft is saved, and what it comes to. */
export function SaveLine({ autosave, faults, grossMinor }: SaveLineProps) {
  const words = useSaveWords(autosave, faults);
  const isBad = autosave.state === 'blocked' || autosave.state === 'failed';
  return (
    <>
      <span role="status" data-bad={isBad} className={classes['saveState']}>
        {words}
      </span>
      {grossMinor !== null && (
        <>
          {' · '}
          <Money minor={grossMinor} />
        </>
      )}
    </>
  );
}

function useSaveWords({ state, failure }: Autosave, faults: readonly Fault[]): string {
  const { t } = useTranslation('documents');
  const failureText = useFailureText();
  const faultText = useFaultText();
  const stopping = faults.find((fault) => fault.stopsSaving);
  switch (state) {
    case 'new':
      return t('save.new');
    case 'saving':
      return t('save.saving');
    case 'saved':
      return t('save.saved');
    case 'blocked':
      return t('save.notSaved', { reason: stopping === undefined ? '' : faultText(stopping) });
    case 'failed':
      return t('save.notSaved', { reason: failure === undefined ? '' : failureText(failure) });
  }
}

/** Somebody else has changed or issued the draft: the way on. */
export function SaveConflict({ autosave, onReload }: { autosave: Autosave; onReload: () => void }) {
  const { t } = useTranslation('documents');
  const code = autosave.failure?.code;
  if (autosave.state !== 'failed' || (code !== 'DOCUMENT_CHANGED' && code !== 'DOCUMENT_NOT_DRAFT')) return null;
  return (
    <Alert color="red" title={t(`save.${code}`)}>
      <Group gap="xs">
        <Button variant="default" onClick={onReload}>
          {t('save.reload')}
        </Button>
        {code === 'DOCUMENT_CHANGED' && (
          <Button variant="default" onClick={autosave.overwrite}>
            {t('save.overwrite')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
