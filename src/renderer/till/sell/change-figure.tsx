import type { CSSProperties } from 'react';

import { formatMoney } from '#domain/money';
import type { Minor } from '#domain/money';
import { useFormats } from '#renderer/api';
import { Money } from '#renderer/ui';

import classes from './sell.module.css';

/** What the customer gets back, in the largest type that the screen has room for: long amounts are smaller, never cut off. */
export function ChangeFigure({ label, minor }: { label: string; minor: Minor }) {
  const formats = useFormats();
  const letters = formatMoney(minor, formats).length;
  return (
    <div className={classes['change']} role="status">
      <span className={classes['changeLabel']}>{label}</span>
      <span className={classes['changeAmount']} style={{ '--letters': letters } as CSSProperties}>
        <Money minor={minor} />
      </span>
    </div>
  );
}
