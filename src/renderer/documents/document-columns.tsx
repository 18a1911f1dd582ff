import { Text, Tooltip } from '@mantine/core';
import { IconReceiptRefund } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { DocumentRow } from '#contract/documents';
import { DateText, DueText, Money, StatusBadge } from '#renderer/ui';
import type { Column } from '#renderer/ui';

import classes from './documents.module.css';

/** The columns of the list of documents. */
export function useDocumentColumns(): readonly Column<DocumentRow>[] {
  const { t } = useTranslation(['documents', 'common']);
  return [
    { key: 'number', header: t('common:number'), width: 124, sortKey: 'number', render: (row) => <Number row={row} /> },
    {
      key: 'issuedOn',
      header: t('common:date'),
      width: 108,
      sortKey: 'issuedOn',
      hideBelow: 900,
      render: (row) => <DateText date={row.issuedOn} />,
    },
    {
      key: 'contact',
      header: t('common:contact_one'),
      grow: 3,
      minWidth: 140,
      render: (row) =>
        row.contactName === '' ? (
          <Text span inherit c="dimmed">
            {t('noContact')}
          </Text>
        ) : (
          <span title={row.contactName}>{row.contactName}</span>
        ),
    },
    {
      key: 'reference',
      header: t('field.reference'),
      grow: 1,
      minWidth: 84,
      hideBelow: 980,
      render: (row) => <span title={row.reference}>{row.reference}</span>,
    },
    {
      key: 'net',
      header: t('totals.net'),
      align: 'end',
      width: 116,
      hideBelow: 1200,
      render: (row) => <Money minor={row.netMinor} currency={row.currency} />,
    },
    {
      key: 'gross',
      header: t('totals.total'),
      align: 'end',
      width: 116,
      sortKey: 'gross',
      render: (row) => <Money minor={row.grossMinor} currency={row.currency} />,
    },
    {
      key: 'open',
      header: t('open'),
      align: 'end',
      width: 116,
      render: (row) => <Money minor={row.openMinor} currency={row.currency} isZeroQuiet />,
    },
    { key: 'due', header: t('due'), width: 124, sortKey: 'dueOn', render: (row) => <Due row={row} /> },
    {
      key: 'state',
      header: t('status'),
      width: 116,
      render: (row) => <StatusBadge state={row.state} isCreditNote={row.kind === 'creditNote'} />,
    },
  ];
}

function Number({ row }: { row: DocumentRow }) {
  const { t } = useTranslation(['documents', 'common']);
  const isCreditNote = row.kind === 'creditNote';
  return (
    <span className={classes['number']}>
      {row.number ?? (
        <Text span inherit c="dimmed">
          {t('noNumber')}
        </Text>
      )}
      {isCreditNote && (
        <Tooltip label={t('common:creditNote_one')}>
          <span className={classes['kind']} role="img" aria-label={t('common:creditNote_one')}>
            <IconReceiptRefund size={15} aria-hidden />
          </span>
        </Tooltip>
      )}
    </span>
  );
}

function Due({ row }: { row: DocumentRow }) {
  if (row.dueOn === null || row.kind === 'creditNote') return null;
  return <DueText dueOn={row.dueOn} isSettled={row.status === 'draft' || row.openMinor === 0} />;
}
