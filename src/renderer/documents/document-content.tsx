import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Document } from '#contract/documents';
import { Card, DateText, DetailGrid, InstantText, TextLink } from '#renderer/ui';

import classes from './documents.module.css';
import { DocumentLines } from './document-lines.tsx';
import { adjustmentRows, TotalsTable } from './totals-table.tsx';

/** What a document says: to whom, when, its lines and totals, its words. */
export function DocumentContent({ document }: { document: Document }) {
  const { t } = useTranslation('documents');
  const rows = document.adjustments.map((adjustment) => ({ ...adjustment, key: String(adjustment.position) }));
  return (
    <>
      <Card>
        <Facts document={document} />
      </Card>
      {document.introduction !== '' && <p className={classes['words']}>{document.introduction}</p>}
      <Card title={t('lines.title')}>
        <DocumentLines document={document} />
        <div className={classes['totalsBelow']}>
          <TotalsTable
            totals={document}
            priceMode={document.priceMode}
            rows={adjustmentRows(
              rows,
              rows.map(({ amountMinor }) => amountMinor),
            )}
          />
        </div>
      </Card>
      {document.note !== '' && (
        <Card title={t('field.note')}>
          <p className={classes['words']}>{document.note}</p>
        </Card>
      )}
    </>
  );
}

function Facts({ document }: { document: Document }) {
  const { t } = useTranslation('documents');
  const isInvoice = document.kind === 'invoice';
  const dates = [
    {
      label: t('field.date'),
      value: document.issuedOn === null ? t('whenIssued') : <DateText date={document.issuedOn} />,
    },
    ...(isInvoice
      ? [
          {
            label: t('field.dueDate'),
            value: document.dueOn === null ? t('byTerms') : <DateText date={document.dueOn} />,
          },
        ]
      : []),
    { label: t('field.reference'), value: document.reference },
    ...(document.correctsDocumentId === null
      ? []
      : [
          {
            label: t('correctsInvoice'),
            value: (
              <TextLink to={`/documents/${document.correctsDocumentId}`}>{document.correctsNumber ?? ''}</TextLink>
            ),
          },
        ]),
    ...(document.issuedAt === null ? [] : [{ label: t('issuedAt'), value: <InstantText at={document.issuedAt} /> }]),
  ];
  return (
    <div className={classes['facts']}>
      <Address document={document} />
      <DetailGrid details={dates} columns={3} />
    </div>
  );
}

function Address({ document }: { document: Document }) {
  const { t } = useTranslation('documents');
  const { buyer, contactId } = document;
  if (buyer === null) return <Text c="dimmed">{t('noContact')}</Text>;
  const town = [`${buyer.postalCode} ${buyer.city}`.trim(), buyer.region].filter((part) => part !== '').join(', ');
  const lines = [buyer.contactPerson, buyer.street, town, buyer.country];
  return (
    <address className={classes['address']}>
      <strong>
        {contactId === null ? buyer.name : <TextLink to={`/contacts/${contactId}`}>{buyer.name}</TextLink>}
      </strong>
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <span key={line}>{line}</span>
        ))}
      {buyer.taxNumber !== '' && (
        <span>
          {t('taxNumber')} {buyer.taxNumber}
        </span>
      )}
    </address>
  );
}
