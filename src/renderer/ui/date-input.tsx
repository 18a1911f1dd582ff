import type { MantineSize } from '@mantine/core';
import { DateInput as MantineDateInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { isCalendarDate } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { useFormats, useToday } from '#renderer/api';

import { readDate, writtenDate } from './date-text.ts';

export type DateInputProps = {
  value?: CalendarDate | null | undefined;
  onChange: (value: CalendarDate | null) => void;
  label?: string | undefined;
  'aria-label'?: string | undefined;
  description?: string | undefined;
  placeholder?: string | undefined;
  error?: ReactNode;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  /** A cross that empties it. */
  clearable?: boolean | undefined;
  earliest?: CalendarDate | undefined;
  latest?: CalendarDate | undefined;
  /** The calendar opens inside the panel around the field, so that a click in it does not close the panel. */
  isWithinPanel?: boolean | undefined;
  size?: MantineSize | undefined;
  w?: number | string | undefined;
  onBlur?: (() => void) | undefined;
};

/** A day: typed in the locale's manner or as YYYY-MM-DD, or picked from the calendar. */
export function DateInput({
  value,
  onChange,
  earliest,
  latest,
  onBlur,
  error,
  isWithinPanel,
  ...rest
}: DateInputProps) {
  const { t, i18n } = useTranslation('ui');
  const { locale } = useFormats();
  const today = useToday() ?? browserToday();
  return (
    <MantineDateInput
      {...rest}
      popoverProps={{ withinPortal: isWithinPanel !== true }}
      minDate={earliest}
      maxDate={latest}
      onBlur={onBlur}
      error={error ?? null}
      value={value ?? null}
      locale={i18n.language}
      valueFormat={(date) => (isCalendarDate(date) ? writtenDate(date, { locale, style: 'short' }) : date)}
      dateParser={(text) => readDate(text, { locale, today }) ?? null}
      firstDayOfWeek={firstDayOf(locale)}
      onChange={(date) => onChange(date !== null && isCalendarDate(date) ? date : null)}
      // Days of other months are too pale to read, and red weekends say nothing in an office.
      hideOutsideDates
      weekendDays={[]}
      ariaLabels={{
        previousMonth: t('date.previousMonth'),
        nextMonth: t('date.nextMonth'),
        previousYear: t('date.previousYear'),
        nextYear: t('date.nextYear'),
        previousDecade: t('date.previousYears'),
        nextDecade: t('date.nextYears'),
      }}
      clearButtonProps={{ 'aria-label': t('date.clear') }}
      rightSection={rest.clearable === true && value ? undefined : <IconCalendar size={16} aria-hidden />}
      rightSectionPointerEvents={rest.clearable === true && value ? 'all' : 'none'}
    />
  );
}

// Only until the host has said what day the office has.
function browserToday(): CalendarDate {
  return new Date().toISOString().slice(0, 10) as CalendarDate;
}

type WeekLocale = Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

function firstDayOf(locale: string): Weekday {
  const week = (new Intl.Locale(locale) as WeekLocale).getWeekInfo?.();
  return ((week?.firstDay ?? 1) % 7) as Weekday;
}
