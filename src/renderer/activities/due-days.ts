import { addDays, dayInMonth, partsOf } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';

export const dueChoices = ['today', 'tomorrow', 'inThreeDays', 'inAWeek', 'inAMonth'] as const;
export type DueChoice = (typeof dueChoices)[number];

/** The day that a quick choice means. A month on from the 31st is the last day of the next month. */
export function dueDay(choice: DueChoice, today: CalendarDate): CalendarDate {
  switch (choice) {
    case 'today':
      return today;
    case 'tomorrow':
      return addDays(today, 1);
    case 'inThreeDays':
      return addDays(today, 3);
    case 'inAWeek':
      return addDays(today, 7);
    case 'inAMonth': {
      const { year, month, day } = partsOf(today);
      return dayInMonth({ year, month: month + 1, day });
    }
  }
}
