import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { TaxRate } from '#contract/settings';
import { formatPercent } from '#domain/money';
import { orpc, useFormats } from '#renderer/api';

/** The company's tax rates and how they are called: "Standard, 19 %". */
export function useTaxRates() {
  const { t } = useTranslation('items');
  const { locale } = useFormats();
  const { data } = useQuery(orpc.settings.get.queryOptions());
  const rates = data?.taxRates ?? [];
  const nameOf = ({ name, rateE4 }: TaxRate) => {
    const percent = formatPercent(rateE4, { locale });
    // "Standard 19 %" says it already, also where the locale writes 19%.
    return squeezed(name).includes(squeezed(percent)) ? name : `${name}, ${percent}`;
  };
  const standard = rates.find((rate) => rate.isDefault);
  const defaultName = standard === undefined ? t('tax.default') : t('tax.defaultIs', { rate: nameOf(standard) });
  /** A rate in words; the default one for null or ''. */
  const wordsOf = (id: string | null) => {
    const rate = rates.find((known) => known.id === id);
    return rate === undefined ? defaultName : nameOf(rate);
  };
  /** What can be chosen: the default, the rates in use, and the one chosen before though it is archived. */
  const optionsFor = (chosen: string) => [
    { value: '', label: defaultName },
    ...rates
      .filter((rate) => !rate.isArchived || rate.id === chosen)
      .map((rate) => ({ value: rate.id, label: nameOf(rate) })),
  ];
  const rateOf = (id: string | null) => rates.find((known) => known.id === id) ?? standard;
  return { wordsOf, optionsFor, rateOf, isInclusive: data?.company.priceMode === 'inclusive' };
}

function squeezed(text: string): string {
  return text.replaceAll(/\s/g, '');
}
