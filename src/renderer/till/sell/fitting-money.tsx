import type { CSSProperties } from 'react';

import { formatMoney } from '#domain/money';
import type { Minor } from '#domain/money';
import { useFormats } from '#renderer/api';
import { Money } from '#renderer/ui';

/** A large amount that gets smaller where it is too long for its place: a figure that is cut off is another figure. */
export function FittingMoney({ minor }: { minor: Minor }) {
  const letters = formatMoney(minor, useFormats()).length;
  return (
    <span style={{ '--letters': letters } as CSSProperties}>
      <Money minor={minor} />
    </span>
  );
}
