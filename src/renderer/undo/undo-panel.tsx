import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { UndoKept, UndoUnit } from '#contract/undo';
import { failureOf, failureText, orpc, useFormats, useJob } from '#renderer/api';
import {
  DetailGrid,
  InstantText,
  Keys,
  Loaded,
  Notice,
  ProgressPanel,
  SidePanel,
  useShortcut,
  useUserName,
} from '#renderer/ui';

import { KeptTable } from './kept-table.tsx';
import { keepResult, resultOf } from './take-back.ts';
import type { UndoResult } from './take-back.ts';
import { useUnitWords } from './unit-words.ts';

type UndoPanelProps = {
  /** The unit to look at; undefined: closed. */
  unitId: string | undefined;
  onClose: () => void;
};

/** A unit beside the screen: what undoing would bring back, what it would keep, and the button that does it. */
export function UndoPanel({ unitId, onClose }: UndoPanelProps) {
  const { t } = useTranslation('undo');
  return (
    <SidePanel isOpen={unitId !== undefined} title={t('panelTitle')} onClose={onClose} width={620}>
      {unitId !== undefined && <Unit id={unitId} />}
    </SidePanel>
  );
}

/** What undoing a unit would do, and doing it with its progress. */
function Unit({ id }: { id: string }) {
  const { t } = useTranslation('undo');
  const queries = useQueryClient();
  const job = useJob(orpc.undo.run);
  const done = job.result ?? resultOf(id);
  const run = async () => {
    const result = await job.start({ id });
    if (result === undefined) return;
    keepResult(id, result);
    await queries.invalidateQueries({ queryKey: orpc.undo.key() });
  };
  if (done !== undefined) return <Result result={done} />;
  if (job.state === 'running') {
    return (
      <ProgressPanel
        title={t('running')}
        progress={job.progress}
        startedAtMs={job.startedAtMs}
        onCancel={job.cancel}
        cancelHint={t('cancelHint')}
      />
    );
  }
  return <Forecast id={id} failure={job.failure} onRun={() => void run()} />;
}

type ForecastProps = { id: string; failure: ReturnType<typeof failureOf> | undefined; onRun: () => void };

function Forecast({ id, failure, onRun }: ForecastProps) {
  const { t } = useTranslation('undo');
  const formats = useFormats();
  const preview = useQuery({
    ...orpc.undo.preview.queryOptions({ input: { id } }),
    // What others change meanwhile decides what is kept.
    staleTime: 0,
    retry: false,
  });
  // What cannot be undone any more says why, in its own words.
  if (preview.error !== null) {
    return (
      <Notice tone="neutral" title={t('notPossible')}>
        {failureText(failureOf(preview.error), formats)}
      </Notice>
    );
  }
  return (
    <Loaded query={preview}>
      {({ unit, restoreCount, kept, keptCount }) => (
        <Stack gap="md">
          <UnitDetails unit={unit} />
          {failure !== undefined && (
            <Alert color="red" role="alert">
              {failureText(failure, formats)}
            </Alert>
          )}
          <Text>{t('willRestore', { count: restoreCount })}</Text>
          <Kept kept={kept} count={keptCount} title={t('willKeep', { count: keptCount })} />
          <UndoButton onClick={onRun} />
        </Stack>
      )}
    </Loaded>
  );
}

function UndoButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('undo');
  useShortcut({ keys: 'mod+Enter', label: t('undo'), run: onClick, isActiveInDialogs: true });
  return (
    <div>
      <Button
        leftSection={<IconArrowBackUp size={16} />}
        rightSection={<Keys keys="mod+Enter" isOnAccent />}
        onClick={onClick}
      >
        {t('undo')}
      </Button>
    </div>
  );
}

function UnitDetails({ unit }: { unit: UndoUnit }) {
  const { t } = useTranslation('undo');
  const words = useUnitWords();
  const nameOf = useUserName();
  return (
    <DetailGrid
      details={[
        { label: t('what'), value: words(unit) },
        { label: t('records'), value: t('count', { count: unit.recordCount }) },
        { label: t('who'), value: nameOf(unit.userName) },
        { label: t('when'), value: <InstantText at={unit.at} /> },
        { label: t('until'), value: <InstantText at={unit.until} /> },
      ]}
    />
  );
}

function Result({ result }: { result: UndoResult }) {
  const { t } = useTranslation('undo');
  const { restoredCount, kept, keptCount } = result;
  return (
    <Stack gap="md">
      <Notice tone="good" icon={<IconCircleCheck size={18} />} title={t('done', { count: restoredCount })} />
      <Kept kept={kept} count={keptCount} title={t('wasKept', { count: keptCount })} />
    </Stack>
  );
}

function Kept({ kept, count, title }: { kept: readonly UndoKept[]; count: number; title: string }) {
  const { t } = useTranslation('undo');
  if (count === 0) return null;
  return (
    <section aria-label={title}>
      <Text fw={600} mb={4}>
        {title}
      </Text>
      <KeptTable kept={kept} />
      {count > kept.length && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('moreKept', { count: count - kept.length })}
        </Text>
      )}
    </section>
  );
}
