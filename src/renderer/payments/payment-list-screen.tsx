import { IconCash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { PaymentRow } from '#contract/payments';
import { isCalendarDate } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { orpc, useList } from '#renderer/api';
import { DataList, EmptyState, ListToolbar, Page, useUrlState } from '#renderer/ui';
import type { FilterChip } from '#renderer/ui';

import { usePaymentColumns } from './payment-columns.tsx';
import { PeriodFilter, usePeriodChip } from './period-filter.tsx';
import type { Period } from './periods.ts';

const address = z.object({
  q: z.string().catch(''),
  contactId: z.string().catch(''),
  paidFrom: z.string().catch(''),
  paidTo: z.string().catch(''),
  sort: z.enum(['paidOn', 'number', 'amount']).catch('paidOn'),
  direction: z.enum(['asc', 'desc']).catch('desc'),
});

/** Money received and refunded: `/payments`. */
export function PaymentListScreen() {
  const { t } = useTranslation(['payments', 'common']);
  const [state, change] = useUrlState(address);
  const { q, contactId, sort, direction } = state;
  const period: Period = { from: dayOf(state.paidFrom), to: dayOf(state.paidTo) };
  const setPeriod = ({ from, to }: Period) => change({ paidFrom: from ?? '', paidTo: to ?? '' });
  const list = useList(orpc.payments.list, {
    sort,
    direction,
    ...(q !== '' && { q }),
    ...(contactId !== '' && { contactId }),
    ...(period.from !== null && { paidFrom: period.from }),
    ...(period.to !== null && { paidTo: period.to }),
  });
  const chips = [usePeriodChip(period, setPeriod), useContactChip(contactId, () => change({ contactId: '' }))];
  const isFiltered = [q, contactId, state.paidFrom, state.paidTo].join('') !== '';
  return (
    <Page
      title={t('common:payment_other')}
      count={list.total}
      layout="fill"
      primary={{ label: t('record'), to: '/payments/new', keys: 'n', icon: <IconCash size={16} /> }}
    >
      <ListToolbar
        search={{ value: q, onChange: (next) => change({ q: next }), placeholder: t('list.search') }}
        chips={chips.filter((chip) => chip !== undefined)}
      >
        <PeriodFilter period={period} onChange={setPeriod} />
      </ListToolbar>
      <DataList<PaymentRow>
        {...list}
        label={t('common:payment_other')}
        columns={usePaymentColumns()}
        rowKey={(row) => row.id}
        rowTo={(row) => `/payments/${row.id}`}
        sort={{ sort, direction }}
        onSort={(next) => change(next)}
        orderName="/payments"
        empty={
          <NoPayments
            isFiltered={isFiltered}
            onClear={() => change({ q: '', contactId: '', paidFrom: '', paidTo: '' })}
          />
        }
      />
    </Page>
  );
}

function useContactChip(contactId: string, onRemove: () => void): FilterChip | undefined {
  const contact = useQuery({
    ...orpc.contacts.get.queryOptions({ input: { id: contactId } }),
    enabled: contactId !== '',
  });
  return contactId === '' ? undefined : { key: 'contact', label: contact.data?.name ?? '…', onRemove };
}

function NoPayments({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation('payments');
  const icon = <IconCash size={22} />;
  if (isFiltered) {
    return (
      <EmptyState
        icon={icon}
        title={t('list.noneTitle')}
        text={t('list.noneText')}
        secondary={[{ label: t('list.clearFilters'), onClick: onClear }]}
      />
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={t('list.emptyTitle')}
      text={t('list.emptyText')}
      primary={{ label: t('record'), to: '/payments/new' }}
      secondary={[{ label: t('list.toInvoices'), to: '/documents' }]}
    />
  );
}

function dayOf(text: string): CalendarDate | null {
  return isCalendarDate(text) ? text : null;
}
