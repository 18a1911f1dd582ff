import { useTranslation } from 'react-i18next';

import type { Balance } from '#contract/receivables';
import { DateText, Money } from '#renderer/ui';

import classes from './receivables.module.css';

/** What one contact owes in four figures: balance, open, overdue, not yet used. */
export function BalanceFigures({ balance }: { balance: Balance }) {
  const { t } = useTranslation('receivables');
  const { balanceMinor, openMinor, overdueMinor, unappliedMinor, oldestOverdueOn, currency } = balance;
  return (
    <dl className={classes['figures']}>
      <div className={classes['figure']}>
        <dt>{t(balanceMinor < 0 ? 'weOwe' : 'balance')}</dt>
        <dd data-large>
          <Money minor={balanceMinor} currency={currency} isBold />
        </dd>
      </div>
      <div className={classes['figure']}>
        <dt>{t('openInvoices')}</dt>
        <dd>
          <Money minor={openMinor} currency={currency} />
        </dd>
      </div>
      <div className={classes['figure']} data-late={overdueMinor > 0}>
        <dt>{t('overdue')}</dt>
        <dd>
          <Money minor={overdueMinor} currency={currency} />
          {oldestOverdueOn !== null && (
            <span className={classes['since']}>
              {t('since')} <DateText date={oldestOverdueOn} />
            </span>
          )}
        </dd>
      </div>
      <div className={classes['figure']}>
        <dt>{t('unapplied')}</dt>
        <dd>
          <Money minor={unappliedMinor} currency={currency} />
        </dd>
      </div>
    </dl>
  );
}
