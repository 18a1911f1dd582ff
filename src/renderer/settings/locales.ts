/** What the pickers of the settings offer: locales, currencies, time zones and months, named in the page's language. */
import { currencyCodes } from '#domain/money';

export type Choice = { value: string; label: string };

const commonLocales = [
  'en-GB',
  'en-US',
  'en-IE',
  'en-CA',
  'en-AU',
  'en-NZ',
  'en-IN',
  'en-ZA',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'fr-CH',
  'fr-CA',
  'it-IT',
  'es-ES',
  'es-MX',
  'pt-PT',
  'pt-BR',
  'nl-NL',
  'nl-BE',
  'da-DK',
  'sv-SE',
  'nb-NO',
  'fi-FI',
  'pl-PL',
  'cs-CZ',
  'hu-HU',
  'ro-RO',
  'tr-TR',
  'ja-JP',
];

/** Locales, each with how it writes a number and a day; the one in use is always among them. */
export function localeChoices(inUse: string, language: string): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const tags = commonLocales.includes(inUse) ? commonLocales : [inUse, ...commonLocales];
  return tags.map((tag) => ({ value: tag, label: `${nameOf(names, tag)} · ${sampleOf(tag)}` }));
}

/** Currencies of ISO 4217 by code and name. */
export function currencyChoices(language: string): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return currencyCodes.map((code) => ({ value: code, label: `${code} · ${nameOf(names, code)}` }));
}

/** Time zones of the IANA; the one in use is always among them. */
export function timeZoneChoices(inUse: string): Choice[] {
  const zones = Intl.supportedValuesOf('timeZone');
  const known = zones.includes(inUse) ? zones : [inUse, ...zones];
  return known.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

/** The months, '1' to '12'. */
export function monthChoices(language: string): Choice[] {
  const written = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: written.format(new Date(Date.UTC(2026, index, 1))),
  }));
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

function sampleOf(tag: string): string {
  try {
    const day = new Intl.DateTimeFormat(tag, { dateStyle: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, 10, 21));
    return `${new Intl.NumberFormat(tag, { minimumFractionDigits: 2 }).format(1234.5)} · ${day}`;
  } catch {
    return tag;
  }
}
