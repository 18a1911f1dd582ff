export {
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
} from './calendar-date.ts';
export { calendarDateIn, isTimeZone, startOfDay, type Instant } from './instant.ts';
export { dueDate, type PaymentTerms } from './payment-terms.ts';
