import { useTranslation } from 'react-i18next';

import type { PaymentRow } from '#contract/payments';
import { negate } from '#domain/money';
import { Badge, DateText, Money } from '#renderer/ui';
import type { Column } from '#renderer/ui';

import classes from './payments.module.css';

/** The columns of the list of payments. */
export function usePaymentColumns(): readonly Column<PaymentRow>[] {
  const { t } = useTranslation(['payments', 'common']);
  return [
    {
      key: 'number',
      header: t('common:number'),
      width: 164,
      sortKey: 'number',
      render: (row) => (
        <span className={classes['number']}>
          {row.number}
          {row.direction === 'refunded' && <Badge tone="warning">{t('direction.refunded')}</Badge>}
        </span>
      ),
    },
    {
      key: 'paidOn',
      header: t('common:date'),
      width: 108,
      sortKey: 'paidOn',
      render: (row) => <DateText date={row.paidOn} />,
    },
    {
      key: 'contact',
      header: t('common:contact_one'),
      grow: 3,
      minWidth: 160,
      render: (row) => <span title={row.contactName}>{row.contactName}</span>,
    },
    { key: 'tender', header: t('field.tender'), width: 112, render: (row) => t(`common:tender.${row.tender}`) },
    {
      key: 'reference',
      header: t('field.reference'),
      grow: 2,
      minWidth: 100,
      hideBelow: 900,
      render: (row) => <span title={row.reference}>{row.reference}</span>,
    },
    {
      key: 'amount',
      header: t('common:amount'),
      align: 'end',
      width: 124,
      sortKey: 'amount',
      render: (row) => (
        <Money
          minor={row.direction === 'refunded' ? negate(row.amountMinor) : row.amountMinor}
          currency={row.currency}
        />
      ),
    },
    {
      key: 'unapplied',
      header: t('column.unused'),
      align: 'end',
      width: 124,
      hideBelow: 760,
      render: (row) => <Money minor={row.unappliedMinor} currency={row.currency} isZeroQuiet />,
    },
  ];
}
