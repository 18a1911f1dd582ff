import { IconCashRegister } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { ShiftReport } from '#contract/till';
import { Page } from '#renderer/ui';

import { CountOutcome } from './count-outcome.tsx';

/** What somebody sees who may close a shift but not read its report. */
export function CloseOutcome({ report }: { report: ShiftReport }) {
  const { t } = useTranslation('tillOffice');
  return (
    <Page
      title={t('close.title')}
      subtitle={report.registerName}
      layout="form"
      primary={{ label: t('close.toTill'), to: '/till', icon: <IconCashRegister size={16} /> }}
    >
      <CountOutcome report={report} />
    </Page>
  );
}
