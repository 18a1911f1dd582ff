import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './compare-table.module.css';

export type CompareTableProps = {
  /** Names what scrolls. */
  label: string;
  /** What stands above each of the two. */
  head: readonly [ReactNode, ReactNode];
  /** A row is `<tr data-differs>` where the two differ, `<tr data-same>` where nothing is to be seen; a cell may say `data-kept`. */
  children: ReactNode;
};

/** Two of a kind side by side, field by field; what differs is marked. It fills the height that is left, and scrolls. */
export function CompareTable({ label, head: [first, second], children }: CompareTableProps) {
  const { t } = useTranslation('ui');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- WCAG 2.1.1: what scrolls must be reached without a mouse
    <div className={classes['scroll']} role="region" aria-label={label} tabIndex={0}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('comparedField')}</th>
            <th scope="col">{first}</th>
            <th scope="col">{second}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
