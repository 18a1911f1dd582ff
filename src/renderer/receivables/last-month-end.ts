import { addDays, partsOf } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';

/** The last day of the month before. */
export function lastMonthEnd(today: CalendarDate): CalendarDate {
  return addDays(today, -partsOf(today).day);
}
