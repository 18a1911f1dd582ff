import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Contact, CustomValue } from '#contract/contacts';
import { isCalendarDate } from '#domain/dates';
import { e4, formatDecimal, formatMoney, minor } from '#domain/money';
import { orpc, useFormats } from '#renderer/api';
import { useUserName, writtenDate } from '#renderer/ui';

import type { MetName } from './contact-meeting.ts';
import { addressLines } from './contact-values.ts';
import type { ContactValues } from './contact-values.ts';

/** Names the fields of the form and writes their values, for what two people have changed at once. */
export function useMetWords(contact: Contact) {
  const { t } = useTranslation(['contacts', 'common']);
  const { locale, wordLocale, currency } = useFormats();
  const { data } = useQuery(orpc.customFields.list.queryOptions());
  const nameOf = useUserName();
  const write = useListWords(contact);
  const fieldOf = (name: string) => data?.fields.find(({ id }) => name === `custom:${id}`);
  const day = (text: string) =>
    isCalendarDate(text) ? writtenDate(text, { locale: wordLocale, style: 'medium' }) : text;
  const custom = (name: string, value: CustomValue): string => {
    if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no');
    if (typeof value === 'number') return formatDecimal(e4(value), { locale });
    return fieldOf(name)?.options.find(({ id }) => id === value)?.label ?? day(value);
  };
  return {
    label: (name: MetName): string =>
      name.startsWith('custom:')
        ? (fieldOf(name)?.name ?? '')
        : t(`field.${name as Exclude<MetName, `custom:${string}`>}`),
    write: (name: MetName, value: unknown): string => {
      if (value === null || value === undefined || value === '') return '';
      if (name.startsWith('custom:')) return custom(name, value as CustomValue);
      if (name === 'kind') return t(value === 'person' ? 'kind.person' : 'kind.organisation');
      if (name === 'paymentTermsDays') return t('terms.own', { count: Number(value) });
      if (name === 'creditLimitMinor') return formatMoney(minor(Number(value)), { locale, currency });
      if (name === 'ownerId') return value === contact.ownerId ? nameOf(contact.ownerName) : t('form.ownerChanged');
      if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no');
      if (Array.isArray(value)) return write(name, value);
      return typeof value === 'string' ? day(value) : '';
    },
  };
}

/** Writes the values of fields that hold many. */
function useListWords(contact: Contact): (name: MetName, value: unknown) => string {
  const { t } = useTranslation('contacts');
  const { wordLocale: locale } = useFormats();
  const nameOf = (id: string | null) =>
    contact.organisations.find(({ organisationId }) => organisationId === id)?.name ?? t('form.organisation');
  return (name, value) => {
    const values = { [name]: value } as unknown as Partial<ContactValues>;
    const parts = [
      ...(values.tags ?? []),
      ...(values.roles ?? []).map((role) => t(`form.role.${role}`)),
      ...(values.points ?? []).map((point) => labelled(point.label, point.value)),
      ...(values.addresses ?? []).map((address) => addressLines(address).join(', ')),
      ...(values.organisations ?? []).map(({ organisationId, role }) => labelled(role, nameOf(organisationId))),
      ...(values.requirements ?? []).map(({ attribute, value: wanted }) => labelled(attribute, wanted)),
      ...(values.consents ?? []).map(({ channel, isGiven, on }) =>
        labelled(
          t(`form.channel.${channel}`),
          `${t(isGiven ? 'form.consentGiven' : 'form.consentRefused')} ${writtenDate(on, { locale, style: 'medium' })}`,
        ),
      ),
    ];
    return parts.join('; ');
  };
}

function labelled(label: string, text: string): string {
  return label === '' ? text : `${label}: ${text}`;
}
