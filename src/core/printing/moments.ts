import { Temporal } from 'temporal-polyfill';

import type { Company } from '#contract/settings';
import { calendarDateIn } from '#domain/dates';
import type { Instant } from '#domain/dates';

import { figuresOf } from './figures.ts';
import { printable } from './printable.ts';

type Place = Pick<Company, 'timeZone' | 'locale'>;

/** The time of day on the wall of the company, in the digits 0 to 9: "14:05". */
export function clockTime(instant: Instant, { timeZone, locale }: Place): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime();
  const latin = new Intl.Locale(locale, { numberingSystem: 'latn' }).toString();
  return printable(time.toLocaleString(latin, { timeStyle: 'short' }));
}

/** Day and time of day there: "22 Nov 2026 14:05". */
export function momentText(instant: Instant, place: Place): string {
  return `${figuresOf(place).date(calendarDateIn(instant, place.timeZone))} ${clockTime(instant, place)}`;
}
