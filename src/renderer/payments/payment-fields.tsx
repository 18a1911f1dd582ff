import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { tenders } from '#domain/ledger';
import { failureText, useFormats, useToday } from '#renderer/api';
import { ContactPicker, DateInput, FormRow, FormSection, MoneyInput } from '#renderer/ui';

import { useFocusAtStart } from './use-focus-at-start.ts';
import type { PaymentForm } from './use-payment-form.ts';

/** Who paid, how much, how and when. */
export function PaymentFields({ form }: { form: PaymentForm }) {
  const { t } = useTranslation(['payments', 'common']);
  const today = useToday();
  const errors = useFieldErrors(form);
  const { fields, change } = form;
  const input = useFocusAtStart<HTMLInputElement>(fields.contactId === null);
  return (
    <FormSection title={t('section.payment')} end={<DirectionChoice form={form} />}>
      <FormRow weights={[2, 1]}>
        <ContactPicker
          label={t('common:contact_one')}
          required
          inputRef={input}
          value={fields.contactId}
          error={errors.contact}
          onChange={(contactId) => change({ contactId })}
        />
        <MoneyInput
          label={t('common:amount')}
          required
          value={form.amountMinor}
          error={errors.amount}
          onChange={(amountMinor) => change({ amountMinor })}
        />
      </FormRow>
      <FormRow weights={[1, 1, 1]}>
        <NativeSelect
          label={t('field.tender')}
          value={fields.tender}
          data={tenders.map((tender) => ({ value: tender, label: t(`common:tender.${tender}`) }))}
          onChange={(event) =>
            change({ tender: tenders.find((tender) => tender === event.currentTarget.value) ?? fields.tender })
          }
        />
        <DateInput
          label={t('field.paidOn')}
          value={fields.paidOn ?? today ?? null}
          error={errors.paidOn}
          onChange={(paidOn) => change({ paidOn })}
        />
        <TextInput
          label={t('field.reference')}
          maxLength={200}
          value={fields.reference}
          onChange={(event) => change({ reference: event.currentTarget.value })}
        />
      </FormRow>
      <Textarea
        label={t('common:note')}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        value={fields.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </FormSection>
  );
}

function DirectionChoice({ form }: { form: PaymentForm }) {
  const { t } = useTranslation('payments');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('direction.label')}
      value={form.fields.direction}
      data={[
        { value: 'received', label: t('direction.received') },
        { value: 'refunded', label: t('direction.refunded') },
      ]}
      onChange={(direction) => form.change({ direction: direction === 'refunded' ? 'refunded' : 'received' })}
    />
  );
}

function useFieldErrors({ fields, amountMinor, isChecked, failure }: PaymentForm) {
  const { t } = useTranslation(['payments', 'common']);
  const formats = useFormats();
  const refused = (code: string) => (failure?.code === code ? failureText(failure, formats) : undefined);
  const isMissing = isChecked && fields.contactId === null;
  const isAmountMissing = isChecked && (amountMinor === null || amountMinor <= 0);
  return {
    contact: isMissing ? t('common:required') : refused('CONTACT_NOT_FOUND'),
    amount: isAmountMissing ? t('amountMissing') : refused('REFUND_EXCEEDS_CREDIT'),
    paidOn: refused('PERIOD_CLOSED'),
  };
}
