import { createInstance } from 'i18next';

import german from '#resources/locales/de/papers.json' with { type: 'json' };
import english from '#resources/locales/en/papers.json' with { type: 'json' };

type Catalogue = typeof english;
type Group = keyof Catalogue;

/** Names a text of the catalogue `papers`, as 'group.name'. */
export type WordKey = { [G in Group]: `${G}.${keyof Catalogue[G] & string}` }[Group];

/** Gives a text in one language, with its `{{places}}` filled in. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string>>) => string;

const catalogues = createInstance();
void catalogues.init({
  resources: { en: { papers: english }, de: { papers: german } },
  lng: 'en',
  fallbackLng: 'en',
  ns: ['papers'],
  defaultNS: 'papers',
  // The catalogue is inlined, so that it is there when this module is.
  initAsync: false,
  // A paper is no HTML: an ampersand in a name stays one.
  interpolation: { escapeValue: false },
});

/** The texts of papers in a language. */
export function wordsIn(language: 'en' | 'de'): Words {
  const translate = catalogues.getFixedT(language, 'papers');
  return (key, values = {}) => translate(key, { ...values, skipOnVariables: true });
}
