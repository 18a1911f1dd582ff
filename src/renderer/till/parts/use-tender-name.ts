import { useTranslation } from 'react-i18next';

import type { SaleTender } from '#domain/till';

/** Gives what a tender of the till is called. */
export function useTenderName(): (tender: SaleTender) => string {
  const { t } = useTranslation('tillOffice');
  return (tender) => t(`tender.${tender}`);
}
