import { useTranslation } from 'react-i18next';

import { minor, negate } from '#domain/money';
import type { Minor } from '#domain/money';
import { Card, Money } from '#renderer/ui';

import classes from './payments.module.css';
import type { PaymentForm } from './use-payment-form.ts';

/** What the payment will do, before it is recorded. */
export function PaymentSummary({ form }: { form: PaymentForm }) {
  const { t } = useTranslation(['payments', 'common']);
  const amountMinor = form.amountMinor ?? minor(0);
  const { balance, plan, isRefund } = form;
  const isTooMuch = plan.leftMinor < 0;
  return (
    <Card title={t(isRefund ? 'summary.refund' : 'summary.title')}>
      <p className={classes['big']}>
        <Money minor={amountMinor} isBold />
      </p>
      <dl className={classes['figures']} aria-live="polite">
        {!isRefund && form.fields.contactId !== null && (
          <>
            <Figure label={t('summary.used', { count: plan.allocations.length })} minor={plan.usedMinor} />
            <Figure
              label={t(isTooMuch ? 'summary.tooMuch' : 'summary.stays')}
              minor={isTooMuch ? negate(plan.leftMinor) : plan.leftMinor}
              isBad={isTooMuch}
            />
          </>
        )}
        {balance !== undefined && (
          <>
            <Figure label={t('summary.owes')} minor={balance.openMinor} isApart />
            {balance.overdueMinor > 0 && <Figure label={t('summary.overdue')} minor={balance.overdueMinor} />}
            <Figure label={t('summary.credit')} minor={balance.unappliedMinor} />
          </>
        )}
      </dl>
    </Card>
  );
}

type FigureProps = { label: string; minor: Minor; isBad?: boolean; isApart?: boolean };

function Figure({ label, minor: amount, isBad = false, isApart = false }: FigureProps) {
  return (
    <div data-bad={isBad} data-apart={isApart}>
      <dt>{label}</dt>
      <dd>
        <Money minor={amount} />
      </dd>
    </div>
  );
}
