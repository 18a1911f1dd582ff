import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from './client.ts';

/** How this office writes amounts and days. */
export type Formats = {
  /** For numbers, amounts and days in figures. */
  locale: string;
  /** For days with words (month, weekday): the page's language, in the manner of the company's country where it can. */
  wordLocale: string;
  currency: string;
};

const untilKnown = { locale: 'en-GB', currency: 'EUR' };

/** How this office writes, for all that is drawn below; the root provides it, so that not every amount asks for itself. */
export const FormatsContext = createContext<Formats>({ ...untilKnown, wordLocale: untilKnown.locale });

/** The company's locale and currency; sensible ones until the settings have arrived. */
export function useFormats(): Formats {
  return useContext(FormatsContext);
}

/** Reads what `FormatsContext` provides. Once, at the root. */
export function useCompanyFormats(): Formats {
  const { i18n } = useTranslation();
  const { data } = useQuery(
    orpc.settings.get.queryOptions({
      staleTime: Infinity,
      select: ({ company }) => ({ locale: usableLocale(company.locale), currency: company.currency }),
    }),
  );
  const { locale, currency } = data ?? untilKnown;
  const { language } = i18n;
  return useMemo(() => ({ locale, currency, wordLocale: inLanguage(locale, language) }), [locale, currency, language]);
}

/** Today in the company's time zone, or undefined until the host has said so. */
export function useToday() {
  const { data } = useQuery(orpc.system.info.queryOptions());
  return data?.today;
}

/** The locale when it speaks the language, otherwise the language in the locale's country: de-DE for `en` is en-DE. */
export function inLanguage(locale: string, language: string): string {
  const { language: spoken, region } = new Intl.Locale(locale);
  if (spoken === language) return locale;
  return region === undefined ? language : `${language}-${region}`;
}

function usableLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? untilKnown.locale;
  } catch {
    return untilKnown.locale;
  }
}
