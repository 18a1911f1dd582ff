import { NativeSelect } from '@mantine/core';
import { IconClockPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { ShiftRow } from '#contract/till';
import { orpc, useList } from '#renderer/api';
import { Allowed, TillPlaces, useMay, useRegisters } from '#renderer/till/parts';
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
  const registers = useRegisters();
  const list = useList(orpc.till.shifts, registerId === '' ? {} : { registerId });
  return (
    <>
      {(registers.length > 1 || registerId !== '') && (
        <ListToolbar>
          <NativeSelect
            aria-label={t('register')}
            w={200}
            value={registerId}
            onChange={(event) => change({ registerId: event.currentTarget.value })}
            data={[
              { value: '', label: t('allRegisters') },
              ...registers.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </ListToolbar>
      )}
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
