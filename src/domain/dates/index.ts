export {
  addDays,
  compareDates,
  dayInMonth,
  daysBetween,
  endOfMonth,
  fiscalYearOf,
  isCalendarDate,
  parseCalendarDate,
  partsOf,
  type CalendarDate,
} from './calendar-date.ts';
export { calendarDateIn, isInstant, isTimeZone, type Instant } from './instant.ts';
export { dueDate, type PaymentTerms } from './payment-terms.ts';
