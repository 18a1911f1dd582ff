import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { orpc } from '#renderer/api';

/** Chooses the register of a list, '' for all; undefined where there is but one. */
export function useRegisterFilter(registerId: string, onChange: (registerId: string) => void) {
  const { t } = useTranslation('tillOffice');
  const { data } = useQuery(orpc.till.registers.queryOptions());
  const registers = data?.registers ?? [];
  if (registers.length <= 1 && registerId === '') return undefined;
  return (
    <NativeSelect
      aria-label={t('register')}
      w={200}
      value={registerId}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: t('allRegisters') }, ...registers.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}
