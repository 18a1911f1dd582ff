import { expect, test } from 'vitest';
import { addDays, dueDate, type CalendarDate } from './index.ts';

const newYear = '2019-01-01' as CalendarDate;

test('net days count from the day of the document, over the end of a year', () => {
  expect(dueDate(newYear, { kind: 'net', days: 30 })).toBe('2019-01-31');
  expect(dueDate(newYear, { kind: 'net', days: 0 })).toBe('2019-01-01');
  expect(dueDate('2023-12-15' as CalendarDate, { kind: 'net', days: 90 })).toBe('2024-03-14');
});

test('45 days end of month from any day of January 2019 is 17 March', () => {
  for (let days = 0; days < 31; days += 1) {
    expect(dueDate(addDays(newYear, days), { kind: 'endOfMonth', days: 45 })).toBe('2019-03-17');
  }
  expect(dueDate('2019-02-01' as CalendarDate, { kind: 'endOfMonth', days: 0 })).toBe('2019-02-28');
});

test('a day of the month is the next one that comes, never the day of issue', () => {
  expect(dueDate('2026-03-10' as CalendarDate, { kind: 'dayOfMonth', day: 15 })).toBe('2026-03-15');
  expect(dueDate('2026-03-15' as CalendarDate, { kind: 'dayOfMonth', day: 15 })).toBe('2026-04-15');
  expect(dueDate('2026-12-20' as CalendarDate, { kind: 'dayOfMonth', day: 15 })).toBe('2027-01-15');
});

test('the 31st of a short month is its last day', () => {
  expect(dueDate('2026-02-10' as CalendarDate, { kind: 'dayOfMonth', day: 31 })).toBe('2026-02-28');
  expect(dueDate('2026-02-28' as CalendarDate, { kind: 'dayOfMonth', day: 31 })).toBe('2026-03-31');
  expect(dueDate('2026-01-31' as CalendarDate, { kind: 'dayOfMonth', day: 31 })).toBe('2026-02-28');
});
