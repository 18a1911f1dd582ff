import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Settings } from '#contract/settings';

import { useDesk } from './desk.ts';

type Rates = Settings['taxRates'];

/** The rate with which something new begins; null where the company has none. */
export function usualTaxRateId(rates: Rates): string | null {
  const used = inUse(rates);
  return (used.find((rate) => rate.isDefault) ?? used[0])?.id ?? null;
}

/** The tax rate of something that is no item yet. */
export function TaxRateField({ value, onChange }: { value: string | null; onChange: (id: string) => void }) {
  const { t } = useTranslation('till');
  const { settings } = useDesk();
  return (
    <NativeSelect
      label={t('ask.taxRate')}
      size="md"
      value={value ?? ''}
      data={inUse(settings.taxRates).map((rate) => ({ value: rate.id, label: rate.name }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function inUse(rates: Rates): Rates {
  return rates.filter((rate) => !rate.isArchived);
}
