import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import type { MergeableContact } from '#domain/contacts';
import { isCalendarDate } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { e4, formatDecimal, formatMoney, minor } from '#domain/money';
import { orpc, useFormats } from '#renderer/api';
import { useUserName, writtenDate } from '#renderer/ui';

import type { MergeField, PlainMergeField } from './merge-fields.ts';

type Words = {
  labelOf: (field: MergeField) => string;
  textOf: (contact: MergeableContact, field: MergeField) => string;
};

/** The names of the fields and what stands in them, as texts. Names of organisations and users come from the contacts themselves. */
export function useMergeWords(contacts: readonly Contact[]): Words {
  const { t } = useTranslation(['contacts', 'common', 'contactLists']);
  const formats = useFormats();
  const { data } = useQuery(orpc.customFields.list.queryOptions());
  const day = (date: CalendarDate) => writtenDate(date, { locale: formats.wordLocale, style: 'medium' });
  const organisations = organisationNames(contacts);
  const nameOf = useUserName();
  const owners = new Map(contacts.map(({ ownerId, ownerName }) => [ownerId, nameOf(ownerName)]));
  const customOf = (field: MergeField) => data?.fields.find(({ id }) => `custom:${id}` === field);

  const customText = (contact: MergeableContact, field: MergeField): string => {
    const value = contact.custom[field.slice('custom:'.length)];
    if (value === undefined || value === null) return '';
    if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no');
    if (typeof value === 'number') return formatDecimal(e4(value), { locale: formats.locale });
    const option = customOf(field)?.options.find(({ id }) => id === value);
    return option?.label ?? (isCalendarDate(value) ? day(value) : value);
  };
  const plain: Readonly<Record<PlainMergeField, (contact: MergeableContact) => string>> = {
    kind: ({ kind }) => t(`kind.${kind}`),
    name: ({ name }) => name,
    contactPerson: ({ contactPerson }) => contactPerson,
    jobTitle: ({ jobTitle }) => jobTitle,
    email: ({ email, emailLabel }) => labelled(email, emailLabel),
    phone: ({ phone, phoneLabel }) => labelled(phone, phoneLabel),
    fax: ({ fax }) => fax,
    street: ({ street }) => street,
    postalCode: ({ postalCode }) => postalCode,
    city: ({ city }) => city,
    region: ({ region }) => region,
    country: ({ country }) => country,
    language: ({ language }) => language,
    currency: ({ currency }) => currency,
    taxNumber: ({ taxNumber }) => taxNumber,
    paymentTermsDays: ({ paymentTermsDays: days }) => (days === null ? '' : t('terms.own', { count: days })),
    creditLimitMinor: ({ creditLimitMinor: limit }) => (limit === null ? '' : formatMoney(minor(limit), formats)),
    birthday: ({ birthday }) => (birthday !== null && isCalendarDate(birthday) ? day(birthday) : ''),
    ownerId: ({ ownerId }) => (ownerId === null ? '' : (owners.get(ownerId) ?? '')),
    isArchived: ({ isArchived }) => t(isArchived ? 'common:yes' : 'common:no'),
    points: ({ points }) =>
      lines(points.map(({ kind, label, value }) => `${t(`page.point.${kind}`)}: ${labelled(value, label)}`)),
    addresses: ({ addresses }) =>
      lines(
        addresses.map((address) => `${labelled(t(`page.use.${address.use}`), address.label)}: ${oneLine(address)}`),
      ),
    roles: ({ roles }) => roles.map((role) => t(`form.role.${role}`)).join(', '),
    organisations: (contact) =>
      lines(contact.organisations.map(({ organisationId: id, role }) => labelled(organisations.get(id) ?? '', role))),
    tags: ({ tags }) => tags.join(', '),
    requirements: ({ requirements }) => lines(requirements.map(({ attribute, value }) => `${attribute}: ${value}`)),
    consents: ({ consents }) =>
      lines(
        consents.map(({ channel, isGiven, on }) => {
          const words = t(isGiven ? 'page.mayBe' : 'page.mayNotBe', { channel: t(`form.channel.${channel}`) });
          return isCalendarDate(on) ? `${words} (${day(on)})` : words;
        }),
      ),
    instructions: ({ instructions }) => instructions,
    note: ({ note }) => note,
  };
  return {
    labelOf: (field) =>
      field.startsWith('custom:')
        ? (customOf(field)?.name ?? t('contactLists:unknownField'))
        : t(`field.${field as PlainMergeField}`),
    textOf: (contact, field) =>
      field.startsWith('custom:') ? customText(contact, field) : plain[field as PlainMergeField](contact),
  };
}

function organisationNames(contacts: readonly Contact[]): ReadonlyMap<string, string> {
  const memberships = contacts.flatMap((contact) => contact.organisations);
  return new Map(memberships.map(({ organisationId, name }) => [organisationId, name]));
}

function labelled(value: string, label: string): string {
  return label === '' || value === '' ? value : `${value} (${label})`;
}

function oneLine({ street, postalCode, city, region, country }: MergeableContact['addresses'][number]): string {
  return [street, `${postalCode} ${city}`.trim(), region, country].filter((part) => part !== '').join(', ');
}

function lines(texts: readonly string[]): string {
  return texts.join('\n');
}
