import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Overview } from './overview.ts';
import classes from './start.module.css';

type Step = { name: 'company' | 'data' | 'invoice'; isDone: boolean; to: string };

/** The way from an empty program to the first invoice; goes away once it has been walked. */
export function FirstSteps({ isSetUp, figures }: { isSetUp: boolean; figures: Overview }) {
  const { t } = useTranslation('app');
  const hasDocuments = figures.draftCount + figures.unpaidCount > 0 || figures.issuedThisMonthMinor !== 0;
  const steps: readonly Step[] = [
    { name: 'company', isDone: isSetUp, to: '/settings' },
    { name: 'data', isDone: figures.contactCount > 0 && figures.itemCount > 0, to: '/imports' },
    { name: 'invoice', isDone: hasDocuments, to: '/documents/new' },
  ];
  if (steps.every((step) => step.isDone)) return null;
  return (
    <section className={classes['steps']} aria-label={t('steps.title')}>
      <h2 className={classes['stepsTitle']}>{t('steps.title')}</h2>
      <p className={classes['stepsText']}>{t('steps.text')}</p>
      <ol className={classes['stepList']}>
        {steps.map((step) => (
          <StepLink key={step.name} step={step} />
        ))}
      </ol>
    </section>
  );
}

function StepLink({ step: { name, isDone, to } }: { step: Step }) {
  const { t } = useTranslation('app');
  return (
    <li>
      <Link to={to} className={classes['step']} data-done={isDone}>
        {isDone ? <IconCircleCheckFilled size={20} aria-hidden /> : <IconCircle size={20} stroke={1.5} aria-hidden />}
        <span>
          <span className={classes['stepName']}>{t(`steps.${name}`)}</span>
          <span className={classes['stepHint']}>{isDone ? t('steps.done') : t(`steps.${name}Hint`)}</span>
        </span>
      </Link>
    </li>
  );
}
