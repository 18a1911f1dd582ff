import { Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import { formatMoney } from '#domain/money';
import { orpc, useFormats } from '#renderer/api';
import { Badge, Card, DateText, DetailGrid, InstantText, useUserName } from '#renderer/ui';
import type { Detail } from '#renderer/ui';

import { ContactMembers } from './contact-members.tsx';
import { useCustomDetails } from './custom-details.tsx';
import classes from './page.module.css';
import { ReachCard } from './reach-card.tsx';
import { TradeTermsCard } from './trade-terms-card.tsx';

/** How to reach a contact, who belongs to it, its terms and what else is known; what is not known is left out. */
export function ContactDetails({ contact }: { contact: Contact }) {
  const { t } = useTranslation(['contacts', 'common']);
  return (
    <>
      <ReachCard contact={contact} />
      {contact.kind === 'organisation' && <ContactMembers organisationId={contact.id} />}
      <TermsCard contact={contact} />
      <TradeTermsCard contactId={contact.id} name={contact.name} />
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

function TermsCard({ contact }: { contact: Contact }) {
  const { t, i18n } = useTranslation(['contacts', 'common']);
  const formats = useFormats();
  const terms = useTerms(contact);
  const custom = useCustomDetails(contact);
  const nameOf = useUserName();
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
    { label: t('field.ownerId'), value: nameOf(contact.ownerName) },
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
