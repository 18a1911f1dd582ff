import { useTranslation } from 'react-i18next';

import type { AgeingRowOutput } from '#contract/receivables';
import { Money } from '#renderer/ui';
import type { Column } from '#renderer/ui';

import { buckets, fieldOf } from './ageing.ts';
import type { Amounts } from './ageing.ts';
import classes from './receivables.module.css';

// Room for eight digits before the decimal mark; where the screen is wider, all share what is left.
const amountWidth = 106;
const balanceWidth = 112;

/** The columns of the report: who, the five buckets, what is not yet used, the balance. */
export function useAgeingColumns(): readonly Column<AgeingRowOutput>[] {
  const { t } = useTranslation('receivables');
  const amounts = [...buckets, 'unapplied', 'balance'] as const;
  return [
    {
      key: 'name',
      header: t('contact'),
      sortKey: 'name',
      grow: 2.4,
      minWidth: 120,
      render: (row) => (
        <span className={classes['name']} title={`${row.contactName} (${row.contactCode})`}>
          {row.contactName}
        </span>
      ),
    },
    {
      key: 'code',
      header: t('code'),
      width: 96,
      hideBelow: 1400,
      render: (row) => <span className={classes['code']}>{row.contactCode}</span>,
    },
    ...amounts.map((name): Column<AgeingRowOutput> => ({
      key: name,
      header: name === 'unapplied' || name === 'balance' ? t(name) : t(`column.${name}`),
      sortKey: name,
      align: 'end',
      grow: 1,
      minWidth: name === 'balance' ? balanceWidth : amountWidth,
      // The strip above still shows it; the balance must never be cut.
      hideBelow: name === 'unapplied' ? 900 : undefined,
      render: (row) => <Money minor={row[fieldOf(name)]} isZeroQuiet isBare isBold={name === 'balance'} />,
    })),
  ];
}

/** The row of totals below the columns. */
export function useAgeingFooter(total: Amounts, label: string): Record<string, React.ReactNode> {
  const amounts = [...buckets, 'unapplied', 'balance'] as const;
  return {
    name: label,
    ...Object.fromEntries(
      amounts.map((name) => [name, <Money key={name} minor={total[fieldOf(name)]} isBare isBold />]),
    ),
  };
}
