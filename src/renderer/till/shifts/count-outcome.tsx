import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { ShiftReport } from '#contract/till';
import { formatMoney, minor } from '#domain/money';
import { useFormats } from '#renderer/api';
import { Notice } from '#renderer/ui';

import { outcomeOf } from './count-state.ts';

/** What the counting has shown, in a sentence: right, too much or too little. */
export function CountOutcome({ report }: { report: Pick<ShiftReport, 'zNumber' | 'overShortMinor' | 'currency'> }) {
  const { t } = useTranslation('tillOffice');
  const { locale } = useFormats();
  const { zNumber, overShortMinor, currency } = report;
  const outcome = outcomeOf(overShortMinor ?? minor(0));
  const isRight = outcome.kind === 'right';
  return (
    <Notice
      tone={isRight ? 'good' : 'warning'}
      isStrong
      icon={isRight ? <IconCircleCheck size={18} /> : <IconAlertTriangle size={18} />}
      title={t('outcome.closed', { number: zNumber ?? '' })}
    >
      {isRight
        ? t('outcome.right')
        : t(`outcome.${outcome.kind}`, { amount: formatMoney(outcome.byMinor, { currency, locale }) })}
    </Notice>
  );
}
