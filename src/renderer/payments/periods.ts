import { addDays, dayInMonth, endOfMonth, partsOf } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';

/** From one day to another, both included; null where it is open. */
export type Period = { from: CalendarDate | null; to: CalendarDate | null };

export const periodNames = ['thisMonth', 'lastMonth', 'thisYear', 'lastYear'] as const;
export type PeriodName = (typeof periodNames)[number];

/** The days of a usual period, seen from today. */
export function periodOf(name: PeriodName, today: CalendarDate): Period {
  const { year, month } = partsOf(today);
  const first = (ofYear: number, ofMonth: number) => dayInMonth({ year: ofYear, month: ofMonth, day: 1 });
  switch (name) {
    case 'thisMonth':
      return { from: first(year, month), to: endOfMonth(today) };
    case 'lastMonth': {
      const to = addDays(first(year, month), -1);
      return { from: first(partsOf(to).year, partsOf(to).month), to };
    }
    case 'thisYear':
      return { from: first(year, 1), to: endOfMonth(first(year, 12)) };
    case 'lastYear':
      return { from: first(year - 1, 1), to: endOfMonth(first(year - 1, 12)) };
  }
}
