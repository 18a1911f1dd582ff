import { IconArrowBackUp, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { UndoUnit } from '#contract/undo';
import { daysBetween, isCalendarDate } from '#domain/dates';
import { useToday } from '#renderer/api';
import { Badge } from '#renderer/ui';

import { canUndo } from './unit-words.ts';

/** Whether a unit was undone, or for how many days it still can be. */
export function UnitState({ unit }: { unit: UndoUnit }) {
  const { t } = useTranslation('undo');
  const today = useToday();
  if (unit.undoneAt !== null) {
    return (
      <Badge tone="neutral" icon={<IconArrowBackUp size={13} aria-hidden />}>
        {t('undone')}
      </Badge>
    );
  }
  if (!canUndo(unit, today)) return <Badge tone="neutral">{t('expired')}</Badge>;
  const until = unit.until.slice(0, 10);
  const days = today !== undefined && isCalendarDate(until) ? daysBetween(today, until) : undefined;
  return (
    <Badge tone="info" icon={<IconClock size={13} aria-hidden />}>
      {days === undefined ? t('possible') : t('daysLeft', { count: days })}
    </Badge>
  );
}
