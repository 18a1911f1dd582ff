import { useTranslation } from 'react-i18next';

import type { CalendarDate } from '#domain/dates';
import { useToday } from '#renderer/api';
import { DateInput } from '#renderer/ui';

import classes from './activities.module.css';
import { dueChoices, dueDay } from './due-days.ts';

type DuePickerProps = {
  /** What the day is for: "Due", "Follow up". */
  label: string;
  value: CalendarDate | null;
  onChange: (value: CalendarDate | null) => void;
};

/** A day to come, by one click on a usual one or from the calendar. A second click takes it away. */
export function DuePicker({ label, value, onChange }: DuePickerProps) {
  const { t } = useTranslation('contacts');
  const today = useToday();
  return (
    <fieldset className={classes['due']}>
      <legend className={classes['legend']}>{label}</legend>
      {today !== undefined &&
        dueChoices.map((choice) => {
          const day = dueDay(choice, today);
          return (
            <button
              key={choice}
              type="button"
              className={classes['choice']}
              aria-pressed={value === day}
              onClick={() => onChange(value === day ? null : day)}
            >
              {t(`timeline.due.${choice}`)}
            </button>
          );
        })}
      <DateInput
        aria-label={t('timeline.due.otherDay', { label })}
        placeholder={t('timeline.due.pick')}
        value={value}
        clearable
        w="var(--other-day)"
        size="xs"
        onChange={onChange}
      />
    </fieldset>
  );
}
