import { useQuery } from '@tanstack/react-query';

import { orpc } from './client.ts';

/** How this office writes amounts and days. */
export type Formats = { locale: string; currency: string };

const untilKnown: Formats = { locale: 'en-GB', currency: 'EUR' };

/** The company's locale and currency; sensible ones until the settings have arrived. */
export function useFormats(): Formats {
  const { data } = useQuery(
    orpc.settings.get.queryOptions({
      staleTime: Infinity,
      select: ({ company }): Formats => ({ locale: usableLocale(company.locale), currency: company.currency }),
    }),
  );
  return data ?? untilKnown;
}

/** Today in the company's time zone, or undefined until the host has said so. */
export function useToday() {
  const { data } = useQuery(orpc.system.info.queryOptions());
  return data?.today;
}

function usableLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? untilKnown.locale;
  } catch {
    return untilKnown.locale;
  }
}
