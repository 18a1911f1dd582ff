import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { lastMonthEnd } from './last-month-end.ts';
import type { CalendarDate } from '#domain/dates';
import { useToday } from '#renderer/api';
import { DateInput } from '#renderer/ui';

export type DayPickerProps = {
  /** undefined: today. */
  day: CalendarDate | undefined;
  onChange: (day: CalendarDate | undefined) => void;
};

/** Chooses the day of a report: today, the end of last month, or any day. */
export function DayPicker({ day, onChange }: DayPickerProps) {
  const { t } = useTranslation(['receivables', 'common']);
  const today = useToday();
  if (today === undefined) return null;
  const monthEnd = lastMonthEnd(today);
  const shown = day ?? today;
  return (
    <Group gap={6} wrap="nowrap">
      <DateInput
        aria-label={t('day')}
        value={shown}
        w={140}
        onChange={(next) => {
          if (next !== null) onChange(next === today ? undefined : next);
        }}
      />
      <Preset label={t('common:today')} isChosen={shown === today} onClick={() => onChange(undefined)} />
      <Preset label={t('lastMonthEnd')} isChosen={shown === monthEnd} onClick={() => onChange(monthEnd)} />
    </Group>
  );
}

function Preset({ label, isChosen, onClick }: { label: string; isChosen: boolean; onClick: () => void }) {
  return (
    <Button variant={isChosen ? 'light' : 'default'} aria-pressed={isChosen} onClick={onClick}>
      {label}
    </Button>
  );
}
