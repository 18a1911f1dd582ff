import { Title } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ImportKind } from '#contract/imports';
import type { Instant } from '#domain/dates';
import { orpc, useFormats, useList } from '#renderer/api';
import { Badge, DataList, InstantText } from '#renderer/ui';
import type { Column } from '#renderer/ui';
import { UndoPanel } from '#renderer/undo';

type EarlierImport = {
  id: string;
  kind: ImportKind;
  fileName: string;
  status: 'running' | 'done' | 'takenBack';
  startedAt: Instant;
  created: number;
  updated: number;
  skipped: number;
};

/** Earlier imports, newest first; nothing before the first one. */
export function ImportHistory() {
  const { t } = useTranslation('imports');
  const list = useList(orpc.imports.list, {});
  const columns = useColumns();
  const [opened, setOpened] = useState<string>();
  if (list.rows.length === 0) return null;
  return (
    <section aria-label={t('history')}>
      <Title order={2} size="h5" mb="xs">
        {t('history')}
      </Title>
      <DataList
        {...list}
        label={t('history')}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpened(row.id)}
        isMuted={(row) => row.status === 'takenBack'}
        height="auto"
        empty={null}
      />
      <UndoPanel unitId={opened} onClose={() => setOpened(undefined)} />
    </section>
  );
}

function useColumns(): readonly Column<EarlierImport>[] {
  const { t } = useTranslation('imports');
  const { locale } = useFormats();
  const count = (key: 'created' | 'updated' | 'skipped'): Column<EarlierImport> => ({
    key,
    header: t(`count.${key}`),
    align: 'end',
    width: 110,
    render: (row) => row[key].toLocaleString(locale),
  });
  return [
    { key: 'startedAt', header: t('when'), width: 180, render: (row) => <InstantText at={row.startedAt} /> },
    { key: 'kind', header: t('kindHeading'), width: 120, hideBelow: 700, render: (row) => t(`kind.${row.kind}.title`) },
    {
      key: 'fileName',
      header: t('file'),
      grow: 1,
      render: (row) => <span title={row.fileName}>{row.fileName}</span>,
    },
    { key: 'status', header: t('state'), width: 170, render: (row) => <ImportStatus status={row.status} /> },
    count('created'),
    count('updated'),
    count('skipped'),
  ];
}

function ImportStatus({ status }: { status: EarlierImport['status'] }) {
  const { t } = useTranslation('imports');
  switch (status) {
    case 'running':
      return (
        <Badge tone="info" icon={<IconCircleDashed size={13} aria-hidden />}>
          {t('status.running')}
        </Badge>
      );
    case 'done':
      return (
        <Badge tone="good" icon={<IconCircleCheckFilled size={13} aria-hidden />}>
          {t('status.done')}
        </Badge>
      );
    case 'takenBack':
      return (
        <Badge tone="neutral" icon={<IconArrowBackUp size={13} aria-hidden />}>
          {t('status.takenBack')}
        </Badge>
      );
  }
}
