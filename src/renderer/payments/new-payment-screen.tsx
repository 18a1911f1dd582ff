import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { FormPage, useLeaveForm, useUrlState } from '#renderer/ui';

import { PaymentFields } from './payment-fields.tsx';
import { PaymentSummary } from './payment-summary.tsx';
import { PaymentUse } from './payment-use.tsx';
import { usePaymentForm } from './use-payment-form.ts';

const address = z.object({
  contactId: z.string().catch(''),
  documentId: z.string().catch(''),
  direction: z.enum(['received', 'refunded']).catch('received'),
});

/** Records money: `/payments/new`, also with `?contactId=`, `?documentId=` and `?direction=refunded`. */
export function NewPaymentScreen() {
  const [asked] = useUrlState(address);
  return <NewPayment key={`${asked.contactId} ${asked.documentId} ${asked.direction}`} asked={asked} />;
}

function NewPayment({ asked }: { asked: z.output<typeof address> }) {
  const { t } = useTranslation(['payments', 'common']);
  const leave = useLeaveForm();
  const form = usePaymentForm({
    contactId: asked.contactId === '' ? null : asked.contactId,
    documentId: asked.documentId === '' ? null : asked.documentId,
    direction: asked.direction,
  });
  const save = async () => {
    const saved = await form.submit();
    if (saved?.ok === true) leave.to(`/payments/${saved.value.id}/recorded`);
  };
  const back =
    asked.documentId === ''
      ? { to: '/payments', label: t('common:payment_other') }
      : { to: `/documents/${asked.documentId}`, label: t('common:invoice_one') };
  return (
    <FormPage
      title={t(form.isRefund ? 'newRefund' : 'newPayment')}
      back={back}
      isDirty={form.isDirty && !leave.isLeaving}
      isSaving={form.isSaving}
      onSubmit={() => void save()}
      submitLabel={t(form.isRefund ? 'submitRefund' : 'submit')}
      aside={<PaymentSummary form={form} />}
    >
      <PaymentFields form={form} />
      <PaymentUse form={form} />
      <Text size="sm" c="dimmed">
        {t(form.isRefund ? 'refundCannotBeUndone' : 'cannotBeUndone')}
      </Text>
    </FormPage>
  );
}
