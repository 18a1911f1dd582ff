import type { Minor } from '#domain/money';

import { FittingMoney } from './fitting-money.tsx';
import classes from './paid.module.css';

/** What the customer gets back, in the largest type that the screen has room for: long amounts are smaller, never cut off. */
export function ChangeFigure({ label, minor }: { label: string; minor: Minor }) {
  return (
    <div className={classes['change']} role="status">
      <span className={classes['changeLabel']}>{label}</span>
      <span className={classes['changeAmount']}>
        <FittingMoney minor={minor} />
      </span>
    </div>
  );
}
