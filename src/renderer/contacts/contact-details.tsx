import { Text } from '@mantine/core';
import {
  IconFileText,
  IconMail,
  IconMapPin,
  IconMessage,
  IconPhone,
  IconPrinter,
  IconUser,
  IconWorld,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import type { PointKind } from '#domain/contacts';
import { formatMoney } from '#domain/money';
import { orpc, useFormats } from '#renderer/api';
import { Badge, Card, DateText, DetailGrid, InstantText, TextLink } from '#renderer/ui';
import type { Detail } from '#renderer/ui';

import { ContactMembers } from './contact-members.tsx';
import { allWays } from './contact-reach.ts';
import { addressLines } from './contact-values.ts';
import { useCustomDetails } from './custom-details.tsx';
import classes from './page.module.css';

/** How to reach a contact, who belongs to it, its terms and what else is known; what is not known is left out. */
export function ContactDetails({ contact }: { contact: Contact }) {
  const { t } = useTranslation(['contacts', 'common']);
  return (
    <>
      <ReachCard contact={contact} />
      {contact.kind === 'organisation' && <ContactMembers organisationId={contact.id} />}
      <TermsCard contact={contact} />
      {contact.requirements.length > 0 && <Requirements contact={contact} />}
      {contact.note !== '' && (
        <Card title={t('common:note')}>
          <Text size="sm" className={classes['note']}>
            {contact.note}
          </Text>
        </Card>
      )}
    </>
  );
}

const wayIcons: Readonly<Record<PointKind, ReactNode>> = {
  phone: <IconPhone size={15} />,
  mobile: <IconPhone size={15} />,
  email: <IconMail size={15} />,
  fax: <IconPrinter size={15} />,
  website: <IconWorld size={15} />,
  messenger: <IconMessage size={15} />,
};

function ReachCard({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const ways = allWays(contact);
  const person =
    contact.contactPerson === ''
      ? ''
      : [contact.contactPerson, contact.jobTitle].filter((part) => part !== '').join(', ');
  const addresses = [{ use: 'main' as const, label: '', ...contact }, ...contact.addresses].filter(
    (address) => addressLines(address).length > 0,
  );
  const isEmpty = ways.length === 0 && addresses.length === 0 && person === '';
  return (
    <Card title={t('section.reach')}>
      {isEmpty && (
        <Text size="sm" c="dimmed">
          {t('page.unreachable')}{' '}
          <TextLink to={`/contacts/${contact.id}/edit`} underline="always">
            {t('page.addWays')}
          </TextLink>
        </Text>
      )}
      <ul className={classes['ways']}>
        {person !== '' && (
          <li>
            <span className={classes['wayIcon']} title={t('field.contactPerson')} aria-hidden>
              <IconUser size={15} />
            </span>
            <span className={classes['wayValue']}>{person}</span>
          </li>
        )}
        {ways.map(({ kind, label, value, href }) => (
          <li key={`${kind}${label}${value}`}>
            <span className={classes['wayIcon']} title={t(`page.point.${kind}`)} aria-hidden>
              {wayIcons[kind]}
            </span>
            <span className={classes['wayValue']}>
              {href === '' ? (
                value
              ) : (
                <a href={href} {...(kind === 'website' && { target: '_blank', rel: 'noreferrer' })}>
                  {value}
                </a>
              )}
              {label !== '' && <span className={classes['quiet']}> {label}</span>}
            </span>
          </li>
        ))}
        {addresses.map((address) => (
          <li key={addressLines(address).join()}>
            <span className={classes['wayIcon']} aria-hidden>
              <IconMapPin size={15} />
            </span>
            <address className={classes['address']}>
              {(address.use !== 'main' || address.label !== '') && (
                <span className={classes['quiet']}>
                  {[address.use === 'main' ? '' : t(`page.use.${address.use}`), address.label]
                    .filter((part) => part !== '')
                    .join(', ')}
                </span>
              )}
              {addressLines(address).map((line) => (
                <span key={line}>{line}</span>
              ))}
            </address>
          </li>
        ))}
      </ul>
      <Consents consents={contact.consents} />
    </Card>
  );
}

function Consents({ consents }: Pick<Contact, 'consents'>) {
  const { t } = useTranslation('contacts');
  if (consents.length === 0) return null;
  return (
    <ul className={classes['consents']} aria-label={t('field.consents')}>
      {consents.map(({ channel, isGiven, on, source }) => (
        <li key={channel}>
          <Badge tone={isGiven ? 'good' : 'warning'}>
            {t(isGiven ? 'page.mayBe' : 'page.mayNotBe', { channel: t(`form.channel.${channel}`) })}
          </Badge>{' '}
          <span className={classes['quiet']}>
            <DateText date={on} />
            {source !== '' && `, ${source}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function TermsCard({ contact }: { contact: Contact }) {
  const { t, i18n } = useTranslation(['contacts', 'common']);
  const formats = useFormats();
  const terms = useTerms(contact);
  const custom = useCustomDetails(contact);
  const { creditLimitMinor, language, birthday } = contact;
  const details: Detail[] = [
    { label: t('field.paymentTermsDays'), value: terms },
    {
      label: t('field.creditLimitMinor'),
      value: creditLimitMinor === null ? '' : formatMoney(creditLimitMinor, formats),
    },
    { label: t('field.currency'), value: contact.currency },
    { label: t('field.language'), value: language === '' ? '' : languageName(language, i18n.language) },
    { label: t('field.taxNumber'), value: contact.taxNumber },
    { label: t('field.birthday'), value: birthday === null ? '' : <DateText date={birthday} /> },
    { label: t('field.ownerId'), value: contact.ownerName },
    ...custom,
    { label: t('changedAt'), value: <InstantText at={contact.updatedAt} /> },
  ];
  return (
    <Card title={t('details')}>
      <DetailGrid details={details.filter(({ value }) => value !== '' && value !== undefined)} columns={1} />
    </Card>
  );
}

function Requirements({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  return (
    <Card title={t('field.requirements')}>
      <ul className={classes['requirements']}>
        {contact.requirements.map(({ attribute, value, isMust }) => (
          <li key={attribute}>
            <IconFileText size={15} aria-hidden />
            <span className={classes['wayValue']}>
              <span className={classes['quiet']}>{attribute}</span> {value}
            </span>
            <Badge tone={isMust ? 'warning' : 'neutral'}>{t(isMust ? 'page.must' : 'page.wish')}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function useTerms({ paymentTermsDays }: Contact): string | undefined {
  const { t } = useTranslation('contacts');
  const { data } = useQuery(orpc.settings.get.queryOptions());
  if (paymentTermsDays !== null) return t('terms.own', { count: paymentTermsDays });
  return data && t('terms.company', { count: data.company.paymentTermsDays });
}
