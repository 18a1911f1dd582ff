import { NativeSelect } from '@mantine/core';
import { IconCashRegister } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { Register } from '#contract/till-values';
import { orpc } from '#renderer/api';
import { Allowed, useMay } from '#renderer/till/parts';
import { EmptyState, FormSection, Loaded, Page, useUrlState } from '#renderer/ui';

import { OpenShiftForm } from './open-shift-form.tsx';

const address = z.object({ registerId: z.string().catch('') });

/** Opens a shift on a register that has none: `/till/shifts/open`. */
export function OpenShiftScreen() {
  const { t } = useTranslation('tillOffice');
  const registers = useQuery(orpc.till.registers.queryOptions());
  return (
    <Page title={t('shifts.open')} layout="form" back={{ to: '/till/shifts', label: t('shifts.title') }}>
      <Allowed permission="till.cash">
        <Loaded query={registers}>{({ registers: all }) => <Choose registers={all} />}</Loaded>
      </Allowed>
    </Page>
  );
}

function Choose({ registers }: { registers: readonly Register[] }) {
  const { t } = useTranslation('tillOffice');
  const may = useMay();
  const navigate = useNavigate();
  const [{ registerId }, change] = useUrlState(address);
  const free = registers.filter(({ isArchived, openShift }) => !isArchived && openShift === null);
  // Whoever counts a drawer goes on with this one, also when another window opens it meanwhile.
  const [first, setFirst] = useState(free[0]?.id);
  if (first === undefined && free[0] !== undefined) setFirst(free[0].id);
  const register = registers.find(({ id }) => id === registerId) ?? registers.find(({ id }) => id === first);
  const shown = registers.filter((each) => each === register || free.includes(each));
  if (register === undefined) {
    return (
      <EmptyState
        icon={<IconCashRegister size={22} />}
        title={t('open.noneTitle')}
        text={t('open.noneText')}
        primary={{ label: t('close.toTill'), to: '/till' }}
        secondary={may('till.manage') ? [{ label: t('setup.addRegister'), to: '/till/setup' }] : []}
      />
    );
  }
  return (
    <FormSection title={t('open.title', { name: register.name })} description={t('open.text')}>
      {shown.length > 1 && (
        <NativeSelect
          label={t('register')}
          maw={320}
          value={register.id}
          data={shown.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => change({ registerId: event.currentTarget.value })}
        />
      )}
      <OpenShiftForm
        key={register.id}
        registerId={register.id}
        isOpenAlready={register.openShift !== null}
        onOpened={() => void navigate({ to: '/till' })}
      />
    </FormSection>
  );
}
