import { useTranslation } from 'react-i18next';

import { minor, negate } from '#domain/money';
import { Card, Figures, Money } from '#renderer/ui';

import classes from './payments.module.css';
import type { PaymentForm } from './use-payment-form.ts';

/** What the payment will do, before it is recorded. */
export function PaymentSummary({ form }: { form: PaymentForm }) {
  const { t } = useTranslation(['payments', 'common']);
  const amountMinor = form.amountMinor ?? minor(0);
  const { balance, plan, isRefund } = form;
  const isTooMuch = plan.leftMinor < 0;
  const ofPayment =
    isRefund || form.fields.contactId === null
      ? []
      : [
          {
            label: t('summary.used', { count: plan.allocations.length }),
            value: <Money minor={plan.usedMinor} />,
          },
          {
            label: t(isTooMuch ? 'summary.tooMuch' : 'summary.stays'),
            value: <Money minor={isTooMuch ? negate(plan.leftMinor) : plan.leftMinor} />,
            isBad: isTooMuch,
          },
        ];
  return (
    <Card title={t(isRefund ? 'summary.refund' : 'summary.title')}>
      <p className={classes['big']}>
        <Money minor={amountMinor} isBold />
      </p>
      <div aria-live="polite">
        <Figures figures={ofPayment} />
        {balance !== undefined && (
          <Figures
            isApart={ofPayment.length > 0}
            figures={[
              { label: t('summary.owes'), value: <Money minor={balance.openMinor} /> },
              ...(balance.overdueMinor > 0
                ? [{ label: t('summary.overdue'), value: <Money minor={balance.overdueMinor} /> }]
                : []),
              { label: t('summary.credit'), value: <Money minor={balance.unappliedMinor} /> },
            ]}
          />
        )}
      </div>
    </Card>
  );
}
