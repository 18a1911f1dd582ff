import { IconFileTypeCsv, IconPrinter, IconReportMoney } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { Ageing } from '#contract/receivables';
import { dateSchema } from '#contract/values';
import { client, useFormats } from '#renderer/api';
import { DataList, EmptyState, ListToolbar, Loaded, Page, useFile, useUrlState } from '#renderer/ui';
import type { FilterChip } from '#renderer/ui';

import { useAgeingColumns, useAgeingFooter } from './ageing-columns.tsx';
import { ageingSorts, buckets, shownRows, totalOf } from './ageing.ts';
import type { AgeingView } from './ageing.ts';
import { BucketStrip } from './bucket-strip.tsx';
import { DayPicker } from './day-picker.tsx';
import { ProofLine } from './proof-line.tsx';
import { useAgeing } from './use-ageing.ts';

const stateSchema = z.object({
  day: dateSchema.optional().catch(undefined),
  q: z.string().catch(''),
  bucket: z.enum(buckets).optional().catch(undefined),
  sort: z.enum(ageingSorts).catch('balance'),
  direction: z.enum(['asc', 'desc']).catch('desc'),
});
type State = z.output<typeof stateSchema>;
type Change = ReturnType<typeof useUrlState<typeof stateSchema>>[1];

/** Who owes what on a day, by how late it is, proved by the receivables account. */
export function AgeingScreen() {
  const { t } = useTranslation(['receivables', 'common']);
  const [state, change] = useUrlState(stateSchema);
  const { day } = state;
  const query = useAgeing(day);
  const pdf = useFile(() => client.receivables.pdf({ day }));
  const csv = useFile(() => client.receivables.csv({ day }));
  return (
    <Page
      title={t('title')}
      count={query.data?.rowCount}
      layout="fill"
      primary={{
        label: t('pdf'),
        onClick: pdf.open,
        isRunning: pdf.isRunning,
        icon: <IconPrinter size={16} />,
        keys: 'p',
      }}
      secondary={[
        {
          label: t('csv'),
          onClick: csv.open,
          isRunning: csv.isRunning,
          icon: <IconFileTypeCsv size={16} />,
          keys: 'c',
        },
      ]}
    >
      <Loaded query={query}>{(report) => <Report report={report} state={state} change={change} />}</Loaded>
    </Page>
  );
}

function Report({ report, state, change }: { report: Ageing; state: State; change: Change }) {
  const { t } = useTranslation(['receivables', 'common']);
  const { locale } = useFormats();
  const { day, q, bucket, sort, direction } = state;
  const rows = useMemo(
    () => shownRows(report.rows, { q, bucket, sort, direction } satisfies AgeingView, locale),
    [report.rows, q, bucket, sort, direction, locale],
  );
  const isWhole = rows.length === report.rows.length;
  const footer = useAgeingFooter(
    isWhole ? report.total : totalOf(rows),
    isWhole ? t('common:total') : t('totalShown', { count: rows.length }),
  );
  const chips: FilterChip[] =
    bucket === undefined
      ? []
      : [{ key: 'bucket', label: t(`bucket.${bucket}`), onRemove: () => change({ bucket: undefined }) }];
  return (
    <>
      <ListToolbar
        search={{ value: q, onChange: (next) => change({ q: next }), placeholder: t('search') }}
        chips={chips}
      >
        <DayPicker day={day} onChange={(next) => change({ day: next }, { push: true })} />
      </ListToolbar>
      <BucketStrip total={report.total} chosen={bucket} onChoose={(next) => change({ bucket: next })} />
      <ProofLine report={report} />
      <DataList
        label={t('title')}
        columns={useAgeingColumns()}
        rows={rows}
        rowKey={(row) => row.contactId}
        rowTo={(row) => contactPath(row.contactId, day)}
        sort={{ sort, direction }}
        onSort={(next) => change(next)}
        orderName="/receivables"
        footer={footer}
        empty={<Nothing hasRows={report.rows.length > 0} onClear={() => change({ q: '', bucket: undefined })} />}
      />
    </>
  );
}

// A day other than today goes along, so that the rows behind a line are of the same day.
function contactPath(contactId: string, day: string | undefined): string {
  return day === undefined ? `/receivables/${contactId}` : `/receivables/${contactId}?day=${day}`;
}

function Nothing({ hasRows, onClear }: { hasRows: boolean; onClear: () => void }) {
  const { t } = useTranslation('receivables');
  const icon = <IconReportMoney size={24} />;
  if (hasRows) {
    return (
      <EmptyState
        icon={icon}
        title={t('nothing.title')}
        text={t('nothing.text')}
        secondary={[{ label: t('nothing.clear'), onClick: onClear }]}
      />
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={t('empty.title')}
      text={t('empty.text')}
      primary={{ label: t('empty.invoice'), to: '/documents/new' }}
      secondary={[{ label: t('empty.import'), to: '/imports' }]}
    />
  );
}
