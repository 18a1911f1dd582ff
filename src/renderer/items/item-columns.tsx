import { useTranslation } from 'react-i18next';

import type { ItemRow } from '#contract/items';
import { Decimal, NameCell, Percent } from '#renderer/ui';
import type { Column } from '#renderer/ui';

import { useTaxRates } from './use-tax-rates.ts';

/** The columns of the list of items. */
export function useItemColumns(): readonly Column<ItemRow>[] {
  const { t } = useTranslation(['items', 'common']);
  const { rateOf, isInclusive } = useTaxRates();
  return [
    {
      key: 'name',
      header: t('common:name'),
      sortKey: 'name',
      grow: 3,
      minWidth: 200,
      render: ({ name, isArchived }) => <NameCell name={name} isArchived={isArchived} />,
    },
    { key: 'code', header: t('field.code'), sortKey: 'code', width: 104, render: (row) => row.code },
    {
      key: 'category',
      header: t('field.category'),
      grow: 1,
      hideBelow: 780,
      render: (row) => <span title={row.category}>{row.category}</span>,
    },
    {
      key: 'unit',
      header: t('field.unit'),
      grow: 2,
      minWidth: 130,
      render: (row) => <span title={row.unit}>{row.unit}</span>,
    },
    {
      key: 'barcode',
      header: t('field.barcode'),
      width: 140,
      hideBelow: 1100,
      render: (row) => <span className="cb-figures">{row.barcode}</span>,
    },
    {
      key: 'tax',
      header: t('field.taxRateId'),
      align: 'end',
      width: 90,
      hideBelow: 640,
      render: (row) => {
        const rate = rateOf(row.taxRateId);
        return rate === undefined ? null : <Percent value={rate.rateE4} />;
      },
    },
    {
      key: 'price',
      header: t(isInclusive ? 'priceInclusive' : 'priceExclusive'),
      sortKey: 'price',
      align: 'end',
      width: 140,
      render: (row) => <Decimal value={row.priceE4} minimumFractionDigits={2} />,
    },
  ];
}
