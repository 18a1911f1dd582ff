import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Register } from '#contract/till-values';
import { orpc } from '#renderer/api';
import { Allowed } from '#renderer/till/parts';
import { EmptyState, Loaded, Page, usePathId } from '#renderer/ui';

import { CloseForm } from './close-form.tsx';

/** Counts the drawer and closes the shift: `/till/shifts/$id/close`. It is blind: what is expected is not even loaded here. */
export function CloseShiftScreen() {
  const { t } = useTranslation('tillOffice');
  const id = usePathId();
  const registers = useQuery(orpc.till.registers.queryOptions());
  const [known, setKnown] = useState<Register>();
  const register = registers.data?.registers.find(({ openShift }) => openShift?.id === id);
  if (register !== undefined && register !== known) setKnown(register);
  // The notice that the shift is closed may come before the answer to closing it: the form stays until then.
  const shown = register ?? (known?.openShift?.id === id ? known : undefined);
  if (shown !== undefined) return <CloseForm key={id} shiftId={id} register={shown} />;
  return (
    <Page title={t('close.title')} back={{ to: '/till/shifts', label: t('shifts.title') }}>
      <Allowed permission="till.cash">
        <Loaded query={registers}>
          {() => (
            <EmptyState
              title={t('close.notOpenTitle')}
              text={t('close.notOpenText')}
              primary={{ label: t('close.showReport'), to: `/till/shifts/${id}` }}
              secondary={[{ label: t('close.toTill'), to: '/till' }]}
            />
          )}
        </Loaded>
      </Allowed>
    </Page>
  );
}
