import { Button } from '@mantine/core';
import { IconCash, IconCircleCheck, IconFileTypePdf } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Payment } from '#contract/payments';
import { client, orpc } from '#renderer/api';
import {
  Badge,
  Card,
  DateText,
  DetailColumns,
  DetailGrid,
  InstantText,
  Loaded,
  Money,
  Page,
  TextLink,
  useNeighbours,
  usePathId,
} from '#renderer/ui';

import { AllocationList } from './allocation-list.tsx';
import { CreditUse } from './credit-use.tsx';
import classes from './payments.module.css';
import { usePaper } from './use-paper.ts';

/** One payment: `/payments/$id`. */
export function PaymentScreen() {
  return <OpenPayment isNew={false} />;
}

/** The payment that has just been recorded: `/payments/$id/recorded`. */
export function RecordedPaymentScreen() {
  return <OpenPayment isNew />;
}

function OpenPayment({ isNew }: { isNew: boolean }) {
  const id = usePathId();
  const payment = useQuery(orpc.payments.get.queryOptions({ input: { id } }));
  return <Loaded query={payment}>{(known) => <PaymentView key={id} payment={known} isNew={isNew} />}</Loaded>;
}

function PaymentView({ payment, isNew }: { payment: Payment; isNew: boolean }) {
  const { t } = useTranslation(['payments', 'common']);
  const navigate = useNavigate();
  const paper = usePaper(() => client.payments.pdf({ id: payment.id }));
  const { contactId, unappliedMinor, direction } = payment;
  const isRefund = direction === 'refunded';
  const refund = () => void navigate({ to: '/payments/new', search: { contactId, direction: 'refunded' } });
  return (
    <Page
      title={`${t(`direction.${direction}Title`)} ${payment.number}`}
      badge={<StateBadge payment={payment} />}
      subtitle={<TextLink to={`/contacts/${contactId}`}>{payment.contactName}</TextLink>}
      back={{ to: '/payments', label: t('common:payment_other') }}
      neighbours={useNeighbours('/payments', payment.id)}
      primary={{
        label: t('voucher'),
        icon: <IconFileTypePdf size={16} />,
        keys: 'p',
        onClick: paper.open,
        isRunning: paper.isOpening,
      }}
      secondary={unappliedMinor > 0 ? [{ label: t('refund'), icon: <IconCash size={16} />, onClick: refund }] : []}
    >
      {isNew && <Recorded payment={payment} />}
      <DetailColumns
        side={
          <Card title={t(isRefund ? 'allocations.paidOut' : 'allocations.usedFor')}>
            <AllocationList currency={payment.currency} allocations={allocationsOf(payment)} />
          </Card>
        }
      >
        <Card>
          <Facts payment={payment} />
        </Card>
        {!isRefund && unappliedMinor > 0 && (
          <CreditUse sourceId={payment.id} contactId={contactId} creditMinor={unappliedMinor} />
        )}
      </DetailColumns>
    </Page>
  );
}

function StateBadge({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments');
  if (payment.direction === 'refunded') return <Badge tone="warning">{t('direction.refunded')}</Badge>;
  if (payment.unappliedMinor === 0) return <Badge tone="good">{t('state.used')}</Badge>;
  const isUnused = payment.unappliedMinor === payment.amountMinor;
  return <Badge tone="info">{t(isUnused ? 'state.unused' : 'state.partlyUsed')}</Badge>;
}

/** What people want right after the money was taken: the number and the next one; the voucher is the page's first action. */
function Recorded({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments');
  const navigate = useNavigate();
  return (
    <div className={classes['recorded']} role="status">
      <IconCircleCheck size={20} aria-hidden />
      <strong>{t('recorded.title', { number: payment.number })}</strong>
      <Button variant="default" ms="auto" onClick={() => void navigate({ to: '/payments/new' })}>
        {t('recorded.another')}
      </Button>
    </div>
  );
}

function Facts({ payment }: { payment: Payment }) {
  const { t } = useTranslation(['payments', 'common']);
  const { currency } = payment;
  const isRefund = payment.direction === 'refunded';
  return (
    <>
      <p className={classes['big']}>
        <Money minor={payment.amountMinor} currency={currency} isBold />
      </p>
      <DetailGrid
        columns={3}
        details={[
          { label: t('field.paidOn'), value: <DateText date={payment.paidOn} /> },
          { label: t('field.tender'), value: t(`common:tender.${payment.tender}`) },
          { label: t('field.reference'), value: payment.reference },
          ...(isRefund
            ? []
            : [{ label: t('column.unused'), value: <Money minor={payment.unappliedMinor} currency={currency} /> }]),
          { label: t('field.recordedAt'), value: <InstantText at={payment.createdAt} /> },
          ...(payment.note === '' ? [] : [{ label: t('common:note'), value: payment.note }]),
        ]}
      />
    </>
  );
}

function allocationsOf({ id, direction, allocations }: Payment) {
  const isReceived = direction === 'received';
  return allocations.map((allocation) => ({
    id: allocation.id,
    otherKind: allocation.documentKind,
    otherId: allocation.paperId,
    otherNumber: allocation.documentNumber,
    sourceId: isReceived ? id : allocation.documentId,
    documentId: isReceived ? allocation.documentId : id,
    allocatedOn: allocation.allocatedOn,
    amountMinor: allocation.amountMinor,
    isUndone: allocation.isUndone,
    // What a refund has paid out stays paid out.
    canUndo: isReceived && allocation.documentKind !== 'refund',
  }));
}
