import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarDate } from '#domain/dates';
import {
  checkSeries,
  findGaps,
  formatNumber,
  nextSequence,
  periodOf,
  seriesResets,
  type NumberSeries,
} from './index.ts';

const invoices: NumberSeries = { prefix: 'INV-{YYYY}-', padding: 4, reset: 'yearly', startAt: 1 };
const november = '2026-11-21' as CalendarDate;
const january = '2027-01-05' as CalendarDate;

test('a number is its prefix with the date filled in and a padded sequence', () => {
  expect(formatNumber(invoices, { date: november, sequence: 7 })).toBe('INV-2026-0007');
  expect(formatNumber({ ...invoices, prefix: '{YY}{MM}/', padding: 3 }, { date: november, sequence: 42 })).toBe(
    '2611/042',
  );
  expect(formatNumber({ ...invoices, prefix: '', padding: 1 }, { date: november, sequence: 12 })).toBe('12');
});

test('a sequence longer than its padding is never cut', () => {
  expect(formatNumber(invoices, { date: november, sequence: 12_345 })).toBe('INV-2026-12345');
});

test('a series begins at its start once; within a period it counts on, and each later period begins at 1', () => {
  const series = { startAt: 4711 };
  expect(nextSequence(series, { last: null, isStarted: false })).toBe(4711);
  expect(nextSequence(series, { last: 4711, isStarted: true })).toBe(4712);
  expect(nextSequence(series, { last: null, isStarted: true })).toBe(1);
});

test('the period follows the reset', () => {
  expect(seriesResets.map((reset) => periodOf(reset, january, 4))).toEqual(['', '2027', '2027-01', 'FY2026']);
});

test('in a fiscal series the year is that of the fiscal year, so January does not collide with the next one', () => {
  const fiscal: NumberSeries = { ...invoices, reset: 'fiscalYear' };
  expect(formatNumber(fiscal, { date: january, sequence: 7, fiscalYearStartMonth: 4 })).toBe('INV-2026-0007');
  expect(formatNumber(fiscal, { date: '2027-04-01' as CalendarDate, sequence: 7, fiscalYearStartMonth: 4 })).toBe(
    'INV-2027-0007',
  );
});

test('a series is checked before it is used', () => {
  const codeOf = (change: Partial<NumberSeries>): string => {
    const checked = checkSeries({ ...invoices, ...change });
    return checked.ok ? 'fine' : checked.error.code;
  };
  expect(codeOf({})).toBe('fine');
  expect(codeOf({ padding: 0 })).toBe('SERIES_PADDING_OUT_OF_RANGE');
  expect(codeOf({ padding: 11 })).toBe('SERIES_PADDING_OUT_OF_RANGE');
  expect(codeOf({ startAt: 0 })).toBe('SERIES_START_OUT_OF_RANGE');
  expect(codeOf({ startAt: 1.5 })).toBe('SERIES_START_OUT_OF_RANGE');
  expect(codeOf({ prefix: '{YEAR}-' })).toBe('SERIES_PREFIX_INVALID');
  expect(codeOf({ prefix: 'INV\n{YYYY}' })).toBe('SERIES_PREFIX_INVALID');
  expect(codeOf({ prefix: ' INV{YYYY}' })).toBe('SERIES_PREFIX_INVALID');
});

test('a number has at most 35 characters, even with ten digits', () => {
  const prefixOf = (length: number): string => '{YYYY}'.padStart(length + 2, 'A');
  expect(checkSeries({ ...invoices, prefix: prefixOf(25) })).toEqual({ ok: true, value: null });
  expect(checkSeries({ ...invoices, prefix: prefixOf(26) })).toEqual({
    ok: false,
    error: { code: 'SERIES_NUMBER_TOO_LONG', length: 36 },
  });
});

test('a series that resets must name its period, or its numbers would return', () => {
  const repeats = { ok: false, error: { code: 'SERIES_REPEATS_NUMBERS' } };
  expect(checkSeries({ ...invoices, prefix: 'INV-' })).toEqual(repeats);
  expect(checkSeries({ ...invoices, prefix: 'INV-{YYYY}-', reset: 'monthly' })).toEqual(repeats);
  expect(checkSeries({ ...invoices, prefix: 'INV-', reset: 'fiscalYear' })).toEqual(repeats);
  expect(checkSeries({ ...invoices, prefix: '{YY}{MM}-', reset: 'monthly' }).ok).toBe(true);
  expect(checkSeries({ ...invoices, prefix: 'INV-', reset: 'never' }).ok).toBe(true);
});

test('a checked series never prints one number twice within fifty years', () => {
  const series = fc.record({
    prefix: fc.constantFrom('{YYYY}-', '{YY}{MM}-', '{YYYY}{MM}-', 'A{YY}-', 'A-'),
    padding: fc.integer({ min: 1, max: 10 }),
    reset: fc.constantFrom(...seriesResets),
    startAt: fc.constant(1),
  });
  const issue = fc.record({
    year: fc.integer({ min: 2000, max: 2049 }),
    month: fc.integer({ min: 1, max: 12 }),
    sequence: fc.integer({ min: 1, max: 99 }),
  });
  fc.assert(
    fc.property(series, issue, issue, fc.integer({ min: 1, max: 12 }), (checked, left, right, fiscalYearStartMonth) => {
      fc.pre(checkSeries(checked).ok);
      const [first, second] = [left, right].map(({ year, month, sequence }) => {
        const date = `${year}-${String(month).padStart(2, '0')}-15` as CalendarDate;
        const period = periodOf(checked.reset, date, fiscalYearStartMonth);
        return {
          slot: `${period}/${sequence}`,
          number: formatNumber(checked, { date, sequence, fiscalYearStartMonth }),
        };
      });
      fc.pre(first !== undefined && second !== undefined && first.slot !== second.slot && checked.reset !== 'never');
      expect(first?.number).not.toBe(second?.number);
    }),
    { numRuns: 2_000 },
  );
});

test('a healthy series has no gaps and missing numbers are named', () => {
  expect(findGaps([1, 2, 3], 1)).toEqual([]);
  expect(findGaps([], 1)).toEqual([]);
  expect(findGaps([3, 4, 7], 1)).toEqual([1, 2, 5, 6]);
  expect(findGaps([100, 102], 100)).toEqual([101]);
  expect(findGaps([1_000_000_000], 1, 3)).toEqual([1, 2, 3]);
});

test('what was left out is what is found', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 })), (left) => {
      const missing = left.toSorted((a, b) => a - b);
      const taken = Array.from({ length: 301 }, (_, index) => index + 1).filter((each) => !left.includes(each));
      expect(findGaps(taken, 1)).toEqual(missing);
    }),
  );
});
