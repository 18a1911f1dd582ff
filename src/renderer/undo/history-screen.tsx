import { Button } from '@mantine/core';
import { IconArrowBackUp, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { UndoUnit } from '#contract/undo';
import { orpc, useList, useToday } from '#renderer/api';
import { DataList, EmptyState, InstantText, Page, useUrlState, useUserName } from '#renderer/ui';
import type { Column } from '#renderer/ui';

import { useRunUndo } from './run-undo.tsx';
import { UndoPanel } from './undo-panel.tsx';
import { UnitState } from './unit-state.tsx';
import { canUndo, useUnitWords } from './unit-words.ts';

const stateSchema = z.object({ unit: z.string().optional().catch(undefined) });

/** What was done as one in the last 30 days, by whom and when; each can be taken back, and has been looked at first if one likes. */
export function HistoryScreen() {
  const { t } = useTranslation('undo');
  const [{ unit }, change] = useUrlState(stateSchema);
  const list = useList(orpc.undo.list, {});
  return (
    <Page title={t('title')} count={list.total} subtitle={t('subtitle')} layout="fill">
      <DataList
        {...list}
        label={t('title')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        onOpen={(row) => change({ unit: row.id }, { push: true })}
        isMuted={(row) => row.undoneAt !== null}
        isCurrent={(row) => row.id === unit}
        empty={<EmptyState icon={<IconHistory size={24} />} title={t('empty.title')} text={t('empty.text')} />}
      />
      <UndoPanel key={unit} unitId={unit} onClose={() => change({ unit: undefined })} />
    </Page>
  );
}

function useColumns(): readonly Column<UndoUnit>[] {
  const { t } = useTranslation('undo');
  const words = useUnitWords();
  const nameOf = useUserName();
  return [
    { key: 'at', header: t('when'), width: 168, render: (row) => <InstantText at={row.at} /> },
    {
      key: 'what',
      header: t('what'),
      grow: 3,
      minWidth: 160,
      render: (row) => <span title={words(row)}>{words(row)}</span>,
    },
    {
      key: 'count',
      header: t('records'),
      align: 'end',
      width: 88,
      render: (row) => t('count', { count: row.recordCount }),
    },
    { key: 'who', header: t('who'), grow: 1, hideBelow: 900, render: (row) => nameOf(row.userName) },
    { key: 'state', header: t('state'), width: 170, render: (row) => <UnitState unit={row} /> },
    {
      key: 'undo',
      header: t('undo'),
      isHeaderHidden: true,
      // Each row is a grid of its own, so the width is that of the longest wording.
      width: 152,
      align: 'end',
      render: (row) => <UndoButton unit={row} />,
    },
  ];
}

/** Takes back at once: what was changed since stays, and is told. */
function UndoButton({ unit }: { unit: UndoUnit }) {
  const { t } = useTranslation('undo');
  const today = useToday();
  const run = useRunUndo();
  const words = useUnitWords();
  if (!canUndo(unit, today)) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconArrowBackUp size={15} />}
      aria-label={t('undoOf', { what: words(unit) })}
      onClick={() => void run(unit.id)}
    >
      {t('undo')}
    </Button>
  );
}
