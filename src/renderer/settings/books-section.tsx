import { NumberInput, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import type { Company, Settings } from '#contract/settings';
import type { CalendarDate } from '#domain/dates';
import { failureText, useFormats } from '#renderer/api';
import type { Failure } from '#renderer/api';
import { DateInput, FormRow, FormSection, SectionForm } from '#renderer/ui';

import { currencyChoices, monthChoices, timeZoneChoices } from './locales.ts';
import { SearchSelect } from './search-select.tsx';
import { useSectionForm } from './use-section-form.ts';

type Values = {
  paymentTermsDays: number | string;
  priceMode: Company['priceMode'];
  taxRounding: Company['taxRounding'];
  currency: string;
  timeZone: string;
  fiscalYearStartMonth: string;
  closedUntil: CalendarDate | null;
};

/** Payment terms, how tax is counted, currency, time zone, fiscal year, and the day up to which the books are closed. */
export function BooksSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const state = useSectionForm<Values>({
    settings,
    read: ({ company }) => ({
      paymentTermsDays: company.paymentTermsDays,
      priceMode: company.priceMode,
      taxRounding: company.taxRounding,
      currency: company.currency,
      timeZone: company.timeZone,
      fiscalYearStartMonth: String(company.fiscalYearStartMonth),
      closedUntil: company.closedUntil,
    }),
    write: (values) => ({
      company: {
        ...values,
        paymentTermsDays: Number(values.paymentTermsDays),
        fiscalYearStartMonth: Number(values.fiscalYearStartMonth),
      },
    }),
    validate: ({ paymentTermsDays }) => ({
      paymentTermsDays: isTerm(paymentTermsDays) ? null : t('books.termsWrong'),
    }),
    codes: ['CURRENCY_UNKNOWN', 'CURRENCY_IN_USE', 'TIME_ZONE_UNKNOWN'],
    fieldOf: ({ code }: Failure) => (code === 'TIME_ZONE_UNKNOWN' ? 'timeZone' : 'currency'),
    wordsOf: (failure) => failureText(failure, formats),
  });
  const { form } = state;
  return (
    <SectionForm {...state}>
      <FormSection title={t('books.terms')} description={t('books.termsText')}>
        <NumberInput
          label={t('books.paymentTermsDays')}
          w={220}
          min={0}
          max={365}
          allowDecimal={false}
          allowNegative={false}
          suffix={t('books.daysSuffix')}
          {...form.getInputProps('paymentTermsDays')}
        />
      </FormSection>
      <FormSection title={t('books.tax')} description={t('books.taxText')}>
        <Choice
          label={t('books.priceMode')}
          options={(['exclusive', 'inclusive'] as const).map((value) => ({
            value,
            label: t(`books.priceModes.${value}`),
          }))}
          value={form.values.priceMode}
          onChange={(value) => form.setFieldValue('priceMode', value)}
        />
        <Choice
          label={t('books.taxRounding')}
          hint={t('books.taxRoundingText')}
          options={(['document', 'line'] as const).map((value) => ({ value, label: t(`books.taxRoundings.${value}`) }))}
          value={form.values.taxRounding}
          onChange={(value) => form.setFieldValue('taxRounding', value)}
        />
      </FormSection>
      <BooksFields form={form} timeZoneInUse={settings.company.timeZone} />
    </SectionForm>
  );
}

function BooksFields({ form, timeZoneInUse }: { form: UseFormReturnType<Values>; timeZoneInUse: string }) {
  const { t, i18n } = useTranslation('settings');
  return (
    <FormSection title={t('books.books')}>
      <FormRow>
        <SearchSelect
          label={t('books.currency')}
          data={currencyChoices(i18n.language)}
          {...form.getInputProps('currency')}
        />
        <SearchSelect
          label={t('books.timeZone')}
          limit={100}
          data={timeZoneChoices(timeZoneInUse)}
          {...form.getInputProps('timeZone')}
        />
      </FormRow>
      <FormRow>
        <Select
          label={t('books.fiscalYearStartMonth')}
          allowDeselect={false}
          data={monthChoices(i18n.language)}
          {...form.getInputProps('fiscalYearStartMonth')}
        />
        <DateInput
          label={t('books.closedUntil')}
          description={t('books.closedUntilText')}
          clearable
          {...form.getInputProps('closedUntil')}
        />
      </FormRow>
    </FormSection>
  );
}

type ChoiceProps<Value extends string> = {
  label: string;
  hint?: string;
  options: { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
};

function Choice<Value extends string>({ label, hint, options, value, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm" fw={500} id={id}>
        {label}
      </Text>
      {hint !== undefined && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
      <SegmentedControl aria-labelledby={id} value={value} onChange={onChange} data={options} />
    </Stack>
  );
}

function isTerm(days: number | string): boolean {
  const value = Number(days);
  return days !== '' && Number.isInteger(value) && value >= 0 && value <= 365;
}
