import { Group } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck, IconDownload, IconInfoCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ImportKind, ImportResult } from '#contract/imports';
import { ActionButton, Card, csvFile, Notice, useFile } from '#renderer/ui';
import type { Action } from '#renderer/ui';
import { UndoPanel } from '#renderer/undo';

import { CountTiles } from './count-tiles.tsx';
import classes from './imports.module.css';
import { ProblemList } from './problem-list.tsx';
import { useProblemWords } from './problem-words.ts';

export type ResultStepProps = {
  kind: ImportKind;
  fileName: string;
  result: ImportResult;
  /** Starts over, for a file of a kind. */
  onAnother: (kind: ImportKind) => void;
};

/** The last step: what was made, what was left out and why, and where to go from here. */
export function ResultStep({ kind, fileName, result, onAnother }: ResultStepProps) {
  const { t } = useTranslation('imports');
  const { created, updated, skipped, problems, problemCount } = result;
  const download = useProblemsFile(result, fileName);
  const [primary, ...others] = useNextActions(kind, onAnother);
  const isGood = created + updated > 0;
  const [isUndoOpen, setIsUndoOpen] = useState(false);
  return (
    <div className={classes['resultStep']}>
      <Notice
        tone={isGood ? 'good' : 'neutral'}
        icon={isGood ? <IconCircleCheck size={18} /> : <IconInfoCircle size={18} />}
        title={t(isGood ? 'done.title' : 'done.nothing', { file: fileName })}
      >
        {isGood ? t(`done.${kind}`) : t('done.why')}
      </Notice>
      <CountTiles
        label={t('step.result')}
        tiles={[
          { key: 'created', label: t('count.created'), count: created },
          { key: 'updated', label: t('count.updated'), count: updated },
          { key: 'skipped', label: t('count.skipped'), count: skipped },
        ]}
      />
      <Group gap="xs">
        {primary !== undefined && <ActionButton action={primary} isPrimary />}
        {others.map((action) => (
          <ActionButton key={action.label} action={action} />
        ))}
        {isGood && (
          <ActionButton
            action={{
              label: t('undoImport'),
              icon: <IconArrowBackUp size={16} />,
              onClick: () => setIsUndoOpen(true),
            }}
          />
        )}
      </Group>
      {problemCount > 0 && (
        <Card
          title={t('problemsTitle', { count: problemCount })}
          end={
            <ActionButton
              action={{
                label: t('saveProblems'),
                icon: <IconDownload size={16} />,
                onClick: download.open,
                isRunning: download.isRunning,
              }}
            />
          }
        >
          <ProblemList problems={problems} count={problemCount} />
        </Card>
      )}
      <UndoPanel unitId={isUndoOpen ? result.batchId : undefined} onClose={() => setIsUndoOpen(false)} />
    </div>
  );
}

function useProblemsFile({ problems }: ImportResult, fileName: string) {
  const { t } = useTranslation('imports');
  const { fieldName, words } = useProblemWords();
  return useFile(async () =>
    csvFile({
      name: t('problemsFile', { file: fileName.replace(/\.[^.]*$/, '') }),
      header: [t('line'), t('fieldHeading'), t('problem'), t('value')],
      rows: problems.map((problem) => [String(problem.line), fieldName(problem), words(problem), problem.value]),
    }),
  );
}

function useNextActions(kind: ImportKind, onAnother: (kind: ImportKind) => void): readonly Action[] {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const another: Action = { label: t('next.another'), onClick: () => onAnother(kind) };
  switch (kind) {
    case 'contacts':
      return [
        { label: t('next.contacts'), to: '/contacts' },
        { label: t('next.importItems'), onClick: () => onAnother('items') },
        another,
      ];
    case 'items':
      return [
        { label: t('next.items'), to: '/items' },
        { label: t('next.importDocuments'), onClick: () => onAnother('documents') },
        another,
      ];
    case 'documents':
      return [
        {
          label: t('next.issue'),
          onClick: () => void navigate({ to: '/documents', search: { state: 'draft' } }),
        },
        another,
      ];
  }
}
