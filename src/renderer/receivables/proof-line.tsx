import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { Ageing } from '#contract/receivables';
import { Money } from '#renderer/ui';

import { differenceOf } from './ageing.ts';
import classes from './receivables.module.css';

/** Proves the report: its balance is that of the receivables account in the ledger, or it says by how much it is not. */
export function ProofLine({ report }: { report: Ageing }) {
  const { t } = useTranslation('receivables');
  const difference = differenceOf(report);
  const isTrue = difference === 0;
  return (
    <p className={classes['proof']} data-true={isTrue} role={isTrue ? 'status' : 'alert'}>
      {isTrue ? <IconCircleCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
      <span>
        {t(isTrue ? 'proof.equal' : 'proof.differs')}{' '}
        <Money minor={isTrue ? report.receivablesAccountMinor : difference} />
      </span>
      {!isTrue && <span>{t('proof.advice')}</span>}
    </p>
  );
}
