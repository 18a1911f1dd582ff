import { NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { currencyCodes } from '#domain/money';
import { orpc } from '#renderer/api';
import { DateInput, Disclosure, FormRow, MoneyInput, useUserName } from '#renderer/ui';

import { namedCurrencies, namedLanguages } from './choices.ts';
import { useTextField } from './form-text.ts';
import type { ContactFormState } from './use-contact-form.ts';

type FieldsProps = { form: ContactFormState };

/** On which terms, in which language and money, and who looks after it. */
export function TermsFields({ form }: FieldsProps) {
  const { t } = useTranslation('contacts');
  const text = useTextField(form);
  const { values, errors } = form;
  const isFilled =
    values.paymentTermsDays !== '' ||
    values.creditLimitMinor !== null ||
    [values.taxNumber, values.currency, values.language].join('') !== '' ||
    values.birthday !== null ||
    values.ownerId !== null;
  return (
    <Disclosure
      title={t('form.terms')}
      summary={t('form.termsSummary')}
      isOpenAtFirst={isFilled}
      hasFault={errors['ownerId'] !== undefined}
    >
      <FormRow>
        <Terms form={form} />
        <MoneyInput
          label={t('field.creditLimitMinor')}
          value={values.creditLimitMinor}
          onChange={(amount) => form.setFieldValue('creditLimitMinor', amount)}
        />
        <TextInput {...text('taxNumber')} />
      </FormRow>
      <FormRow>
        <LanguageField form={form} />
        <CurrencyField form={form} />
      </FormRow>
      <FormRow>
        {(values.kind === 'person' || values.birthday !== null) && (
          <DateInput
            label={t('field.birthday')}
            value={values.birthday}
            clearable
            onChange={(birthday) => form.setFieldValue('birthday', birthday)}
          />
        )}
        <OwnerField form={form} />
      </FormRow>
    </Disclosure>
  );
}

function Terms({ form }: FieldsProps) {
  const { t } = useTranslation('contacts');
  const { data } = useQuery(orpc.settings.get.queryOptions());
  return (
    <NumberInput
      label={t('field.paymentTermsDays')}
      placeholder={data && t('terms.company', { count: data.company.paymentTermsDays })}
      suffix={t('terms.suffix')}
      min={0}
      max={365}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="blur"
      hideControls
      {...form.getInputProps('paymentTermsDays')}
      onChange={(value) => form.setFieldValue('paymentTermsDays', typeof value === 'number' ? value : '')}
    />
  );
}

function LanguageField({ form }: FieldsProps) {
  const { t, i18n } = useTranslation('contacts');
  return (
    <Select
      label={t('field.language')}
      placeholder={t('form.asCompany')}
      data={namedLanguages(form.values.language, i18n.language)}
      value={form.values.language || null}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('form.clear') }}
      onChange={(language) => form.setFieldValue('language', language ?? '')}
    />
  );
}

function CurrencyField({ form }: FieldsProps) {
  const { t, i18n } = useTranslation('contacts');
  return (
    <Select
      label={t('field.currency')}
      placeholder={t('form.asCompany')}
      data={namedCurrencies(currencyCodes, i18n.language)}
      value={form.values.currency || null}
      searchable
      clearable
      limit={60}
      clearButtonProps={{ 'aria-label': t('form.clear') }}
      onChange={(currency) => form.setFieldValue('currency', currency ?? '')}
    />
  );
}

/** Who looks after the contact: whoever did so far, or oneself. */
function OwnerField({ form }: FieldsProps) {
  const { t } = useTranslation('contacts');
  const { data } = useQuery(orpc.system.info.queryOptions());
  const nameOf = useUserName();
  const { ownerId } = form.values;
  const me = data?.user;
  const known = new Map<string, string>();
  if (me !== undefined) known.set(me.id, nameOf(me.name));
  if (ownerId !== null && !known.has(ownerId)) known.set(ownerId, t('form.ownerSoFar'));
  return (
    <Select
      label={t('field.ownerId')}
      placeholder={t('form.nobody')}
      data={[...known].map(([value, label]) => ({ value, label }))}
      value={ownerId}
      clearable
      clearButtonProps={{ 'aria-label': t('form.clear') }}
      data-path="ownerId"
      error={form.errors['ownerId']}
      onChange={(id) => {
        form.clearFieldError('ownerId');
        form.setFieldValue('ownerId', id);
      }}
    />
  );
}
