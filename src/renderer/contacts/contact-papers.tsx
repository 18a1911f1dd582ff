import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { DocumentRow } from '#contract/documents';
import type { PaymentRow } from '#contract/payments';
import type { SaleRow } from '#contract/sales';
import { orpc, useList } from '#renderer/api';
import { DataList, DateText, DueText, Money, paperPath, StatusBadge } from '#renderer/ui';
import type { Column } from '#renderer/ui';

/** Every document of a contact, newest first. */
export function ContactDocuments({ contactId }: { contactId: string }) {
  const { t } = useTranslation('contacts');
  const list = useList(orpc.documents.list, { contactId });
  return (
    <DataList
      {...list}
      label={t('documents')}
      columns={useDocumentColumns()}
      rowKey={(row) => row.id}
      rowTo={(row) => `/documents/${row.id}`}
      height="auto"
      empty={<Nothing text={t('noDocuments')} />}
    />
  );
}

/** Every payment of a contact, newest first. */
export function ContactPayments({ contactId }: { contactId: string }) {
  const { t } = useTranslation('contacts');
  const list = useList(orpc.payments.list, { contactId });
  return (
    <DataList
      {...list}
      label={t('payments')}
      columns={usePaymentColumns()}
      rowKey={(row) => row.id}
      rowTo={(row) => `/payments/${row.id}`}
      height="auto"
      empty={<Nothing text={t('noPayments')} />}
    />
  );
}

/** Every receipt of a contact, newest first. */
export function ContactReceipts({ contactId }: { contactId: string }) {
  const { t } = useTranslation('contacts');
  const list = useList(orpc.sales.list, { contactId });
  return (
    <DataList
      {...list}
      label={t('receipts')}
      columns={useReceiptColumns()}
      rowKey={(row) => row.id}
      rowTo={(row) => paperPath('sale', row.id)}
      height="auto"
      empty={<Nothing text={t('noReceipts')} />}
    />
  );
}

function useReceiptColumns(): readonly Column<SaleRow>[] {
  const { t } = useTranslation(['contacts', 'common']);
  return [
    { key: 'number', header: t('common:number'), minWidth: 110, render: (row) => row.number },
    { key: 'soldOn', header: t('common:date'), width: 112, render: (row) => <DateText date={row.soldOn} /> },
    { key: 'register', header: t('register'), hideBelow: 780, render: (row) => row.registerName },
    {
      key: 'total',
      header: t('common:amount'),
      align: 'end',
      width: 124,
      render: (row) => <Money minor={row.totalMinor} currency={row.currency} />,
    },
  ];
}

function useDocumentColumns(): readonly Column<DocumentRow>[] {
  const { t } = useTranslation(['contacts', 'common']);
  return [
    {
      key: 'number',
      header: t('common:number'),
      minWidth: 110,
      render: (row) => row.number ?? (row.reference === '' ? t('draft') : row.reference),
    },
    { key: 'issuedOn', header: t('common:date'), width: 112, render: (row) => <DateText date={row.issuedOn} /> },
    {
      key: 'state',
      header: t('state'),
      width: 124,
      render: (row) => <StatusBadge state={row.state} isCreditNote={row.kind === 'creditNote'} />,
    },
    {
      key: 'due',
      header: t('due'),
      width: 150,
      hideBelow: 820,
      render: (row) =>
        row.dueOn === null ? null : (
          <DueText dueOn={row.dueOn} isSettled={row.openMinor === 0 || row.kind !== 'invoice'} />
        ),
    },
    {
      key: 'gross',
      header: t('common:amount'),
      align: 'end',
      width: 124,
      render: (row) => <Money minor={row.grossMinor} currency={row.currency} />,
    },
    {
      key: 'open',
      header: t('open'),
      align: 'end',
      width: 124,
      render: (row) => <Money minor={row.openMinor} currency={row.currency} isZeroQuiet />,
    },
  ];
}

function usePaymentColumns(): readonly Column<PaymentRow>[] {
  const { t } = useTranslation(['contacts', 'common']);
  return [
    { key: 'number', header: t('common:number'), minWidth: 110, render: (row) => row.number },
    { key: 'paidOn', header: t('common:date'), width: 112, render: (row) => <DateText date={row.paidOn} /> },
    {
      key: 'kind',
      header: t('tender'),
      width: 130,
      render: (row) => (row.direction === 'refunded' ? t('refund') : t(`common:tender.${row.tender}`)),
    },
    { key: 'reference', header: t('reference'), hideBelow: 780, render: (row) => row.reference },
    {
      key: 'amount',
      header: t('common:amount'),
      align: 'end',
      width: 124,
      render: (row) => <Money minor={row.amountMinor} currency={row.currency} />,
    },
    {
      key: 'unapplied',
      header: t('unused'),
      align: 'end',
      width: 124,
      render: (row) => <Money minor={row.unappliedMinor} currency={row.currency} isZeroQuiet />,
    },
  ];
}

function Nothing({ text }: { text: string }) {
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  );
}
