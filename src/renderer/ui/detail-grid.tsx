import type { ReactNode } from 'react';

import classes from './panels.module.css';

export type Detail = { label: string; value: ReactNode };

/** Names and values of a record in columns. What is empty shows a dash. */
export function DetailGrid({ details, columns = 2 }: { details: readonly Detail[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={classes['details']} data-columns={columns}>
      {details.map(({ label, value }) => (
        <div key={label} className={classes['detail']}>
          <dt>{label}</dt>
          <dd>{value === '' || value === null || value === undefined ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  );
}
