import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from './calendar-date.ts';

/** A moment in UTC, ISO 8601 with a final Z: '2026-11-21T21:35:00.000Z'. */
export type Instant = string & { readonly brand: 'Instant' };

/**
 * The day that the calendar on the wall of a place shows at a moment.
 * @param timeZone an IANA name that `isTimeZone` accepts.
 * @throws RangeError for an unknown time zone.
 */
export function calendarDateIn(instant: Instant, timeZone: string): CalendarDate {
  return dayFormatOf(timeZone).format(Temporal.Instant.from(instant).epochMilliseconds) as CalendarDate;
}

/** The moment at which a day begins on the wall of a place. Its text sorts among those of the clock, which have milliseconds. */
export function startOfDay(date: CalendarDate, timeZone: string): Instant {
  const start = Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant();
  return start.toString({ fractionalSecondDigits: 3 }) as Instant;
}

/** Every command asks for today: a kept format answers thirty times as fast as a fresh look into the time zone's rules. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormatOf(timeZone: string): Intl.DateTimeFormat {
  const kept = dayFormats.get(timeZone);
  if (kept !== undefined) return kept;
  // Swedish writes a day as ISO 8601 does.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  dayFormats.set(timeZone, made);
  return made;
}

/** Tells whether a text is a time zone of the IANA database ("Europe/Berlin", "UTC"); plain offsets are not. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
