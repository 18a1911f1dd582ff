import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import classes from './imports.module.css';

export const steps = ['file', 'columns', 'run', 'result'] as const;
export type Step = (typeof steps)[number];

/** Where the import stands: file, columns, import, result. */
export function Steps({ current }: { current: Step }) {
  const { t } = useTranslation('imports');
  const at = steps.indexOf(current);
  return (
    <ol key={current} ref={keepFocus} tabIndex={-1} className={classes['steps']} aria-label={t('steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classes['step']}
          data-state={stateOf(index, at)}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={classes['stepMark']} aria-hidden>
            {index < at ? <IconCheck size={13} stroke={2.5} /> : index + 1}
          </span>
          {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}

// What had the focus has gone with the step before: the next Tab leads into this step.
function keepFocus(list: HTMLElement | null): void {
  if (document.activeElement === document.body) list?.focus({ preventScroll: true });
}

function stateOf(index: number, at: number): 'done' | 'current' | 'ahead' {
  if (index < at) return 'done';
  return index === at ? 'current' : 'ahead';
}
