import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** How late something is on the day of a report, in words: "12 days late", "due that day", "in 5 days". */
export function OverdueText({ daysOverdue }: { daysOverdue: number }) {
  const { t } = useTranslation(['receivables', 'ui']);
  if (daysOverdue > 0) {
    return (
      <Text span inherit c="var(--cb-late)" fw={500} className="cb-figures">
        {t('ui:due.late', { count: daysOverdue })}
      </Text>
    );
  }
  return (
    <span className="cb-figures">{daysOverdue === 0 ? t('dueThatDay') : t('dueIn', { count: -daysOverdue })}</span>
  );
}
