import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Sale } from '#contract/sales';
import { orpc, useCommand } from '#renderer/api';
import { ContactPicker, FormDialog, Money } from '#renderer/ui';

/** Makes the invoice of a sale; asks for the customer where there is none, and says before what cannot be undone. */
export function InvoiceDialog({ sale, onClose }: { sale: Sale; onClose: () => void }) {
  const { t } = useTranslation('tillOffice');
  const navigate = useNavigate();
  const command = useCommand(orpc.sales.invoice);
  const [contactId, setContactId] = useState(sale.contactId);
  const [isChecked, setIsChecked] = useState(false);
  const submit = async () => {
    setIsChecked(true);
    if (contactId === null) return;
    const made = await command.run({ saleId: sale.id, contactId });
    if (!made.ok) return;
    const { invoiceId, number } = made.value;
    notifications.show({ message: t('invoice.done', { number }), color: 'green', autoClose: 5000 });
    void navigate({ to: `/documents/${invoiceId}` });
  };
  return (
    <FormDialog
      title={t('invoice.title', { number: sale.number })}
      submitLabel={t('invoice.submit')}
      isRunning={command.isRunning}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {sale.contactId === null ? (
        <ContactPicker
          label={t('receipts.customer')}
          required
          data-autofocus
          value={contactId}
          error={isChecked && contactId === null ? t('invoice.whose') : undefined}
          onChange={setContactId}
        />
      ) : (
        <Text size="sm">
          {sale.contactName} · <Money minor={sale.totalMinor} currency={sale.currency} />
        </Text>
      )}
      <Text size="sm">{t('invoice.consequence')}</Text>
      <Text size="sm" c="dimmed">
        {t('invoice.books')}
      </Text>
    </FormDialog>
  );
}
