import { useTranslation } from 'react-i18next';

import type { SaleRow } from '#contract/sales';
import { useTenderName } from '#renderer/till/parts';
import { Badge, InstantText, Money, useUserName } from '#renderer/ui';
import type { Column } from '#renderer/ui';

import classes from './receipts.module.css';

/** The columns of the list of receipts. */
export function useReceiptColumns(): readonly Column<SaleRow>[] {
  const { t } = useTranslation(['tillOffice', 'common']);
  const tenderName = useTenderName();
  const userName = useUserName();
  return [
    {
      key: 'number',
      header: t('common:number'),
      width: 172,
      render: (row) => (
        <span className={classes['number']}>
          {row.number}
          {row.hasReturns && <Badge tone="warning">{t('receipts.return')}</Badge>}
        </span>
      ),
    },
    {
      key: 'soldAt',
      header: t('receipts.when'),
      width: 160,
      sortKey: 'soldAt',
      render: (row) => <InstantText at={row.soldAt} />,
    },
    {
      key: 'contact',
      header: t('receipts.customer'),
      grow: 3,
      minWidth: 140,
      render: (row) => <span title={row.contactName}>{row.contactName}</span>,
    },
    {
      key: 'tenders',
      header: t('receipts.paidBy'),
      grow: 2,
      minWidth: 110,
      render: (row) => {
        const names = row.tenders.map((tender) => tenderName(tender)).join(', ');
        return <span title={names}>{names}</span>;
      },
    },
    {
      key: 'register',
      header: t('register'),
      grow: 2,
      minWidth: 110,
      hideBelow: 900,
      render: (row) => <span title={row.registerName}>{row.registerName}</span>,
    },
    { key: 'user', header: t('receipts.by'), width: 120, hideBelow: 1100, render: (row) => userName(row.userName) },
    {
      key: 'total',
      header: t('common:total'),
      align: 'end',
      width: 132,
      sortKey: 'total',
      render: (row) => <Money minor={row.totalMinor} currency={row.currency} />,
    },
  ];
}
