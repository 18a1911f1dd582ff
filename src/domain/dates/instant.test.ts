import { expect, test } from 'vitest';
import { calendarDateIn, isTimeZone, startOfDay, type CalendarDate, type Instant } from './index.ts';

const newYearInUtc = '2026-12-31T23:30:00.000Z' as Instant;

test('today is the day on the wall of the company, not the day in UTC', () => {
  expect(calendarDateIn(newYearInUtc, 'UTC')).toBe('2026-12-31');
  expect(calendarDateIn(newYearInUtc, 'Europe/Berlin')).toBe('2027-01-01');
  expect(calendarDateIn(newYearInUtc, 'America/New_York')).toBe('2026-12-31');
  expect(calendarDateIn(newYearInUtc, 'Pacific/Kiritimati')).toBe('2027-01-01');
});

test('summer time moves the day, too', () => {
  expect(calendarDateIn('2026-07-01T22:30:00Z' as Instant, 'Europe/Berlin')).toBe('2026-07-02');
  expect(calendarDateIn('2026-12-01T22:30:00Z' as Instant, 'Europe/Berlin')).toBe('2026-12-01');
});

test('names of the IANA database are time zones', () => {
  expect(['UTC', 'Europe/Berlin', 'Asia/Kolkata'].every((name) => isTimeZone(name))).toBe(true);
  expect(['Europe/Atlantis', '+01:00', '', 'Berlin'].some((name) => isTimeZone(name))).toBe(false);
  expect(() => calendarDateIn(newYearInUtc, 'Europe/Atlantis')).toThrow(RangeError);
});

test('a day begins at midnight on the wall, or when the clocks of that night let it', () => {
  const start = (day: string, timeZone: string) => startOfDay(day as CalendarDate, timeZone);
  expect(start('2026-11-21', 'UTC')).toBe('2026-11-21T00:00:00.000Z');
  expect(start('2026-07-01', 'Europe/Berlin')).toBe('2026-06-30T22:00:00.000Z');
  // In Chile the night of 6 September 2026 has no midnight.
  expect(start('2026-09-06', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
});
