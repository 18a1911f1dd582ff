import type { ReactNode } from 'react';

import classes from './parts.module.css';

export type Figure = {
  label: ReactNode;
  value: ReactNode;
  /** A sum: below a line, in bold. */
  isSum?: boolean | undefined;
};

/** Names and amounts below each other, the amounts in one column. */
export function Figures({ figures, label }: { figures: readonly Figure[]; label?: string | undefined }) {
  return (
    <dl className={classes['figures']} aria-label={label}>
      {figures.map(({ label: name, value, isSum = false }, index) => (
        <div key={index} data-sum={isSum}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
