import type { ReactNode } from 'react';

import classes from './figure-table.module.css';

/** The head of a column; `end` for figures, whose cells say `data-end`. */
export type Head = string | { end: string };

export type FigureTableProps = {
  label?: string | undefined;
  head: readonly Head[];
  /** `tbody` and `tfoot`. The cell of a long text says `data-wraps`. */
  children: ReactNode;
};

/** A table of figures inside of a card: texts at the start, figures below each other at the end. */
export function FigureTable({ label, head, children }: FigureTableProps) {
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']} aria-label={label}>
        <thead>
          <tr>
            {head.map((name) =>
              typeof name === 'string' ? (
                <th key={name} scope="col">
                  {name}
                </th>
              ) : (
                <th key={name.end} scope="col" data-end>
                  {name.end}
                </th>
              ),
            )}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}
