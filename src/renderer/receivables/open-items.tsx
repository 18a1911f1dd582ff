import { useTranslation } from 'react-i18next';

import type { Balance } from '#contract/receivables';
import { DataList, DateText, Money, paperPath, TextLink } from '#renderer/ui';
import type { Column } from '#renderer/ui';

import { OverdueText } from './overdue-text.tsx';

type OpenItem = Balance['openItems'][number];
type Credit = Balance['credits'][number];

/** The invoices and receipts that are not paid, oldest first, each with how late it is. */
export function OpenItems({ balance }: { balance: Balance }) {
  const { t } = useTranslation('receivables');
  return (
    <DataList
      label={t('openInvoices')}
      columns={useItemColumns(balance.currency)}
      rows={balance.openItems}
      rowKey={(row) => row.documentId}
      rowTo={itemPath}
      height="auto"
      empty={null}
    />
  );
}

/** Payments, credit notes and credit of receipts that are not used up. */
export function Credits({ balance }: { balance: Balance }) {
  const { t } = useTranslation('receivables');
  return (
    <DataList
      label={t('credits')}
      columns={useCreditColumns(balance.currency)}
      rows={balance.credits}
      rowKey={(row) => row.sourceId}
      rowTo={creditPath}
      height="auto"
      empty={null}
    />
  );
}

function itemPath({ kind, documentId }: OpenItem): string {
  return paperPath(kind, documentId);
}

function creditPath({ sourceKind, paperId }: Credit): string {
  return paperPath(sourceKind, paperId);
}

function useItemColumns(currency: string): readonly Column<OpenItem>[] {
  const { t } = useTranslation(['receivables', 'common']);
  return [
    {
      key: 'number',
      header: t('common:number'),
      minWidth: 110,
      render: (row) => <TextLink to={itemPath(row)}>{row.number}</TextLink>,
    },
    {
      key: 'issuedOn',
      header: t('issuedOn'),
      width: 112,
      hideBelow: 760,
      render: (row) => <DateText date={row.issuedOn} />,
    },
    { key: 'dueOn', header: t('dueOn'), width: 112, render: (row) => <DateText date={row.dueOn} /> },
    { key: 'late', header: t('late'), width: 150, render: (row) => <OverdueText daysOverdue={row.daysOverdue} /> },
    {
      key: 'gross',
      header: t('gross'),
      align: 'end',
      width: 120,
      hideBelow: 560,
      render: (row) => <Money minor={row.grossMinor} currency={currency} />,
    },
    {
      key: 'open',
      header: t('open'),
      align: 'end',
      width: 124,
      render: (row) => <Money minor={row.openMinor} currency={currency} isBold />,
    },
  ];
}

function useCreditColumns(currency: string): readonly Column<Credit>[] {
  const { t } = useTranslation(['receivables', 'common']);
  return [
    {
      key: 'number',
      header: t('common:number'),
      minWidth: 110,
      render: (row) => <TextLink to={creditPath(row)}>{row.number}</TextLink>,
    },
    {
      key: 'kind',
      header: t('kind'),
      minWidth: 110,
      render: (row) => t(row.sourceKind),
    },
    { key: 'date', header: t('common:date'), width: 116, render: (row) => <DateText date={row.date} /> },
    {
      key: 'amount',
      header: t('common:amount'),
      align: 'end',
      width: 130,
      hideBelow: 560,
      render: (row) => <Money minor={row.amountMinor} currency={currency} />,
    },
    {
      key: 'credit',
      header: t('unused'),
      align: 'end',
      width: 130,
      render: (row) => <Money minor={row.creditMinor} currency={currency} isBold />,
    },
  ];
}
