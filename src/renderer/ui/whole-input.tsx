import { NumberInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export type WholeInputProps = {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  /** Without the buttons that count up and down. */
  hideControls?: boolean | undefined;
  disabled?: boolean | undefined;
};

/**
 * A whole number between two others. What is none, such as nothing while another one is typed, stays in the field, holds its form back
 * (constraint validation) and is told once the field is left or the form is sent; the last number stands until then.
 */
export function WholeInput({ value, min, max, onChange, ...field }: WholeInputProps) {
  const { t } = useTranslation('ui');
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<number | string>();
  const [isTold, setIsTold] = useState(false);
  const fault = wrong === undefined ? '' : t('number.notBetween', { min, max });
  useEffect(() => input.current?.setCustomValidity(fault), [fault]);
  return (
    <NumberInput
      {...field}
      ref={input}
      min={min}
      max={max}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="none"
      value={wrong ?? value}
      error={isTold && fault !== '' ? fault : undefined}
      onInvalid={() => setIsTold(true)}
      onBlur={() => setIsTold(true)}
      onChange={(next) => {
        const isNumber = typeof next === 'number' && next >= min && next <= max;
        setWrong(isNumber ? undefined : next);
        setIsTold(false);
        if (isNumber) onChange(next);
      }}
    />
  );
}
