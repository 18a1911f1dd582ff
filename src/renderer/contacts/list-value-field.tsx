import { MultiSelect, NumberInput, SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { ContactCondition } from '#contract/contact-values';
import { isCalendarDate } from '#domain/dates';
import { e4 } from '#domain/money';
import type { Minor } from '#domain/money';
import { DateInput, DecimalInput, MoneyInput } from '#renderer/ui';

import type { Asked } from './list-conditions.ts';
import type { Option } from './list-fields.ts';

export type Value = ContactCondition['value'];

export type ValueFieldProps = {
  label: string;
  input: Asked['input'];
  options: readonly Option[];
  value: Value;
  /** undefined while nothing, or nothing readable, is typed. */
  onChange: (value: Value) => void;
  /** Of `choice`: several options at once. */
  isMultiple?: boolean | undefined;
  /** Of `many`: options that are not there yet can be typed. */
  canAdd?: boolean | undefined;
  /** Inside a panel that a click beside it closes: what opens belongs to it. */
  isWithinPanel?: boolean | undefined;
  /** Of `many`: it has the focus when the dialog around it opens. */
  isFirst?: boolean | undefined;
  error?: string | undefined;
};

/** A value of any kind: text, amount, number, day, yes or no, one or several options. */
export function ValueField(props: ValueFieldProps) {
  const { label, input, value, onChange, error } = props;
  const field = { label, error };
  switch (input) {
    case 'none':
      return null;
    case 'text':
      return (
        <TextInput
          {...field}
          maxLength={200}
          autoComplete="off"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'money':
      return (
        <MoneyInput
          {...field}
          value={numberOf(value) as Minor | null}
          onChange={(amount) => onChange(amount ?? undefined)}
        />
      );
    case 'number':
      return (
        <DecimalInput
          {...field}
          value={numberOf(value) === null ? null : e4(numberOf(value) ?? 0)}
          onChange={(number) => onChange(number ?? undefined)}
        />
      );
    case 'count':
    case 'days':
      return <CountField {...props} />;
    case 'date':
      return (
        <DateInput
          {...field}
          isWithinPanel={props.isWithinPanel}
          value={typeof value === 'string' && isCalendarDate(value) ? value : null}
          onChange={(date) => onChange(date ?? undefined)}
        />
      );
    case 'yesNo':
      return <YesNoField {...props} />;
    case 'choice':
    case 'many':
      return <OptionsField {...props} />;
  }
}

function CountField({ label, input, value, onChange, error }: ValueFieldProps) {
  const { t } = useTranslation('contactLists');
  return (
    <NumberInput
      label={label}
      error={error}
      min={0}
      max={36_500}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      suffix={input === 'days' ? t('daysSuffix') : undefined}
      value={numberOf(value) ?? ''}
      onChange={(number) => onChange(typeof number === 'number' ? number : undefined)}
    />
  );
}

function YesNoField({ label, value, onChange }: ValueFieldProps) {
  const { t } = useTranslation('common');
  return (
    <SegmentedControl
      aria-label={label}
      value={value === undefined ? '' : String(value)}
      data={[
        { value: 'true', label: t('yes') },
        { value: 'false', label: t('no') },
      ]}
      onChange={(chosen) => onChange(chosen === 'true')}
    />
  );
}

function OptionsField({
  label,
  input,
  options,
  value,
  onChange,
  isMultiple,
  canAdd,
  isWithinPanel,
  isFirst,
  error,
}: ValueFieldProps) {
  const within = { withinPortal: isWithinPanel !== true };
  const { t } = useTranslation('contactLists');
  const chosen = Array.isArray(value) ? value : [];
  const several = {
    label,
    error,
    value: chosen,
    onChange: (values: string[]) => onChange(values),
    comboboxProps: within,
    'data-autofocus': isFirst === true ? true : undefined,
    // Opened by typing, a click or an arrow: in a dialog it would lie over the buttons.
    openOnFocus: isWithinPanel === true,
    placeholder: chosen.length === 0 ? t('chooseValues') : undefined,
  };
  if (canAdd === true) return <TagsInput {...several} data={options.map((option) => option.value)} maxTags={20} />;
  if (input === 'many' || isMultiple === true) {
    return <MultiSelect {...several} searchable data={[...options]} nothingFoundMessage={t('noOption')} />;
  }
  return (
    <Select
      label={label}
      error={error}
      searchable
      comboboxProps={within}
      data={[...options]}
      value={typeof value === 'string' ? value : null}
      onChange={(option) => onChange(option ?? undefined)}
    />
  );
}

function numberOf(value: Value): number | null {
  return typeof value === 'number' ? value : null;
}
