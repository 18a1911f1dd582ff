import { useTranslation } from 'react-i18next';

import type { TimelineEntry } from '#contract/contacts';
import { consentChannels, contactRoles } from '#domain/contacts';
import { isCalendarDate } from '#domain/dates';
import { formatMoney, minor } from '#domain/money';
import { useFormats } from '#renderer/api';
import { useUserName, writtenDate } from '#renderer/ui';

import { changedFields } from './changed-fields.ts';
import type { ChangedField } from './changed-fields.ts';

type Change = TimelineEntry['changes'][number];
export type ChangeWords = { field: string; before: string; after: string };

/** Words a change of the record: the name of the field, what was and what is, as the form writes them. */
export function useChangeWords(): (change: Change) => ChangeWords {
  const { t } = useTranslation(['contacts', 'common']);
  const { locale, wordLocale, currency } = useFormats();
  const nameOf = useUserName();
  const known = (field: string): ChangedField | undefined => changedFields.find((name) => name === field);
  const dayOf = (word: string) =>
    isCalendarDate(word) ? writtenDate(word, { locale: wordLocale, style: 'medium' }) : word;
  const written = (field: string, value: string): string => {
    if (value === 'true' || value === 'false') return t(value === 'true' ? 'common:yes' : 'common:no');
    if (isCalendarDate(value)) return dayOf(value);
    if (field === 'kind') return t(value === 'person' ? 'kind.person' : 'kind.organisation');
    if (value === '') return '';
    if (field === 'ownerId') return nameOf(value);
    if (field === 'creditLimitMinor') return formatMoney(minor(Number(value)), { locale, currency });
    if (field === 'paymentTermsDays') return t('terms.own', { count: Number(value) });
    if (field === 'roles') return listed(value, (part) => contactRoles.find((role) => role === part), 'role');
    if (field === 'consents') return listed(value, (part) => consentChannels.find((name) => name === part), 'channel');
    return value;
  };
  /** Translates the first word of each part of a list, where it is a name of ours. */
  function listed(value: string, find: (word: string) => string | undefined, group: 'role' | 'channel'): string {
    return value
      .split('; ')
      .map((part) => {
        const [word = '', ...rest] = part.split(' ');
        if (find(word) === undefined) return part;
        return [t(`form.${group}.${word}` as 'form.role.customer'), ...rest.map(dayOf)].join(' ');
      })
      .join(', ');
  }
  return ({ field, label, before, after }) => {
    const name = known(field);
    return {
      field: label || (name === undefined ? field : t(`field.${name}`)),
      before: written(field, before),
      after: written(field, after),
    };
  };
}
