import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDecimal } from '#domain/money';
import type { CurrencyCode, E4, Minor } from '#domain/money';
import type { Result } from '#domain/result';
import { useFormats } from '#renderer/api';

import { minorAsTyped, readE4, readMinor } from './decimal-text.ts';
import { useTypedValue } from './use-typed-value.ts';

type FieldProps = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'type'> & {
  ref?: Ref<HTMLInputElement> | undefined;
};

export type MoneyInputProps = FieldProps & {
  /** Minor units; null when the field is empty or cannot be read. */
  value?: Minor | null | undefined;
  onChange: (value: Minor | null) => void;
  /** Default: the company's. */
  currency?: CurrencyCode | undefined;
};

/** An amount of money. Understands the locale's and plain decimals, and shows what it does not understand. */
export function MoneyInput({ currency, ...field }: MoneyInputProps) {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const money = { locale: formats.locale, currency: currency ?? formats.currency };
  return (
    <NumberField<Minor>
      {...field}
      unit={money.currency}
      read={(text) => readMinor(text, money)}
      write={(amount) => minorAsTyped(amount, money)}
      complain={(code) => {
        if (code === 'OUT_OF_RANGE') return t('number.tooLarge');
        return t(code === 'TOO_MANY_DECIMALS' ? 'number.tooManyDecimalsOfMoney' : 'number.notAnAmount');
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
export function DecimalInput({ minimumFractionDigits, ...field }: DecimalInputProps) {
  const { t } = useTranslation('ui');
  const { locale } = useFormats();
  const look = { locale, ...(minimumFractionDigits !== undefined && { minimumFractionDigits }) };
  return (
    <NumberField<E4>
      {...field}
      read={(text) => readE4(text, locale)}
      write={(number) => formatDecimal(number, look)}
      complain={(code) => {
        if (code === 'OUT_OF_RANGE') return t('number.numberTooLarge');
        return t(code === 'TOO_MANY_DECIMALS' ? 'number.tooManyDecimals' : 'number.notANumber');
      }}
    />
  );
}

type NumberFieldProps<Value> = FieldProps & {
  value?: Value | null | undefined;
  onChange: (value: Value | null) => void;
  unit?: string | undefined;
  read: (text: string) => Result<Value>;
  write: (value: Value) => string;
  complain: (code: string) => string;
};

function NumberField<Value>(props: NumberFieldProps<Value>) {
  const { value = null, onChange, unit, read, write, complain, error, onFocus, onBlur, ref, ...rest } = props;
  const typed = useTypedValue<Value>({ value, onChange, read, write, complain });
  const input = useMergedRef(ref, typed.setInput);
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      rightSection={unit === undefined ? undefined : <span className="cb-detail">{unit}</span>}
      rightSectionPointerEvents="none"
      rightSectionWidth={unit === undefined ? undefined : 20 + unit.length * 9}
      classNames={{ input: 'cb-number' }}
      {...rest}
      ref={input}
      value={typed.text}
      error={error ?? typed.fault}
      onChange={(event) => typed.change(event.currentTarget.value)}
      onInvalid={typed.onInvalid}
      onFocus={(event) => {
        typed.onFocus(event);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        typed.onBlur();
        onBlur?.(event);
      }}
    />
  );
}
