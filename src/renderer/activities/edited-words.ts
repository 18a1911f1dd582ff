import { useTranslation } from 'react-i18next';

import type { Activity } from '#contract/activities';
import type { ActivityKind } from '#domain/contacts';
import { isCalendarDate } from '#domain/dates';
import { formatMoney, minor } from '#domain/money';
import { useFormats } from '#renderer/api';
import { writtenDate } from '#renderer/ui';

export type EntryValues = Pick<Activity, 'subject' | 'text' | 'dueOn' | 'amountMinor' | 'outcome'>;
export type EntryField = keyof EntryValues;

/** Names the fields of an entry and writes their values, for the form and for what two people changed at once. */
export function useEditedWords(kind: ActivityKind) {
  const { t } = useTranslation('contacts');
  const { locale, wordLocale, currency } = useFormats();
  return {
    label: (field: EntryField): string => t(`timeline.field.${field}`),
    write: (field: EntryField, value: unknown): string => {
      if (field === 'amountMinor' && kind === 'promise' && typeof value === 'number') {
        return formatMoney(minor(value), { locale, currency });
      }
      const text = typeof value === 'string' ? value : '';
      return isCalendarDate(text) ? writtenDate(text, { locale: wordLocale, style: 'medium' }) : text;
    },
  };
}
