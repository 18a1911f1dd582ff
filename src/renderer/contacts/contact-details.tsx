import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import { orpc } from '#renderer/api';
import { Card, DetailGrid, InstantText } from '#renderer/ui';
import type { Detail } from '#renderer/ui';

import { addressLines } from './contact-values.ts';
import classes from './contacts.module.css';

/** How to reach a contact, its address and its terms; what is not known is left out. */
export function ContactDetails({ contact }: { contact: Contact }) {
  const { t } = useTranslation(['contacts', 'common']);
  const terms = useTerms(contact);
  const reach: Detail[] = [
    {
      label: t('field.contactPerson'),
      value: [contact.contactPerson, contact.jobTitle].filter((part) => part !== '').join(', '),
    },
    {
      label: t('field.email'),
      value: contact.email && (
        <Anchor href={`mailto:${contact.email}`} inherit>
          {contact.email}
        </Anchor>
      ),
    },
    { label: t('field.phone'), value: contact.phone },
    { label: t('field.fax'), value: contact.fax },
    { label: t('address'), value: <Address contact={contact} /> },
    { label: t('field.taxNumber'), value: contact.taxNumber },
    { label: t('field.paymentTermsDays'), value: terms },
    { label: t('changedAt'), value: <InstantText at={contact.updatedAt} /> },
  ];
  return (
    <>
      <Card title={t('details')}>
        <DetailGrid details={reach.filter(({ value }) => value !== '' && value !== undefined)} columns={2} />
      </Card>
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

function Address({ contact }: { contact: Contact }) {
  const lines = addressLines(contact);
  if (lines.length === 0) return '–';
  return (
    <address className={classes['address']}>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  );
}

function useTerms({ paymentTermsDays }: Contact): string | undefined {
  const { t } = useTranslation('contacts');
  const { data } = useQuery(orpc.settings.get.queryOptions());
  if (paymentTermsDays !== null) return t('terms.own', { count: paymentTermsDays });
  return data && t('terms.company', { count: data.company.paymentTermsDays });
}
