import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import { catalogues } from './catalogues.ts';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const languageKey = 'counterbook.language';

/** Readies the words of the page before it is drawn: the language chosen before, or the browser's. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: catalogues,
    lng: firstLanguage(),
    fallbackLng: 'en',
    supportedLngs: languages,
    ns: Object.keys(catalogues.en),
    defaultNS: 'common',
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
}

/** Writes numbers inside texts in the company's manner, like all others on the screen. */
export async function writeNumbersIn(locale: string): Promise<void> {
  const written = new Intl.NumberFormat(locale);
  i18next.services.formatter?.add('number', (value: number) => written.format(value));
  // What stands on the screen already is worded anew.
  await i18next.changeLanguage(i18next.language);
}

/** Changes the language of the page and keeps it for the next time. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(languageKey, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

function firstLanguage(): Language {
  const wanted = [localStorage.getItem(languageKey), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find(isLanguage) ?? 'en';
}

function isLanguage(tag: string | null): tag is Language {
  return languages.some((language) => language === tag);
}
