import type { ReactNode } from 'react';

import classes from './figures.module.css';

export type Figure = {
  label: ReactNode;
  value: ReactNode;
  /** A sum: below a line, in bold. */
  isSum?: boolean | undefined;
  /** Something about it is wrong; the label says what. */
  isBad?: boolean | undefined;
};

export type FiguresProps = {
  figures: readonly Figure[];
  label?: string | undefined;
  /** Set apart by a line from what stands above. */
  isApart?: boolean | undefined;
};

/** Names and amounts below each other, the amounts in one column. */
export function Figures({ figures, label, isApart = false }: FiguresProps) {
  return (
    <dl className={classes['figures']} aria-label={label} data-apart={isApart}>
      {figures.map(({ label: name, value, isSum = false, isBad = false }, index) => (
        <div key={index} data-sum={isSum} data-bad={isBad}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
