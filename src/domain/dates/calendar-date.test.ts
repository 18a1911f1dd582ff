import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  addDays,
  compareDates,
  dayInMonth,
  daysBetween,
  endOfMonth,
  fiscalYearOf,
  isCalendarDate,
  lastMonths,
  partsOf,
  type CalendarDate,
} from './index.ts';

const firstDay = Temporal.PlainDate.from('0001-01-01');
const lastOffset = firstDay.until('9999-12-31').days;
const date = fc.nat({ max: lastOffset }).map((days) => firstDay.add({ days }).toString() as CalendarDate);

function day(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new Error(`${text} is no date`);
  return text;
}

test('only days that exist are dates', () => {
  expect(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'].every((text) => isCalendarDate(text))).toBe(true);
  const wrong = ['2023-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01'];
  expect(wrong.some((text) => isCalendarDate(text))).toBe(false);
  const misshapen = ['2026-1-1', '20260101', '2026-01-01T00:00', ' 2026-01-01', '-2026-01-01', '01.02.2026', ''];
  expect(misshapen.some((text) => isCalendarDate(text))).toBe(false);
});

test('adding and counting days agree with Temporal on every day of ten thousand years', () => {
  fc.assert(
    fc.property(date, date, (from, to) => {
      const days = Temporal.PlainDate.from(from).until(to).days;
      expect(daysBetween(from, to)).toBe(days);
      expect(addDays(from, days)).toBe(to);
    }),
    { numRuns: 2_000 },
  );
});

test('the end of a month agrees with Temporal', () => {
  fc.assert(
    fc.property(date, (on) => {
      const plain = Temporal.PlainDate.from(on);
      expect(endOfMonth(on)).toBe(plain.with({ day: plain.daysInMonth }).toString());
    }),
  );
});

test('days sort as their texts do', () => {
  fc.assert(
    fc.property(date, date, (left, right) => {
      expect(Math.sign(compareDates(left, right))).toBe(Math.sign(daysBetween(right, left)));
    }),
  );
});

test('a day that a month does not have is its last day, and months run on into the next year', () => {
  expect(dayInMonth({ year: 2026, month: 2, day: 31 })).toBe('2026-02-28');
  expect(dayInMonth({ year: 2026, month: 13, day: 5 })).toBe('2027-01-05');
  expect(dayInMonth({ year: 2026, month: 26, day: 30 })).toBe('2028-02-29');
});

test('the fiscal year is named by the year in which it starts', () => {
  expect(fiscalYearOf(day('2026-03-31'), 4)).toBe(2025);
  expect(fiscalYearOf(day('2026-04-01'), 4)).toBe(2026);
  expect(fiscalYearOf(day('2026-01-01'), 1)).toBe(2026);
  expect(partsOf(day('2026-04-01'))).toEqual({ year: 2026, month: 4, day: 1 });
});

test('a day beyond the year 9999 is a defect', () => {
  expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
  expect(() => addDays(day('0001-01-01'), -1)).toThrow(RangeError);
});

test('the last months end with that of the day and run back over the turn of a year', () => {
  expect(lastMonths(day('2026-02-28'), 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  expect(lastMonths(day('2026-12-01'), 1)).toEqual(['2026-12']);
});
