import { IconBox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { ListPriceRow, PriceList } from '#contract/price-lists';
import { orpc, useList } from '#renderer/api';
import { useMay } from '#renderer/till/parts';
import { DataList, Decimal, EmptyState, ListToolbar, useUrlState } from '#renderer/ui';
import type { Column } from '#renderer/ui';

import { PriceCell } from './price-cell.tsx';
import classes from './price-lists.module.css';

const address = z.object({ q: z.string().catch(''), show: z.enum(['all', 'listed']).catch('all') });

/** What a list asks for each item; prices are typed down the column and saved one by one. */
export function PriceTable({ priceList }: { priceList: PriceList }) {
  const { t } = useTranslation('priceLists');
  const may = useMay();
  const [{ q, show }, change] = useUrlState(address);
  const list = useList(orpc.priceLists.prices, {
    priceListId: priceList.id,
    onlyListed: show === 'listed',
    ...(q !== '' && { q }),
  });
  const isFiltered = q !== '' || show === 'listed';
  return (
    <>
      <ListToolbar
        search={{ value: q, onChange: (next) => change({ q: next }), placeholder: t('items.search') }}
        states={{
          label: t('items.which'),
          value: show,
          onChange: (next) => change({ show: next }),
          options: [
            { value: 'all', label: t('items.all') },
            { value: 'listed', label: t('items.listed') },
          ],
        }}
      >
        {may('prices.write') && <span className="cb-detail">{t('items.hint')}</span>}
      </ListToolbar>
      <DataList<ListPriceRow>
        {...list}
        label={priceList.name}
        columns={usePriceColumns(priceList, may('prices.write'))}
        rowKey={(row) => row.itemId}
        empty={
          isFiltered ? (
            <EmptyState
              icon={<IconBox size={22} />}
              title={t('items.noneTitle')}
              text={t('items.noneText')}
              secondary={[{ label: t('items.clear'), onClick: () => change({ q: '', show: 'all' }) }]}
            />
          ) : (
            <EmptyState
              icon={<IconBox size={22} />}
              title={t('items.emptyTitle')}
              text={t('items.emptyText')}
              primary={{ label: t('items.newItem'), to: '/items/new' }}
            />
          )
        }
      />
    </>
  );
}

function usePriceColumns({ id }: PriceList, mayWrite: boolean): readonly Column<ListPriceRow>[] {
  const { t } = useTranslation(['priceLists', 'common']);
  const price = (value: ListPriceRow['ownPriceE4']) => <Decimal value={value} minimumFractionDigits={2} />;
  return [
    { key: 'code', header: t('common:code'), width: 100, hideBelow: 860, render: (row) => row.code },
    {
      key: 'name',
      header: t('common:item_one'),
      grow: 3,
      minWidth: 180,
      render: (row) => <span title={row.name}>{row.name}</span>,
    },
    { key: 'unit', header: t('column.unit'), width: 90, hideBelow: 900, render: (row) => row.unit },
    { key: 'own', header: t('column.own'), align: 'end', width: 116, render: (row) => price(row.ownPriceE4) },
    {
      key: 'list',
      header: t('column.list'),
      align: 'end',
      width: 148,
      render: (row) => {
        if (mayWrite) return <PriceCell priceListId={id} row={row} />;
        return row.listPriceE4 === null ? '–' : price(row.listPriceE4);
      },
    },
    {
      key: 'exclusive',
      header: t('column.exclusive'),
      align: 'end',
      width: 112,
      render: (row) => (
        <span className={classes['asked']} data-own={row.listPriceE4 === null}>
          {price(row.exclusiveE4)}
        </span>
      ),
    },
    {
      key: 'inclusive',
      header: t('column.inclusive'),
      align: 'end',
      width: 112,
      render: (row) => (
        <span className={classes['asked']} data-own={row.listPriceE4 === null}>
          {price(row.inclusiveE4)}
        </span>
      ),
    },
  ];
}
