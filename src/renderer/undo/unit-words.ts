import { useTranslation } from 'react-i18next';

import type { UndoUnit } from '#contract/undo';
import type { CalendarDate } from '#domain/dates';

/** Words what a unit was: "Import of customers.csv". */
export function useUnitWords(): (unit: UndoUnit) => string {
  const { t } = useTranslation('undo');
  return ({ kind, label, recordCount }) =>
    label === '' ? t(`kindAlone.${kind}`, { count: recordCount }) : t(`kind.${kind}`, { label });
}

/** Tells whether a unit can still be taken back. The host decides; this only hides a button that would be refused. */
export function canUndo({ undoneAt, until }: UndoUnit, today: CalendarDate | undefined): boolean {
  return undoneAt === null && (today === undefined || until.slice(0, 10) >= today);
}
