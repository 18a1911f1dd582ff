import { Anchor, Loader, Skeleton, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { ImportKind, ImportPreview } from '#contract/imports';
import type { Failure } from '#renderer/api';
import { Card, Notice } from '#renderer/ui';

import { CountTiles } from './count-tiles.tsx';
import { useFieldNames } from './field-names.ts';
import { FailureAlert, FileFault } from './file-fault.tsx';
import classes from './imports.module.css';
import { MappingTable } from './mapping-table.tsx';
import type { MappingTableProps } from './mapping-table.tsx';
import { PreviewTable } from './preview-table.tsx';
import { DuplicateReview } from './duplicate-review.tsx';
import { ProblemList } from './problem-list.tsx';
import { ReadingSettings } from './reading-settings.tsx';
import { countsAfter, withColumn } from './reading.ts';
import type { Choices } from './reading.ts';
import { SavedMappings } from './saved-mappings.tsx';

export type ColumnsStepProps = {
  kind: ImportKind;
  onKind: (kind: ImportKind) => void;
  choices: Choices;
  onChoices: (choices: Choices) => void;
  query: { data: ImportPreview | undefined; error: unknown; isFetching: boolean };
  /** How the last run of this file ended without a result. */
  ended: { wasCancelled: boolean; failure: Failure | undefined } | undefined;
};

/** The second step: how the file is understood, what would happen, what is wrong; each change shows its effect at once. */
export function ColumnsStep({ kind, onKind, choices, onChoices, query, ended }: ColumnsStepProps) {
  const { t } = useTranslation('imports');
  const { data: preview, error, isFetching } = query;
  return (
    <div className={classes['columnsStep']}>
      <Ended ended={ended} />
      {error !== null && <FileFault error={error} />}
      {preview !== undefined && <Forecast preview={preview} choices={choices} isFetching={isFetching} />}
      <div className={classes['halves']}>
        <Card
          title={t('columns')}
          end={
            preview !== undefined &&
            preview.format !== 'vcard' && (
              <SavedMappings
                kind={kind}
                preview={preview}
                onMapping={(mapping) => onChoices({ ...choices, mapping, decisions: {} })}
              />
            )
          }
        >
          {preview === undefined ? (
            <Pending hasFailed={error !== null} />
          ) : (
            <Columns
              kind={kind}
              preview={preview}
              onChange={(field, column) => onChoices(withColumn(choices, { guessed: preview.mapping, field, column }))}
            />
          )}
        </Card>
        <Card title={t('reading')}>
          <ReadingSettings kind={kind} onKind={onKind} choices={choices} preview={preview} onChange={onChoices} />
        </Card>
      </div>
      {preview !== undefined && preview.duplicateCount > 0 && (
        <div id={duplicatesId} tabIndex={-1} className={classes['target']}>
          <DuplicateReview preview={preview} choices={choices} onChoices={onChoices} />
        </div>
      )}
      {preview !== undefined && preview.problems.length > 0 && (
        <div id={problemsId} tabIndex={-1} className={classes['target']}>
          <Card title={t('problemsTitle', { count: preview.problemCount })}>
            <ProblemList problems={preview.problems} count={preview.problemCount} />
          </Card>
        </div>
      )}
      {preview !== undefined && preview.rows.length > 0 && (
        <Card title={t('previewTitle', { count: preview.rows.length })}>
          <PreviewTable kind={kind} rows={preview.rows} />
        </Card>
      )}
    </div>
  );
}

const problemsId = 'import-problems';
const duplicatesId = 'import-duplicates';

// An address with # would leave the screen.
function show(id: string): void {
  const target = document.querySelector<HTMLElement>(`#${id}`);
  target?.scrollIntoView();
  target?.focus({ preventScroll: true });
}

type ForecastProps = { preview: ImportPreview; choices: Choices; isFetching: boolean };

function Forecast({ preview, choices, isFetching }: ForecastProps) {
  const { t } = useTranslation('imports');
  const { lineCount, missingFields } = preview;
  const { create, update, skip } = countsAfter(preview, choices.decisions);
  return (
    <section className={classes['forecast']} aria-label={t('forecast')} aria-busy={isFetching}>
      <CountTiles
        label={t('forecast')}
        tiles={[
          { key: 'create', label: t('count.willCreate'), count: create },
          { key: 'update', label: t('count.willUpdate'), count: update },
          { key: 'skip', label: t('count.willSkip'), count: skip },
          { key: 'lines', label: t('count.lines'), count: lineCount, isQuiet: true },
        ]}
      />
      <Text size="sm" c={missingFields.length > 0 ? 'var(--cb-late)' : 'dimmed'} role="status">
        {isFetching && <Loader size={12} mr={8} />}
        {t(missingFields.length > 0 ? 'forecastMissing' : 'forecastText')}
        {preview.duplicateCount > 0 && (
          <Anchor component="button" type="button" fz="sm" ml={8} onClick={() => show(duplicatesId)}>
            {t('seeDuplicates', { count: preview.duplicateCount })}
          </Anchor>
        )}
        {preview.problemCount > 0 && (
          <Anchor component="button" type="button" fz="sm" ml={8} onClick={() => show(problemsId)}>
            {t('seeProblems', { count: preview.problemCount })}
          </Anchor>
        )}
      </Text>
    </section>
  );
}

function Ended({ ended }: Pick<ColumnsStepProps, 'ended'>) {
  const { t } = useTranslation('imports');
  if (ended?.failure !== undefined) return <FailureAlert title={t('fault')} failure={ended.failure} />;
  if (ended?.wasCancelled !== true) return null;
  return (
    <Notice tone="neutral" icon={<IconArrowBackUp size={18} />} title={t('cancelled.title')}>
      {t('cancelled.text')}
    </Notice>
  );
}

/** A file of cards names its fields itself. */
function Columns(props: MappingTableProps) {
  const { t } = useTranslation('imports');
  const { nameOf } = useFieldNames();
  const { format, mapping } = props.preview;
  if (format !== 'vcard') return <MappingTable {...props} />;
  const found = Object.keys(mapping).map(nameOf);
  return (
    <>
      <Text>{t('cardColumns')}</Text>
      {found.length > 0 && (
        <Text c="dimmed" mt="xs">
          {t('cardFound', { fields: found.join(', ') })}
        </Text>
      )}
    </>
  );
}

function Pending({ hasFailed }: { hasFailed: boolean }) {
  const { t } = useTranslation('imports');
  if (hasFailed) return <Text c="dimmed">{t('noColumns')}</Text>;
  return (
    <div role="status" aria-label={t('readingFile')}>
      {[0, 1, 2, 3, 4, 5].map((bar) => (
        <Skeleton key={bar} height={18} mb="sm" />
      ))}
    </div>
  );
}
