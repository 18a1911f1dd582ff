import { fiscalYearOf, partsOf, type CalendarDate } from '#domain/dates';
import { err, ok, type Result } from '#domain/result';

/** When a series begins again, at 1. */
export const seriesResets = ['never', 'yearly', 'monthly', 'fiscalYear'] as const;
export type SeriesReset = (typeof seriesResets)[number];

/**
 * How the numbers of a kind of document look: a prefix that may hold {YYYY}, {YY} and {MM}, then the sequence padded with zeros to
 * `padding` digits. `startAt` is the first sequence of the series' first period ("carry on my paper numbers"); later periods begin at 1.
 */
export type NumberSeries = { prefix: string; padding: number; reset: SeriesReset; startAt: number };

export type SeriesError =
  | { code: 'SERIES_PADDING_OUT_OF_RANGE' }
  | { code: 'SERIES_START_OUT_OF_RANGE' }
  | { code: 'SERIES_PREFIX_INVALID' }
  | { code: 'SERIES_NUMBER_TOO_LONG'; length: number }
  | { code: 'SERIES_REPEATS_NUMBERS' };

const longestNumber = 35;
const mostDigits = 10;
const largestSequence = 9_999_999_999;

/**
 * The period within which sequences are unique: '' for a series that never resets, '2026', '2026-11', or 'FY2026' for the fiscal year
 * that starts in 2026.
 */
export function periodOf(reset: SeriesReset, date: CalendarDate, fiscalYearStartMonth: number): string {
  switch (reset) {
    case 'never':
      return '';
    case 'yearly':
      return date.slice(0, 4);
    case 'monthly':
      return date.slice(0, 7);
    case 'fiscalYear':
      return `FY${fourDigits(fiscalYearOf(date, fiscalYearStartMonth))}`;
  }
}

/**
 * The sequence that comes next: one more than the last of the period; in a new period 1, but `startAt` in the first one of all.
 * @param last the last sequence given out in the period, null in a new one.
 */
export function nextSequence(
  { startAt }: Pick<NumberSeries, 'startAt'>,
  { last, isStarted }: { last: number | null; isStarted: boolean },
): number {
  if (last !== null) return last + 1;
  return isStarted ? 1 : startAt;
}

/**
 * The number as it stands on paper. In a series that resets with the fiscal year {YYYY} and {YY} mean the year in which the fiscal year
 * starts; otherwise a number of January would return in the next fiscal year.
 */
export function formatNumber(
  series: NumberSeries,
  { date, sequence, fiscalYearStartMonth = 1 }: { date: CalendarDate; sequence: number; fiscalYearStartMonth?: number },
): string {
  const isFiscal = series.reset === 'fiscalYear';
  const year = fourDigits(isFiscal ? fiscalYearOf(date, fiscalYearStartMonth) : partsOf(date).year);
  const prefix = series.prefix
    .replaceAll('{YYYY}', year)
    .replaceAll('{YY}', year.slice(2))
    .replaceAll('{MM}', date.slice(5, 7));
  return prefix + String(sequence).padStart(series.padding, '0');
}

/**
 * Checks that a series can go on for ever: padding 1 to 10, a start from 1, a printable prefix with known placeholders only, no number
 * longer than 35 characters even with ten digits, and a prefix that names the period whenever the sequence resets, so that no
 * number is ever printed twice.
 */
export function checkSeries(series: NumberSeries): Result<null, SeriesError> {
  const { padding, prefix, startAt } = series;
  if (!Number.isInteger(padding) || padding < 1 || padding > mostDigits)
    return err({ code: 'SERIES_PADDING_OUT_OF_RANGE' });
  if (!Number.isInteger(startAt) || startAt < 1 || startAt > largestSequence)
    return err({ code: 'SERIES_START_OUT_OF_RANGE' });
  const fixed = prefix.replaceAll(/\{(YYYY|YY|MM)\}/g, '');
  if (/[{}]|\p{Cc}/u.test(fixed) || prefix !== prefix.trimStart()) return err({ code: 'SERIES_PREFIX_INVALID' });
  const expanded = prefix.replaceAll('{YYYY}', '2026').replaceAll('{YY}', '26').replaceAll('{MM}', '11');
  const length = expanded.length + mostDigits;
  if (length > longestNumber) return err({ code: 'SERIES_NUMBER_TOO_LONG', length });
  return namesItsPeriod(series) ? ok(null) : err({ code: 'SERIES_REPEATS_NUMBERS' });
}

/**
 * The sequences missing between the first expected and the last taken, ascending; empty in a healthy series.
 * @param sequences taken ones, ascending.
 * @param limit at most so many are named, so that one wild number cannot fill the memory.
 */
export function findGaps(sequences: readonly number[], first: number, limit = 1_000): number[] {
  const gaps: number[] = [];
  let expected = first;
  for (const sequence of sequences) {
    for (; expected < sequence && gaps.length < limit; expected += 1) gaps.push(expected);
    expected = Math.max(expected, sequence + 1);
  }
  return gaps;
}

function namesItsPeriod({ prefix, reset }: NumberSeries): boolean {
  const hasYear = prefix.includes('{YYYY}') || prefix.includes('{YY}');
  switch (reset) {
    case 'never':
      return true;
    case 'yearly':
    case 'fiscalYear':
      return hasYear;
    case 'monthly':
      return hasYear && prefix.includes('{MM}');
  }
}

function fourDigits(year: number): string {
  return String(year).padStart(4, '0');
}
