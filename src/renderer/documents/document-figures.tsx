import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Document } from '#contract/documents';
import { minor } from '#domain/money';
import { AllocationList } from '#renderer/payments';
import { Card, DueText, Figures, Money } from '#renderer/ui';

import classes from './documents.module.css';

/** What is owed on a document, and what has been paid on it. */
export function DocumentFigures({ document }: { document: Document }) {
  const { t } = useTranslation('documents');
  const { kind, status, currency } = document;
  const isCreditNote = kind === 'creditNote';
  if (status === 'draft') {
    return (
      <Card title={t('totals.title')}>
        <p className={classes['big']}>
          <Money minor={document.grossMinor} currency={currency} isBold />
        </p>
        <Text c="dimmed">{t('draftHint')}</Text>
      </Card>
    );
  }
  const usedMinor = minor(document.dueMinor - document.openMinor);
  return (
    <>
      <Card title={t(isCreditNote ? 'figures.unused' : 'figures.open')}>
        <p className={classes['big']}>
          <Money minor={document.openMinor} currency={currency} isBold />
        </p>
        {!isCreditNote && document.dueOn !== null && document.openMinor > 0 && <DueText dueOn={document.dueOn} />}
        <Figures
          isApart
          figures={[
            { label: t('totals.total'), value: <Money minor={document.dueMinor} currency={currency} /> },
            {
              label: t(isCreditNote ? 'figures.used' : 'figures.paid'),
              value: <Money minor={usedMinor} currency={currency} />,
            },
          ]}
        />
      </Card>
      <Card title={t(isCreditNote ? 'figures.usedFor' : 'figures.payments')}>
        <AllocationList currency={currency} allocations={allocationsOf(document)} />
      </Card>
    </>
  );
}

/** An invoice shows the payments, credit notes and receipts behind it, a credit note what it was used for. */
function allocationsOf({ kind, allocations }: Document) {
  return allocations.map((allocation) => ({
    id: allocation.id,
    otherKind: kind === 'invoice' ? allocation.sourceKind : allocation.documentKind,
    otherId: kind === 'invoice' ? allocation.sourcePaperId : allocation.documentId,
    otherNumber: kind === 'invoice' ? allocation.sourceNumber : allocation.documentNumber,
    sourceId: allocation.sourceId,
    documentId: allocation.documentId,
    allocatedOn: allocation.allocatedOn,
    amountMinor: allocation.amountMinor,
    isUndone: allocation.isUndone,
    // What a refund has paid out, and what was paid at the till, stays as it is.
    canUndo: allocation.documentKind !== 'refund' && allocation.sourcePaperId === allocation.sourceId,
  }));
}
