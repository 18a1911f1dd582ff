import { Button } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconBox,
  IconDownload,
  IconPlus,
  IconTags,
  IconUpload,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { ItemRow } from '#contract/items';
import { formatE4 } from '#domain/money';
import { orpc, useFormats, useList } from '#renderer/api';
import { csvFile, DataList, EmptyState, ListToolbar, Page, useFile, useSelection, useUrlState } from '#renderer/ui';

import { useItemColumns } from './item-columns.tsx';
import { useItemActions } from './use-item-actions.ts';
import { useTaxRates } from './use-tax-rates.ts';

const stateSchema = z.object({
  q: z.string().catch(''),
  archived: z.enum(['no', 'yes', 'all']).catch('no'),
  sort: z.enum(['name', 'code', 'price']).catch('name'),
  direction: z.enum(['asc', 'desc']).catch('asc'),
});

/** Everything that can be sold, with its price. */
export function ItemListScreen() {
  const { t } = useTranslation(['items', 'common']);
  const [state, change] = useUrlState(stateSchema);
  const list = useList(orpc.items.list, state);
  const columns = useItemColumns();
  const selection = useSelection();
  const file = useExport(list.loadAll);
  return (
    <Page
      title={t('title')}
      count={list.total}
      layout="fill"
      primary={{ label: t('new'), to: '/items/new', icon: <IconPlus size={16} />, keys: 'n' }}
      secondary={[
        { label: t('priceLists'), to: '/price-lists', icon: <IconTags size={16} /> },
        { label: t('common:import'), to: '/imports', icon: <IconUpload size={16} /> },
      ]}
      more={[{ label: t('exportList'), onClick: file.open, icon: <IconDownload size={16} /> }]}
    >
      <ListToolbar
        search={{ value: state.q, onChange: (q) => change({ q }), placeholder: t('search') }}
        states={{
          label: t('filter.label'),
          value: state.archived,
          onChange: (archived) => change({ archived }),
          options: [
            { value: 'no', label: t('filter.active') },
            { value: 'yes', label: t('common:archived') },
            { value: 'all', label: t('common:all') },
          ],
        }}
      />
      <DataList
        {...list}
        label={t('title')}
        columns={columns}
        rowKey={(row) => row.id}
        rowTo={(row) => `/items/${row.id}`}
        isMuted={(row) => row.isArchived}
        sort={{ sort: state.sort, direction: state.direction }}
        onSort={(sort) => change(sort)}
        selection={selection}
        bulkActions={bulkActions({ rows: list.rows, archived: state.archived, onDone: selection.clear })}
        orderName="/items"
        empty={
          <Nothing
            isFiltered={state.q !== '' || state.archived === 'yes'}
            onClear={() => change({ q: '', archived: 'no' })}
          />
        }
      />
    </Page>
  );
}

type BulkProps = {
  rows: readonly ItemRow[];
  ids: readonly string[];
  archived: 'no' | 'yes' | 'all';
  onDone: () => void;
};

// A list asks for its bar with the ticked ids.
function bulkActions(props: Omit<BulkProps, 'ids'>): (ids: readonly string[]) => ReactNode {
  return (ids) => <BulkActions {...props} ids={ids} />;
}

function BulkActions({ rows, ids, archived, onDone }: BulkProps) {
  const { t } = useTranslation('common');
  const actions = useItemActions();
  const names = new Map(rows.map((row) => [row.id, row.name]));
  const ticked = ids.map((id) => ({ id, name: names.get(id) ?? '' }));
  const put = async (isArchived: boolean) => {
    await actions.setArchived(ticked, isArchived);
    onDone();
  };
  return (
    <>
      {archived !== 'yes' && (
        <Button
          size="compact-sm"
          variant="default"
          loading={actions.isRunning}
          leftSection={<IconArchive size={15} />}
          onClick={() => void put(true)}
        >
          {t('archive')}
        </Button>
      )}
      {archived !== 'no' && (
        <Button
          size="compact-sm"
          variant="default"
          loading={actions.isRunning}
          leftSection={<IconArchiveOff size={15} />}
          onClick={() => void put(false)}
        >
          {t('restore')}
        </Button>
      )}
    </>
  );
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation(['items', 'common']);
  if (isFiltered) {
    return (
      <EmptyState
        icon={<IconBox size={24} />}
        title={t('nothing.title')}
        text={t('nothing.text')}
        secondary={[{ label: t('nothing.clear'), onClick: onClear }]}
      />
    );
  }
  return (
    <EmptyState
      icon={<IconBox size={24} />}
      title={t('empty.title')}
      text={t('empty.text')}
      primary={{ label: t('new'), to: '/items/new' }}
      secondary={[{ label: t('empty.import'), to: '/imports' }]}
    />
  );
}

/** Saves every row that the list shows as CSV, prices with a point. */
function useExport(loadAll: () => Promise<readonly ItemRow[]>) {
  const { t } = useTranslation(['items', 'common']);
  const { currency } = useFormats();
  const { wordsOf } = useTaxRates();
  return useFile(async () => {
    const header = [
      t('field.code'),
      t('common:name'),
      t('field.category'),
      t('field.unit'),
      t('field.barcode'),
      t('field.taxRateId'),
      `${t('field.priceE4')} (${currency})`,
    ];
    const rows = (await loadAll()).map((row) => [
      row.code,
      row.name,
      row.category,
      row.unit,
      row.barcode,
      wordsOf(row.taxRateId),
      formatE4(row.priceE4),
    ]);
    return csvFile({ name: `${t('title')}.csv`, header, rows });
  });
}
