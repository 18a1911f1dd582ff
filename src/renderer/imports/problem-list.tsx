import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { RowProblem } from '#contract/imports';
import { DataList } from '#renderer/ui';
import type { Column } from '#renderer/ui';

import { useProblemWords } from './problem-words.ts';

type Numbered = RowProblem & { key: string };

/** What is wrong in a file, line by line, in plain words. `count` may be more than the list holds. */
export function ProblemList({ problems, count }: { problems: readonly RowProblem[]; count: number }) {
  const { t } = useTranslation('imports');
  const rows = useMemo(() => problems.map((problem, index): Numbered => ({ ...problem, key: `${index}` })), [problems]);
  return (
    <>
      <DataList
        label={t('problems')}
        columns={useColumns()}
        rows={rows}
        rowKey={(row) => row.key}
        height="auto"
        empty={null}
      />
      {count > problems.length && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('moreProblems', { count: count - problems.length })}
        </Text>
      )}
    </>
  );
}

function useColumns(): readonly Column<Numbered>[] {
  const { t } = useTranslation('imports');
  const { fieldName, words } = useProblemWords();
  return [
    {
      key: 'line',
      header: t('line'),
      align: 'end',
      width: 64,
      render: (row) => <span className="cb-figures">{row.line}</span>,
    },
    { key: 'field', header: t('fieldHeading'), width: 150, render: (row) => fieldName(row) },
    {
      key: 'problem',
      header: t('problem'),
      grow: 3,
      minWidth: 240,
      render: (row) => <span title={words(row)}>{words(row)}</span>,
    },
    {
      key: 'value',
      header: t('value'),
      grow: 1,
      render: (row) => <span title={row.value}>{row.value}</span>,
    },
  ];
}
