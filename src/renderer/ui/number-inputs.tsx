import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { formatDecimal } from '#domain/money';
import type { CurrencyCode, E4, Minor } from '#domain/money';
import { useFormats } from '#renderer/api';

import { minorAsTyped, readE4, readMinor } from './decimal-text.ts';
import { useTypedValue } from './use-typed-value.ts';

type FieldProps = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'type'>;

export type MoneyInputProps = FieldProps & {
  /** Minor units; null when the field is empty or cannot be read. */
  value?: Minor | null | undefined;
  onChange: (value: Minor | null) => void;
  /** Default: the company's. */
  currency?: CurrencyCode | undefined;
};

/** An amount of money. Understands the locale's and plain decimals, and shows what it does not understand. */
export function MoneyInput({ value, onChange, currency, error, onBlur, ...rest }: MoneyInputProps) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const money = { locale: formats.locale, currency: currency ?? formats.currency };
  const { setInput, text, fault, change, ...typed } = useTypedValue<Minor>({
    value: value ?? null,
    onChange,
    read: (typedText) => readMinor(typedText, money),
    write: (amount) => minorAsTyped(amount, money),
    complain: (code) => t(code === 'TOO_MANY_DECIMALS' ? 'number.tooManyDecimalsOfMoney' : 'number.notAnAmount'),
  });
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      rightSection={<span className="cb-unit">{money.currency}</span>}
      rightSectionWidth={48}
      rightSectionPointerEvents="none"
      classNames={{ input: 'cb-number' }}
      {...rest}
      ref={setInput}
      value={text}
      error={error ?? fault}
      onChange={(event) => change(event.currentTarget.value)}
      onFocus={typed.onFocus}
      onBlur={(event) => {
        typed.onBlur();
        onBlur?.(event);
      }}
    />
  );
}

export type DecimalInputProps = FieldProps & {
  /** Ten-thousandths; null when the field is empty or cannot be read. */
  value?: E4 | null | undefined;
  onChange: (value: E4 | null) => void;
  /** Stands behind the number: `%`, a currency, a unit. */
  unit?: string | undefined;
  minimumFractionDigits?: number | undefined;
};

/** A price, quantity or rate with up to four decimals. Understands the locale's and plain decimals. */
export function DecimalInput({
  value,
  onChange,
  unit,
  minimumFractionDigits,
  error,
  onBlur,
  ...rest
}: DecimalInputProps) {
  const { t } = useTranslation('ui');
  const { locale } = useFormats();
  const { setInput, text, fault, change, ...typed } = useTypedValue<E4>({
    value: value ?? null,
    onChange,
    read: (typedText) => readE4(typedText, locale),
    write: (number) =>
      formatDecimal(number, { locale, ...(minimumFractionDigits !== undefined && { minimumFractionDigits }) }),
    complain: (code) => t(code === 'TOO_MANY_DECIMALS' ? 'number.tooManyDecimals' : 'number.notANumber'),
  });
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      rightSection={unit === undefined ? undefined : <span className="cb-unit">{unit}</span>}
      rightSectionPointerEvents="none"
      rightSectionWidth={unit === undefined ? undefined : 20 + unit.length * 9}
      classNames={{ input: 'cb-number' }}
      {...rest}
      ref={setInput}
      value={text}
      error={error ?? fault}
      onChange={(event) => change(event.currentTarget.value)}
      onFocus={typed.onFocus}
      onBlur={(event) => {
        typed.onBlur();
        onBlur?.(event);
      }}
    />
  );
}
