import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { CustomValue } from '#contract/contacts';
import type { CustomField } from '#contract/organising';
import { isCalendarDate } from '#domain/dates';
import { e4 } from '#domain/money';
import { orpc } from '#renderer/api';
import { DateInput, DecimalInput, FormSection } from '#renderer/ui';

import classes from './form.module.css';
import type { ContactFormState } from './use-contact-form.ts';

/** The fields that the office has made itself, each by its kind. */
export function CustomFields({ form }: { form: ContactFormState }) {
  const { t } = useTranslation('contacts');
  const { data } = useQuery(orpc.customFields.list.queryOptions());
  const fields = data?.fields.filter((field) => !field.isRetired) ?? [];
  if (fields.length === 0) return null;
  const put = (id: string, value: CustomValue | null) => {
    const custom = { ...form.values.custom };
    if (value === null || value === '') delete custom[id];
    else custom[id] = value;
    form.clearFieldError(`custom.${id}`);
    form.setFieldValue('custom', custom);
  };
  return (
    <FormSection title={t('field.custom')}>
      <div className={classes['custom']}>
        {fields.map((field) => (
          <CustomInput
            key={field.id}
            field={field}
            value={form.values.custom[field.id] ?? null}
            error={form.errors[`custom.${field.id}`]}
            onChange={(value) => put(field.id, value)}
          />
        ))}
      </div>
    </FormSection>
  );
}

type CustomInputProps = {
  field: CustomField;
  value: CustomValue | null;
  error: ReactNode;
  onChange: (value: CustomValue | null) => void;
};

function CustomInput({ field, value, error, onChange }: CustomInputProps) {
  const { t } = useTranslation(['contacts', 'common']);
  const common = { label: field.name, error, 'data-path': `custom.${field.id}` };
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('form.clear') } };
  switch (field.kind) {
    case 'text':
      return (
        <TextInput
          {...common}
          value={typeof value === 'string' ? value : ''}
          maxLength={2000}
          autoComplete="off"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'number':
      return <DecimalInput {...common} value={typeof value === 'number' ? e4(value) : null} onChange={onChange} />;
    case 'date':
      return (
        <DateInput
          {...common}
          value={typeof value === 'string' && isCalendarDate(value) ? value : null}
          clearable
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          {...clear}
          data={field.options.map(({ id, label }) => ({ value: id, label }))}
          value={typeof value === 'string' ? value : null}
          searchable={field.options.length > 8}
          onChange={onChange}
        />
      );
    case 'yesNo':
      return (
        <Select
          {...common}
          {...clear}
          data={[
            { value: 'yes', label: t('common:yes') },
            { value: 'no', label: t('common:no') },
          ]}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          onChange={(answer) => onChange(answer === null ? null : answer === 'yes')}
        />
      );
  }
}
