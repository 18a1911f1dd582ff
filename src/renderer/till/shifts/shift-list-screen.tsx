import { IconClockPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { ShiftRow } from '#contract/till';
import { orpc, useList } from '#renderer/api';
import { Allowed, TillPlaces, useMay, useRegisterFilter } from '#renderer/till/parts';
import { DataList, EmptyState, ListToolbar, Page, useUrlState } from '#renderer/ui';

import { useShiftColumns } from './shift-columns.tsx';

const address = z.object({ registerId: z.string().catch('') });

/** All shifts, the newest first: `/till/shifts`. */
export function ShiftListScreen() {
  const { t } = useTranslation('tillOffice');
  const may = useMay();
  const open = { label: t('shifts.open'), to: '/till/shifts/open', keys: 'n', icon: <IconClockPlay size={16} /> };
  return (
    <Page title={t('shifts.title')} layout="fill" primary={may('till.cash') ? open : undefined}>
      <TillPlaces />
      <Allowed permission="till.report">
        <Shifts />
      </Allowed>
    </Page>
  );
}

function Shifts() {
  const { t } = useTranslation(['tillOffice', 'common']);
  const [{ registerId }, change] = useUrlState(address);
  const registerFilter = useRegisterFilter(registerId, (next) => change({ registerId: next }));
  const list = useList(orpc.till.shifts, registerId === '' ? {} : { registerId });
  return (
    <>
      {registerFilter !== undefined && <ListToolbar>{registerFilter}</ListToolbar>}
      <DataList<ShiftRow>
        {...list}
        label={t('shifts.title')}
        columns={useShiftColumns()}
        rowKey={(row) => row.shiftId}
        rowTo={(row) => `/till/shifts/${row.shiftId}`}
        orderName="/till/shifts"
        empty={<NoShifts isFiltered={registerId !== ''} onClear={() => change({ registerId: '' })} />}
      />
    </>
  );
}

function NoShifts({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation('tillOffice');
  const may = useMay();
  const clear = { label: t('clearFilters'), onClick: onClear };
  return (
    <EmptyState
      icon={<IconClockPlay size={22} />}
      title={t(isFiltered ? 'shifts.noneTitle' : 'shifts.emptyTitle')}
      text={t(isFiltered ? 'shifts.noneText' : 'shifts.emptyText')}
      primary={!isFiltered && may('till.cash') ? { label: t('shifts.open'), to: '/till/shifts/open' } : undefined}
      secondary={isFiltered ? [clear] : []}
    />
  );
}
