import { NumberInput, Radio, Group, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { orpc } from '#renderer/api';
import { FormRow, FormSection } from '#renderer/ui';

import { longest } from './contact-values.ts';
import type { ContactValues, TextField } from './contact-values.ts';

/** The fields of a contact. */
export function ContactFields({ form, isNew }: { form: UseFormReturnType<ContactValues>; isNew: boolean }) {
  const { t } = useTranslation(['contacts', 'common']);
  const text = (field: TextField) => ({
    label: t(`field.${field}`),
    maxLength: longest[field],
    autoComplete: 'off',
    ...form.getInputProps(field),
  });
  return (
    <>
      <FormSection title={t('section.who')}>
        <Radio.Group label={t('field.kind')} {...form.getInputProps('kind')}>
          <Group gap="lg" mt={6}>
            <Radio value="organisation" label={t('kind.organisation')} />
            <Radio value="person" label={t('kind.person')} />
          </Group>
        </Radio.Group>
        <FormRow weights={[3, 1]}>
          <TextInput {...text('name')} withAsterisk ref={isNew ? focus : null} />
          <TextInput {...text('code')} placeholder={isNew ? t('codeMade') : undefined} />
        </FormRow>
        {form.values.kind === 'organisation' && (
          <FormRow>
            <TextInput {...text('contactPerson')} />
            <TextInput {...text('jobTitle')} />
          </FormRow>
        )}
      </FormSection>
      <FormSection title={t('section.reach')}>
        <TextInput {...text('email')} inputMode="email" />
        <FormRow>
          <TextInput {...text('phone')} inputMode="tel" />
          <TextInput {...text('fax')} inputMode="tel" />
        </FormRow>
      </FormSection>
      <FormSection title={t('address')}>
        <TextInput {...text('street')} />
        <FormRow weights={[1, 2]}>
          <TextInput {...text('postalCode')} />
          <TextInput {...text('city')} />
        </FormRow>
        <FormRow>
          <TextInput {...text('region')} />
          <TextInput {...text('country')} />
        </FormRow>
      </FormSection>
      <FormSection title={t('section.terms')}>
        <FormRow>
          <Terms form={form} />
          <TextInput {...text('taxNumber')} />
        </FormRow>
      </FormSection>
      <FormSection title={t('common:note')}>
        <Textarea {...text('note')} aria-label={t('field.note')} label={undefined} autosize minRows={3} maxRows={12} />
      </FormSection>
    </>
  );
}

// One function, so that the focus is set once, when the field appears.
function focus(field: HTMLInputElement | null): void {
  field?.focus();
}

function Terms({ form }: { form: UseFormReturnType<ContactValues> }) {
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
