import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

import { formatMoney, minor } from '#domain/money';

import { failureOf } from './failure.ts';
import type { Failure } from './failure.ts';
import { useFormats } from './formats.ts';
import type { Formats } from './formats.ts';

/** Words an error by its code, in the page's language; amounts and days in its data are written in the office's manner. */
export function errorText(error: unknown, formats: Formats): string {
  return failureText(failureOf(error), formats);
}

/** Words a failure that has already been told apart. */
export function failureText(failure: Failure, formats: Formats): string {
  const values = Object.fromEntries(
    Object.entries(failure.data).map(([name, value]) => [name, written(name, value, formats)]),
  );
  // Codes come from the host, so they are no literal keys here; `catalogues.test.ts` proves that each has its words.
  const translate = i18next.t as unknown as (keys: string[], values: Record<string, unknown>) => string;
  return translate([`errors:${failure.code}`, 'errors:UNEXPECTED'], { ...values, code: failure.code });
}

/** `errorText` with the company's formats; the component is drawn again when the language changes. */
export function useErrorText(): (error: unknown) => string {
  useTranslation();
  const formats = useFormats();
  return (error) => errorText(error, formats);
}

function written(name: string, value: unknown, { locale, wordLocale, currency }: Formats): string {
  if (typeof value === 'number' && name.endsWith('Minor')) return formatMoney(minor(value), { currency, locale });
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return new Intl.DateTimeFormat(wordLocale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(value));
  }
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) {
    return new Intl.DateTimeFormat(wordLocale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(value));
  }
  if (Array.isArray(value)) return value.map(listed).join(', ');
  return listed(value);
}

function listed(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  // The issues of INPUT_INVALID: where, and what is wrong there.
  return Object.values(value)
    .filter((part) => typeof part === 'string')
    .join(': ');
}
