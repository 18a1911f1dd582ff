import { useTranslation } from 'react-i18next';

import type { E4 } from '#domain/money';
import { isUntaxed } from '#domain/tax';
import type { TaxCategory } from '#domain/tax';
import { Percent } from '#renderer/ui';

/** A tax by its rate, or by why there is none: "Tax 19 %", "Reverse charge". */
export function TaxName({ category, rateE4 }: { category: TaxCategory; rateE4: E4 }) {
  const { t } = useTranslation('documents');
  if (isUntaxed(category)) return <>{t(`taxCategory.${category as 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O'}`)}</>;
  return (
    <>
      {t('taxCategory.taxed')} <Percent value={rateE4} />
    </>
  );
}
