import { IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { SaleRow } from '#contract/sales';
import { isCalendarDate } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { orpc, useList } from '#renderer/api';
import { PeriodFilter, usePeriodChip } from '#renderer/payments';
import type { Period } from '#renderer/payments';
import { Allowed, TillPlaces, useMay, useRegisterFilter } from '#renderer/till/parts';
import { PrintQueueNotice } from '#renderer/till/print-queue';
import { DataList, EmptyState, ListToolbar, Page, useUrlState } from '#renderer/ui';
import type { FilterChip } from '#renderer/ui';

import { useReceiptColumns } from './receipt-columns.tsx';

const address = z.object({
  q: z.string().catch(''),
  registerId: z.string().catch(''),
  shiftId: z.string().catch(''),
  contactId: z.string().catch(''),
  soldFrom: z.string().catch(''),
  soldTo: z.string().catch(''),
  sort: z.enum(['soldAt', 'total']).catch('soldAt'),
  direction: z.enum(['asc', 'desc']).catch('desc'),
});
const noFilter = { q: '', registerId: '', shiftId: '', contactId: '', soldFrom: '', soldTo: '' };

/** All receipts, the newest first: `/till/receipts`. */
export function ReceiptListScreen() {
  const { t } = useTranslation('tillOffice');
  return (
    <Page title={t('receipts.title')} layout="fill">
      <TillPlaces>
        <PrintQueueNotice />
      </TillPlaces>
      <Allowed permission="till.read">
        <Receipts />
      </Allowed>
    </Page>
  );
}

function Receipts() {
  const { t } = useTranslation('tillOffice');
  const [state, change] = useUrlState(address);
  const { q, registerId, shiftId, contactId, sort, direction } = state;
  const registerFilter = useRegisterFilter(registerId, (next) => change({ registerId: next }));
  const period: Period = { from: dayOf(state.soldFrom), to: dayOf(state.soldTo) };
  const setPeriod = ({ from, to }: Period) => change({ soldFrom: from ?? '', soldTo: to ?? '' });
  const list = useList(orpc.sales.list, {
    sort,
    direction,
    ...(q !== '' && { q }),
    ...(registerId !== '' && { registerId }),
    ...(shiftId !== '' && { shiftId }),
    ...(contactId !== '' && { contactId }),
    ...(period.from !== null && { soldFrom: period.from }),
    ...(period.to !== null && { soldTo: period.to }),
  });
  const chips = [
    usePeriodChip(period, setPeriod),
    useShiftChip(shiftId, () => change({ shiftId: '' })),
    useContactChip(contactId, () => change({ contactId: '' })),
  ];
  const isFiltered = Object.keys(noFilter).some((name) => state[name as keyof typeof noFilter] !== '');
  return (
    <>
      <ListToolbar
        search={{ value: q, onChange: (next) => change({ q: next }), placeholder: t('receipts.search') }}
        chips={chips.filter((chip) => chip !== undefined)}
      >
        {registerFilter}
        <PeriodFilter period={period} onChange={setPeriod} />
      </ListToolbar>
      <DataList<SaleRow>
        {...list}
        label={t('receipts.title')}
        columns={useReceiptColumns()}
        rowKey={(row) => row.id}
        rowTo={(row) => `/till/receipts/${row.id}`}
        sort={{ sort, direction }}
        onSort={(next) => change(next)}
        orderName="/till/receipts"
        empty={<NoReceipts isFiltered={isFiltered} onClear={() => change(noFilter)} />}
      />
    </>
  );
}

function NoReceipts({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation('tillOffice');
  const icon = <IconReceipt size={22} />;
  if (isFiltered) {
    return (
      <EmptyState
        icon={icon}
        title={t('receipts.noneTitle')}
        text={t('receipts.noneText')}
        secondary={[{ label: t('clearFilters'), onClick: onClear }]}
      />
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={t('receipts.emptyTitle')}
      text={t('receipts.emptyText')}
      primary={{ label: t('close.toTill'), to: '/till' }}
    />
  );
}

function useShiftChip(shiftId: string, onRemove: () => void): FilterChip | undefined {
  const { t } = useTranslation('tillOffice');
  const may = useMay();
  const shift = useQuery({
    ...orpc.till.report.queryOptions({ input: { shiftId } }),
    enabled: shiftId !== '' && may('till.report'),
    select: ({ zNumber, registerName }) => ({ zNumber, registerName }),
  });
  if (shiftId === '') return undefined;
  const { zNumber = null, registerName = '…' } = shift.data ?? {};
  const label =
    zNumber === null ? t('receipts.ofOpenShift', { name: registerName }) : t('receipts.ofShift', { number: zNumber });
  return { key: 'shift', label, onRemove };
}

function useContactChip(contactId: string, onRemove: () => void): FilterChip | undefined {
  const contact = useQuery({
    ...orpc.contacts.get.queryOptions({ input: { id: contactId } }),
    enabled: contactId !== '',
  });
  return contactId === '' ? undefined : { key: 'contact', label: contact.data?.name ?? '…', onRemove };
}

function dayOf(text: string): CalendarDate | null {
  return isCalendarDate(text) ? text : null;
}
