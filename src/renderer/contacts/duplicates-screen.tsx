import { IconCopyCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { DuplicatePair } from '#contract/contacts';
import { orpc, useCommand, useList } from '#renderer/api';
import { DataList, EmptyState, Page, offerUndo } from '#renderer/ui';
import type { Column } from '#renderer/ui';

import { PairView } from './duplicates-pair.tsx';
import { useReasonWords } from './duplicates-reasons.ts';
import classes from './duplicates.module.css';

/** Pairs of contacts that are perhaps one, the likeliest first: looked at side by side, then kept apart or merged. */
export function DuplicatesScreen() {
  const { t } = useTranslation('contactLists');
  const list = useList(orpc.contacts.duplicates, {});
  const navigate = useNavigate();
  const [openedKey, setOpenedKey] = useState<string>();
  const at = Math.max(
    0,
    list.rows.findIndex((pair) => keyOf(pair) === openedKey),
  );
  const opened = list.rows[at];
  const columns = useColumns();
  const keepApart = useKeepApart();
  const apart = async (pair: DuplicatePair) => {
    const next = list.rows[at + 1] ?? list.rows[at - 1];
    if (await keepApart(pair)) setOpenedKey(next && keyOf(next));
  };
  const merge = (pair: DuplicatePair) =>
    void navigate({ to: '/contacts/merge', search: { ids: `${pair.left.id},${pair.right.id}`, from: 'duplicates' } });
  return (
    <Page
      title={t('duplicates.title')}
      count={list.total}
      subtitle={t('duplicates.subtitle')}
      back={{ to: '/contacts', label: t('merge.back') }}
      layout="fill"
    >
      {opened === undefined && !list.isLoading && list.error === null ? (
        <EmptyState icon={<IconCopyCheck size={24} />} title={t('duplicates.empty')} text={t('duplicates.emptyText')} />
      ) : (
        <div className={classes['panes']}>
          <div className={classes['list']}>
            <DataList
              {...list}
              label={t('duplicates.title')}
              columns={columns}
              rowKey={keyOf}
              onOpen={(pair) => setOpenedKey(keyOf(pair))}
              isCurrent={(pair) => pair === opened}
              empty={null}
            />
          </div>
          {opened !== undefined && (
            <PairView
              key={keyOf(opened)}
              pair={opened}
              onApart={() => void apart(opened)}
              onMerge={() => merge(opened)}
              onStep={(step) => {
                const next = list.rows[at + step];
                if (next !== undefined) setOpenedKey(keyOf(next));
              }}
            />
          )}
        </div>
      )}
    </Page>
  );
}

function keyOf({ left, right }: DuplicatePair): string {
  return `${left.id} ${right.id}`;
}

function useColumns(): readonly Column<DuplicatePair>[] {
  const { t } = useTranslation('contactLists');
  const words = useReasonWords();
  return [
    {
      key: 'names',
      header: t('duplicates.pair'),
      grow: 1,
      minWidth: 150,
      render: ({ left, right, reasons }) => (
        <span className={classes['names']} title={`${left.name}\n${right.name}\n${words(reasons)}`}>
          <span className={classes['name']}>{left.name}</span>
          <span className={classes['detail']}>{right.name}</span>
        </span>
      ),
    },
    {
      key: 'score',
      header: t('duplicates.score'),
      align: 'end',
      width: 84,
      render: ({ score }) => t('duplicates.percent', { score }),
    },
  ];
}

function useKeepApart(): (pair: DuplicatePair) => Promise<boolean> {
  const { t } = useTranslation('contactLists');
  const command = useCommand(orpc.contacts.keepApart);
  return async ({ left, right }) => {
    const ids: [string, string] = [left.id, right.id];
    const kept = await command.run({ ids, isApart: true });
    if (kept.ok) {
      offerUndo({
        message: t('duplicates.apart', { left: left.name, right: right.name }),
        undo: () => void command.run({ ids, isApart: false }),
      });
    }
    return kept.ok;
  };
}
