import { addDays, compareDates, dayInMonth, endOfMonth, partsOf, type CalendarDate } from './calendar-date.ts';

/**
 * When a document falls due: a number of days after its date; the end of its month and then a number of days; or the next such day of a
 * month after its date (the last day of a month that is too short).
 */
export type PaymentTerms =
  | { kind: 'net'; days: number }
  | { kind: 'endOfMonth'; days: number }
  | { kind: 'dayOfMonth'; day: number };

/**
 * The due date of a document. 45 days end of month from any day of January 2019 is 2019-03-17; day of month 15 is the 15th that comes
 * next, never the day of issue itself.
 */
export function dueDate(issuedOn: CalendarDate, terms: PaymentTerms): CalendarDate {
  switch (terms.kind) {
    case 'net':
      return addDays(issuedOn, terms.days);
    case 'endOfMonth':
      return addDays(endOfMonth(issuedOn), terms.days);
    case 'dayOfMonth':
      return nextDayOfMonth(issuedOn, terms.day);
  }
}

function nextDayOfMonth(after: CalendarDate, day: number): CalendarDate {
  const { year, month } = partsOf(after);
  const inThisMonth = dayInMonth({ year, month, day });
  return compareDates(inThisMonth, after) > 0 ? inThisMonth : dayInMonth({ year, month: month + 1, day });
}
