import { IconPlus, IconTags } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { PriceList } from '#contract/price-lists';
import { orpc, useFormats } from '#renderer/api';
import { useMay } from '#renderer/till/parts';
import { Badge, DataList, EmptyState, Page } from '#renderer/ui';
import type { Column } from '#renderer/ui';

import { PriceListDialog } from './price-list-dialog.tsx';

/** All price lists: `/price-lists`. */
export function PriceListsScreen() {
  const { t } = useTranslation('priceLists');
  const query = useQuery(orpc.priceLists.list.queryOptions());
  const [isAdding, setIsAdding] = useState(false);
  const mayWrite = useMay()('prices.write');
  const add = { label: t('add'), icon: <IconPlus size={16} />, onClick: () => setIsAdding(true) };
  return (
    <Page
      title={t('title')}
      layout="fill"
      back={{ to: '/items', label: t('toItems') }}
      primary={mayWrite ? { ...add, keys: 'n' } : undefined}
    >
      <DataList<PriceList>
        label={t('title')}
        rows={query.data?.priceLists ?? []}
        isLoading={query.isPending}
        error={query.error}
        onRetry={() => void query.refetch()}
        columns={usePriceListColumns()}
        rowKey={(row) => row.id}
        rowTo={(row) => `/price-lists/${row.id}`}
        isMuted={(row) => row.isArchived}
        orderName="/price-lists"
        empty={
          <EmptyState
            icon={<IconTags size={22} />}
            title={t('empty.title')}
            text={t('empty.text')}
            primary={mayWrite ? add : undefined}
          />
        }
      />
      {isAdding && <PriceListDialog priceList={undefined} onClose={() => setIsAdding(false)} />}
    </Page>
  );
}

function usePriceListColumns(): readonly Column<PriceList>[] {
  const { t } = useTranslation(['priceLists', 'common']);
  const { locale } = useFormats();
  return [
    {
      key: 'name',
      header: t('common:name'),
      grow: 3,
      minWidth: 160,
      render: (row) => <span title={row.name}>{row.name}</span>,
    },
    { key: 'mode', header: t('column.mode'), grow: 1, minWidth: 120, render: (row) => t(`mode.${row.priceMode}`) },
    {
      key: 'archived',
      header: t('common:archived'),
      isHeaderHidden: true,
      width: 120,
      render: (row) => row.isArchived && <Badge tone="neutral">{t('common:archived')}</Badge>,
    },
    {
      key: 'prices',
      header: t('column.prices'),
      align: 'end',
      width: 110,
      render: (row) => <span className="cb-figures">{row.priceCount.toLocaleString(locale)}</span>,
    },
  ];
}
