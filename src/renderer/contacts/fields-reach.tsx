import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { addressUses, pointKinds } from '#domain/contacts';
import type { AddressUse, PointKind } from '#domain/contacts';
import { FormRow, FormSection } from '#renderer/ui';

import type { ContactValues } from './contact-values.ts';
import { longest } from './contact-values.ts';
import { FormRows } from './form-rows.tsx';
import classes from './form.module.css';
import { useTextField } from './form-text.ts';
import type { ContactFormState } from './use-contact-form.ts';

type FieldsProps = { form: ContactFormState };

/** The main e-mail and number, and further ones. */
export function ReachFields({ form }: FieldsProps) {
  const { t } = useTranslation('contacts');
  const text = useTextField(form);
  const label = { label: t('form.label'), placeholder: t('form.labelExample') };
  return (
    <FormSection title={t('section.reach')}>
      <FormRow weights={[3, 1]}>
        <TextInput {...text('email')} inputMode="email" />
        <TextInput {...text('emailLabel')} {...label} />
      </FormRow>
      <FormRow weights={[3, 1]}>
        <TextInput {...text('phone')} inputMode="tel" />
        <TextInput {...text('phoneLabel')} {...label} />
      </FormRow>
      {form.values.fax !== '' && <TextInput {...text('fax')} inputMode="tel" />}
      <Points form={form} />
    </FormSection>
  );
}

const mostPoints = 50;
const inputModes: Readonly<Record<PointKind, 'email' | 'tel' | 'url' | 'text'>> = {
  email: 'email',
  phone: 'tel',
  mobile: 'tel',
  fax: 'tel',
  website: 'url',
  messenger: 'text',
};

function Points({ form }: FieldsProps) {
  const { t } = useTranslation('contacts');
  return (
    <FormRows
      label={t('field.points')}
      rows={form.values.points}
      onChange={(points) => form.setFieldValue('points', points)}
      additions={pointKinds.map((kind) => ({ label: t(`page.point.${kind}`), row: { kind, label: '', value: '' } }))}
      mostRows={mostPoints}
      render={({ kind, label, value }, index, change) => (
        <FormRow weights={[1, 2, 1]}>
          <NativeSelect
            aria-label={t('form.pointKind')}
            value={kind}
            data={pointKinds.map((each) => ({ value: each, label: t(`page.point.${each}`) }))}
            onChange={(event) => change({ kind: kindOf(event.currentTarget.value) })}
          />
          <TextInput
            aria-label={t(`page.point.${kind}`)}
            value={value}
            maxLength={254}
            inputMode={inputModes[kind]}
            autoComplete="off"
            data-path={`points.${index}.value`}
            error={form.errors[`points.${index}.value`]}
            onChange={(event) => {
              form.clearFieldError(`points.${index}.value`);
              change({ value: event.currentTarget.value });
            }}
          />
          <TextInput
            aria-label={t('form.label')}
            placeholder={t('form.labelExample')}
            value={label}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => change({ label: event.currentTarget.value })}
          />
        </FormRow>
      )}
    />
  );
}

/** The main address, which invoices bear, and further ones. */
export function AddressFields({ form }: FieldsProps) {
  const { t } = useTranslation('contacts');
  const text = useTextField(form);
  return (
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
      <FurtherAddresses form={form} />
    </FormSection>
  );
}

const mostAddresses = 20;
const newAddress = { label: '', street: '', postalCode: '', city: '', region: '', country: '' };

function FurtherAddresses({ form }: FieldsProps) {
  const { t } = useTranslation('contacts');
  return (
    <FormRows
      label={t('field.addresses')}
      rows={form.values.addresses}
      onChange={(addresses) => form.setFieldValue('addresses', addresses)}
      additions={addressUses.map((use) => ({ label: t(`form.addAddress.${use}`), row: { use, ...newAddress } }))}
      mostRows={mostAddresses}
      isTall
      render={(address, _, change) => <FurtherAddress address={address} change={change} />}
    />
  );
}

type Address = ContactValues['addresses'][number];

function FurtherAddress({ address, change }: { address: Address; change: (fields: Partial<Address>) => void }) {
  const { t } = useTranslation('contacts');
  const text = (field: 'street' | 'postalCode' | 'city' | 'region' | 'country') => ({
    'aria-label': t(`field.${field}`),
    placeholder: t(`field.${field}`),
    value: address[field],
    maxLength: longest[field],
    autoComplete: 'off',
    onChange: (event: { currentTarget: HTMLInputElement }) => change({ [field]: event.currentTarget.value }),
  });
  return (
    <div className={classes['address']} role="group" aria-label={t(`form.addAddress.${address.use}`)}>
      <FormRow weights={[1, 2]}>
        <NativeSelect
          aria-label={t('form.addressUse')}
          value={address.use}
          data={addressUses.map((use) => ({ value: use, label: t(`page.use.${use}`) }))}
          onChange={(event) => change({ use: addressUseOf(event.currentTarget.value) })}
        />
        <TextInput
          aria-label={t('form.label')}
          placeholder={t('form.addressExample')}
          value={address.label}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
      </FormRow>
      <TextInput {...text('street')} />
      <FormRow weights={[1, 2]}>
        <TextInput {...text('postalCode')} />
        <TextInput {...text('city')} />
      </FormRow>
      <FormRow>
        <TextInput {...text('region')} />
        <TextInput {...text('country')} />
      </FormRow>
    </div>
  );
}

function kindOf(value: string): PointKind {
  return pointKinds.find((kind) => kind === value) ?? 'phone';
}

function addressUseOf(value: string): AddressUse {
  return addressUses.find((use) => use === value) ?? 'other';
}
