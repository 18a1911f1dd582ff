import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Company, Settings } from '#contract/settings';
import { failureText, useFormats } from '#renderer/api';
import { FormRow, FormSection, SectionForm } from '#renderer/ui';

import { useSectionForm } from './use-section-form.ts';

const longest = {
  name: 200,
  street: 200,
  postalCode: 20,
  city: 100,
  region: 100,
  country: 100,
  email: 254,
  phone: 60,
  website: 200,
  taxNumber: 60,
  registrationNumber: 60,
  iban: 42,
  bic: 11,
  bankName: 100,
} as const satisfies Partial<Record<keyof Company, number>>;
type Field = keyof typeof longest;
type Values = Record<Field, string>;
const fields = Object.keys(longest) as Field[];

/** Name, address, how to reach it, its numbers at the authorities and its bank. */
export function CompanySection({ settings }: { settings: Settings }) {
  const { t } = useTranslation(['settings', 'common']);
  const formats = useFormats();
  const state = useSectionForm<Values>({
    settings,
    read: ({ company }) => Object.fromEntries(fields.map((field) => [field, company[field]])) as Values,
    write: (company) => ({ company }),
    validate: ({ name }) => ({ name: name.trim() === '' ? t('company.nameMissing') : null }),
    wordsOf: (failure) => failureText(failure, formats),
  });
  const input = (field: Field) => ({
    label: t(`company.${field}`),
    maxLength: longest[field],
    ...state.form.getInputProps(field),
  });
  return (
    <SectionForm {...state}>
      <FormSection title={t('company.title')} description={t('company.text')}>
        <TextInput required autoComplete="organization" {...input('name')} />
        <TextInput autoComplete="street-address" {...input('street')} />
        <FormRow weights={[1, 2]}>
          <TextInput autoComplete="postal-code" {...input('postalCode')} />
          <TextInput {...input('city')} />
        </FormRow>
        <FormRow>
          <TextInput {...input('region')} />
          <TextInput autoComplete="country-name" {...input('country')} />
        </FormRow>
      </FormSection>
      <FormSection title={t('company.reach')}>
        <FormRow>
          <TextInput type="email" autoComplete="email" {...input('email')} />
          <TextInput type="tel" autoComplete="tel" {...input('phone')} />
        </FormRow>
        <TextInput {...input('website')} />
      </FormSection>
      <FormSection title={t('company.numbers')}>
        <FormRow>
          <TextInput description={t('company.taxNumberHint')} {...input('taxNumber')} />
          <TextInput description={t('company.registrationNumberHint')} {...input('registrationNumber')} />
        </FormRow>
      </FormSection>
      <FormSection title={t('company.bank')} description={t('company.bankText')}>
        <FormRow weights={[2, 1]}>
          <TextInput {...input('iban')} />
          <TextInput {...input('bic')} />
        </FormRow>
        <TextInput {...input('bankName')} />
      </FormSection>
    </SectionForm>
  );
}
