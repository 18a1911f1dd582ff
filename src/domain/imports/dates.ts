/** Reading days as people and programs write them: "1996-07-04", "04.07.1996", "7/4/96", "4-Jul-1996", with or without a time. */
import { isCalendarDate, type CalendarDate } from '#domain/dates';

export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

const time =
  '(?:[T ,]+\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?\\s*(?:[AaPp]\\.?[Mm]\\.?)?\\s*(?:Z|[+-]\\d{2}:?\\d{2})?)?';
const yearFirst = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})\\.?${time}$`);
const yearFirstTight = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = new RegExp(`^(\\d{1,2})([-/.])\\s?(\\d{1,2})\\2\\s?(\\d{4}|\\d{2})${time}$`);
const dayMonthName = new RegExp(`^(\\d{1,2})[-. /]+(\\p{L}+)[-. /,]+(\\d{4}|\\d{2})${time}$`, 'u');
const monthNameDay = new RegExp(`^(\\p{L}+)[-. /]+(\\d{1,2})[-. /,]+(\\d{4}|\\d{2})${time}$`, 'u');

// By the first three letters, English and German; "mär", "mrz" and "may"/"mai" are the ones that differ.
const months: ReadonlyMap<string, number> = new Map(
  [
    ['jan', 'jän'],
    ['feb'],
    ['mar', 'mär', 'mrz'],
    ['apr'],
    ['may', 'mai'],
    ['jun'],
    ['jul'],
    ['aug'],
    ['sep'],
    ['oct', 'okt'],
    ['nov'],
    ['dec', 'dez'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** With a time and its zone; nobody writes a day in more characters. */
const longestDay = 60;

/**
 * Reads a day. A year that comes first is always year-month-day, and a month's name needs no order; only for digits with the year
 * last does `order` decide. With "ymd" a dotted day is read as day.month.year and one with slashes is refused, for it
 * could be either. Two digits of a year mean 1970 to 2069. A time behind the day is left away as it stands.
 * @returns null when the text is no day, or a day that no calendar has (31.02.), or lies outside 1900 to 2999.
 */
export function readDate(text: string, order: DateOrder): CalendarDate | null {
  const trimmed = text.trim();
  if (trimmed.length > longestDay) return null;
  const first = yearFirst.exec(trimmed);
  if (first !== null) return dateOf(first[1], first[3], first[4]);
  const tight = yearFirstTight.exec(trimmed);
  if (tight !== null) return dateOf(tight[1], tight[2], tight[3]);
  const last = yearLast.exec(trimmed);
  if (last !== null) return readYearLast(last, order);
  const named = dayMonthName.exec(trimmed);
  if (named !== null) return dateOf(named[3], monthOf(named[2]), named[1]);
  const american = monthNameDay.exec(trimmed);
  if (american !== null) return dateOf(american[3], monthOf(american[1]), american[2]);
  return null;
}

/**
 * Finds the order of day, month and year in a column. A number above 12 proves where the day stands; dots speak for
 * day.month.year. Where every day could be either, slashes are read as their country would: the American order beside a
 * decimal point in a file of commas, else day first.
 */
export function guessDateOrder(
  samples: Iterable<string>,
  { delimiter, decimalSeparator }: { delimiter: string; decimalSeparator: string },
): DateOrder {
  const votes = { dmy: 0, mdy: 0 };
  const seen = { slashes: 0, dotted: 0 };
  for (const sample of samples) {
    const match = yearLast.exec(sample.trim());
    if (match === null) continue;
    if (match[2] === '/') seen.slashes += 1;
    else seen.dotted += 1;
    if (Number(match[1]) > 12) votes.dmy += 1;
    else if (Number(match[3]) > 12) votes.mdy += 1;
  }
  if (seen.slashes + seen.dotted === 0) return 'ymd';
  if (votes.dmy !== votes.mdy) return votes.dmy > votes.mdy ? 'dmy' : 'mdy';
  const looksAmerican = delimiter === ',' && decimalSeparator === '.';
  return seen.slashes > seen.dotted && looksAmerican ? 'mdy' : 'dmy';
}

function readYearLast(match: RegExpExecArray, order: DateOrder): CalendarDate | null {
  const [, left, separator, right, year] = match;
  switch (order) {
    case 'dmy':
      return dateOf(year, right, left);
    case 'mdy':
      return dateOf(year, left, right);
    case 'ymd':
      return separator === '.' ? dateOf(year, right, left) : null;
  }
}

function monthOf(name: string | undefined): string {
  const month = months.get((name ?? '').toLowerCase().slice(0, 3));
  return month === undefined ? '00' : String(month);
}

function dateOf(
  year: string | undefined = '',
  month: string | undefined = '',
  day: string | undefined = '',
): CalendarDate | null {
  const text = `${wholeYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const isInRange = text >= '1900-01-01' && text < '3000-01-01';
  return isInRange && isCalendarDate(text) ? text : null;
}

function wholeYear(year: string): string {
  if (year.length !== 2) return year;
  return Number(year) >= 70 ? `19${year}` : `20${year}`;
}
