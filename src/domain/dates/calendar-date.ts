/** A day on paper, 'YYYY-MM-DD' (ISO 8601, Gregorian, years 0001 to 9999). Texts sort as the days do. */
export type CalendarDate = string & { readonly brand: 'CalendarDate' };

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const daysInMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Tells whether a text is 'YYYY-MM-DD' of a day that exists. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!shape.test(text)) return false;
  const { year, month, day } = partsOf(text as CalendarDate);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The day a number of calendar days later (or earlier, when negative). @throws RangeError outside the years 0001 to 9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** How many calendar days lie from one day to another; negative when `to` comes first. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The last day of the month. */
export function endOfMonth(date: CalendarDate): CalendarDate {
  const { year, month } = partsOf(date);
  return dateOf(year, month, daysInMonth(year, month));
}

/** The given day of a month, or the month's last day where it has fewer. Months beyond 12 run on into later years. */
export function dayInMonth({ year, month, day }: { year: number; month: number; day: number }): CalendarDate {
  const months = year * 12 + month - 1;
  const actualYear = Math.floor(months / 12);
  const actualMonth = months - actualYear * 12 + 1;
  return dateOf(actualYear, actualMonth, Math.min(day, daysInMonth(actualYear, actualMonth)));
}

/** The month of the day and the ones before it as 'YYYY-MM', the newest last. */
export function lastMonths(day: CalendarDate, count: number): string[] {
  const { year, month } = partsOf(day);
  return Array.from({ length: count }, (_, index) => {
    const months = year * 12 + month - count + index;
    return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
  });
}

/** Orders days for sorting: negative when the left one is earlier. */
export function compareDates(left: CalendarDate, right: CalendarDate): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Year, month (1 to 12) and day of a date. */
export function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

/** The year in which the fiscal year of a day starts; `fiscalYearStartMonth` is 1 to 12. */
export function fiscalYearOf(date: CalendarDate, fiscalYearStartMonth: number): number {
  const { year, month } = partsOf(date);
  return month >= fiscalYearStartMonth ? year : year - 1;
}

function daysInMonth(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeapYear ? 29 : (daysInMonths[month - 1] ?? 0);
}

function dateOf(year: number, month: number, day: number): CalendarDate {
  if (year < 1 || year > 9999) throw new RangeError(`A date outside the years 0001 to 9999: ${year}`);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as CalendarDate;
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

// Reports count the days of 100,000 documents at once, so days are counted by arithmetic, not by date objects. The year is taken
// to begin in March, which puts the leap day last (Howard Hinnant, "chrono-compatible low-level date algorithms").
function dayNumber(date: CalendarDate): number {
  const { year, month, day } = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear;
}

function dateOfDayNumber(days: number): CalendarDate {
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return dateOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}
