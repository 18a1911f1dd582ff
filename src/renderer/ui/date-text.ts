import { isCalendarDate } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';

type DateStyle = 'short' | 'medium' | 'full';

/** A day in the manner of a locale: 21/11/2026, 21 Nov 2026, Saturday, 21 November 2026. */
export function writtenDate(date: CalendarDate, { locale, style }: { locale: string; style: DateStyle }): string {
  const options: Intl.DateTimeFormatOptions =
    style === 'short' ? { year: 'numeric', month: '2-digit', day: '2-digit' } : { dateStyle: style };
  return formatFor(locale, style, options).format(new Date(date));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than a hundred uses of it, and a list writes many days. */
function formatFor(locale: string, style: DateStyle, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${style}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, known);
  return known;
}

/**
 * Reads a day as people type it: '2026-11-21', or the locale's order with any mark between ("21.11.2026", "11/21/26", "21 11"),
 * with the year of `today` where none is given. Undefined when it is no day.
 */
export function readDate(
  text: string,
  { locale, today }: { locale: string; today: CalendarDate },
): CalendarDate | undefined {
  const numbers = text.trim().match(/\d+/g) ?? [];
  const [first = '', second = '', third] = numbers;
  if (numbers.length < 2 || numbers.length > 3 || /[^\d\s./-]/.test(text.trim())) return undefined;
  if (first.length === 4) return dateOf(first, second, third ?? '');
  const order = orderOf(locale);
  if (order === 'ymd' && third !== undefined) return dateOf(yearOf(first, today), second, third);
  const year = third === undefined ? today.slice(0, 4) : yearOf(third, today);
  return order === 'dmy' ? dateOf(year, second, first) : dateOf(year, first, second);
}

/** In which order a locale writes day, month and year. */
export function orderOf(locale: string): 'dmy' | 'mdy' | 'ymd' {
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).formatToParts(0).map((part) => part.type);
  if (parts.indexOf('year') < parts.indexOf('month')) return 'ymd';
  return parts.indexOf('day') < parts.indexOf('month') ? 'dmy' : 'mdy';
}

function yearOf(digits: string, today: CalendarDate): string {
  return digits.length <= 2 ? today.slice(0, 2) + digits.padStart(2, '0') : digits;
}

function dateOf(year: string, month: string, day: string): CalendarDate | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(text) ? text : undefined;
}
