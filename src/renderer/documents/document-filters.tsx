import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { isCalendarDate } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { orpc } from '#renderer/api';
import { PeriodFilter, usePeriodChip } from '#renderer/payments';
import { ListToolbar, useUrlState } from '#renderer/ui';
import type { FilterChip } from '#renderer/ui';

const states = ['all', 'draft', 'issued', 'unpaid', 'overdue', 'paid'] as const;
const kinds = ['all', 'invoice', 'creditNote'] as const;

// The names that links into this list use are those of the contract.
const address = z.object({
  q: z.string().catch(''),
  state: z.enum(states).catch('all'),
  kind: z.enum(kinds).catch('all'),
  contactId: z.string().catch(''),
  issuedFrom: z.string().catch(''),
  issuedTo: z.string().catch(''),
  sort: z.enum(['issuedOn', 'number', 'dueOn', 'gross']).catch('issuedOn'),
  direction: z.enum(['asc', 'desc']).catch('desc'),
});

/** What the list of documents shows; it lives in the address. */
export function useDocumentFilters() {
  const [state, change] = useUrlState(address);
  const { q, kind, contactId, sort, direction } = state;
  const issuedFrom = dayOf(state.issuedFrom);
  const issuedTo = dayOf(state.issuedTo);
  return {
    state,
    change,
    issuedFrom,
    issuedTo,
    isFiltered:
      [q, contactId, state.issuedFrom, state.issuedTo].join('') !== '' || kind !== 'all' || state.state !== 'all',
    clear: () => change({ q: '', state: undefined, kind: undefined, contactId: '', issuedFrom: '', issuedTo: '' }),
    input: {
      sort,
      direction,
      ...(q !== '' && { q }),
      ...(state.state !== 'all' && { state: state.state }),
      ...(kind !== 'all' && { kind }),
      ...(contactId !== '' && { contactId }),
      ...(issuedFrom !== null && { issuedFrom }),
      ...(issuedTo !== null && { issuedTo }),
    },
  };
}

export type ListFilters = ReturnType<typeof useDocumentFilters>;

/** The line above the list: search, state, kind and dates. */
export function DocumentFilters({ filters }: { filters: ListFilters }) {
  const { t } = useTranslation(['documents', 'common']);
  const { state, change } = filters;
  const setPeriod = ({ from, to }: { from: CalendarDate | null; to: CalendarDate | null }) =>
    change({ issuedFrom: from ?? '', issuedTo: to ?? '' });
  const period = { from: filters.issuedFrom, to: filters.issuedTo };
  const shown = states.filter((name) => name !== 'issued' || state.state === 'issued');
  return (
    <ListToolbar
      search={{ value: state.q, onChange: (q) => change({ q }), placeholder: t('list.search') }}
      states={{
        label: t('status'),
        value: state.state,
        options: shown.map((value) => ({ value, label: t(`stateFilter.${value}`) })),
        onChange: (value) => change({ state: value === 'all' ? undefined : value }),
      }}
      chips={useChips(filters, usePeriodChip(period, setPeriod))}
    >
      <NativeSelect
        size="sm"
        aria-label={t('list.kind')}
        value={state.kind}
        data={kinds.map((value) => ({ value, label: t(`kindFilter.${value}`) }))}
        onChange={(event) => {
          const kind = kinds.find((value) => value === event.currentTarget.value);
          change({ kind: kind === 'all' ? undefined : kind });
        }}
      />
      <PeriodFilter period={period} onChange={setPeriod} />
    </ListToolbar>
  );
}

function useChips({ state, change }: ListFilters, periodChip: FilterChip | undefined): FilterChip[] {
  const contact = useQuery({
    ...orpc.contacts.get.queryOptions({ input: { id: state.contactId } }),
    enabled: state.contactId !== '',
  });
  const chips: FilterChip[] = periodChip === undefined ? [] : [periodChip];
  if (state.contactId !== '') {
    chips.push({
      key: 'contact',
      label: contact.data?.name ?? '…',
      onRemove: () => change({ contactId: '' }),
    });
  }
  return chips;
}

function dayOf(text: string): CalendarDate | null {
  return isCalendarDate(text) ? text : null;
}
