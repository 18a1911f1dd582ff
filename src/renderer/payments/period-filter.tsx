import { Button, Group, Popover, Stack } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormats, useToday } from '#renderer/api';
import { DateInput, writtenDate } from '#renderer/ui';
import type { FilterChip } from '#renderer/ui';

import { periodNames, periodOf } from './periods.ts';
import type { Period } from './periods.ts';

export type { Period } from './periods.ts';

type PeriodFilterProps = { period: Period; onChange: (period: Period) => void };

/** Sets from which day to which a list goes: a usual period, or any two days. */
export function PeriodFilter({ period, onChange }: PeriodFilterProps) {
  const { t } = useTranslation('payments');
  const today = useToday();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconCalendar size={16} />} onClick={() => setIsOpen(!isOpen)}>
          {t('period.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('period.title')}>
        <Stack gap="sm">
          <Group gap="xs" maw={300}>
            {periodNames.map((name) => (
              <Button
                key={name}
                variant="default"
                size="compact-sm"
                disabled={today === undefined}
                onClick={() => {
                  if (today !== undefined) onChange(periodOf(name, today));
                  setIsOpen(false);
                }}
              >
                {t(`period.${name}`)}
              </Button>
            ))}
          </Group>
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <DateInput
              label={t('period.from')}
              w={144}
              clearable
              value={period.from}
              onChange={(from) => onChange({ ...period, from })}
            />
            <DateInput
              label={t('period.to')}
              w={144}
              clearable
              value={period.to}
              onChange={(to) => onChange({ ...period, to })}
            />
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The chip that shows a period that is set, and takes it away. */
export function usePeriodChip({ from, to }: Period, onChange: (period: Period) => void): FilterChip | undefined {
  const { t } = useTranslation('payments');
  const { locale } = useFormats();
  if (from === null && to === null) return undefined;
  const written = (day: typeof from) => (day === null ? '' : writtenDate(day, { locale, style: 'medium' }));
  const words = () => {
    if (from === null) return t('period.until', { day: written(to) });
    if (to === null) return t('period.since', { day: written(from) });
    return from === to ? written(from) : `${written(from)} – ${written(to)}`;
  };
  return { key: 'period', label: words(), onRemove: () => onChange({ from: null, to: null }) };
}
