/** What the pickers of the form offer, named in the page's language. */

type Choice = { value: string; label: string };

const commonLanguages = [
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'fi',
  'fr',
  'hr',
  'hu',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'nb',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'sr',
  'sv',
  'tr',
  'uk',
  'zh',
] as const;

/** Languages by name; the one in use is always among them. */
export function namedLanguages(inUse: string, language: string): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const tags: readonly string[] = commonLanguages;
  const offered = inUse === '' || tags.includes(inUse) ? tags : [inUse, ...tags];
  return offered
    .map((tag) => ({ value: tag, label: nameOf(names, tag) }))
    .toSorted((left, right) => left.label.localeCompare(right.label, language));
}

/** Currencies by code and name. */
export function namedCurrencies(codes: readonly string[], language: string): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return codes.map((code) => ({ value: code, label: `${code} · ${nameOf(names, code)}` }));
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
