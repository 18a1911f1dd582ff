import { UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconBackspace } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { minor } from '#domain/money';
import type { Minor } from '#domain/money';

import classes from './pay.module.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0'] as const;
const mostMinor = 1_000_000_000;

/** Digits for fingers: on touch screens only. Amounts are typed from the smallest unit up, as on a card terminal. */
export function NumberPad({
  typedMinor,
  onAmount,
}: {
  typedMinor: Minor | null;
  onAmount: (amount: Minor | null) => void;
}) {
  const { t } = useTranslation('till');
  const isTouch = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false });
  if (!isTouch) return null;
  const press = (digit: string) => {
    const next = Number(`${typedMinor ?? 0}${digit}`);
    if (next <= mostMinor) onAmount(minor(next));
  };
  return (
    <div className={classes['pad']} role="group" aria-label={t('pad.label')}>
      {digits.map((digit) => (
        <UnstyledButton key={digit} className={classes['padKey']} onClick={() => press(digit)}>
          {digit}
        </UnstyledButton>
      ))}
      <UnstyledButton
        className={classes['padKey']}
        aria-label={t('pad.back')}
        onClick={() => {
          const next = Math.floor((typedMinor ?? 0) / 10);
          onAmount(next === 0 ? null : minor(next));
        }}
      >
        <IconBackspace size={20} aria-hidden />
      </UnstyledButton>
    </div>
  );
}
