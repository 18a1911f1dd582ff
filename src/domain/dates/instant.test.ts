import { expect, test } from 'vitest';
import { calendarDateIn, isTimeZone, type Instant } from './index.ts';

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
