import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { orpc } from '#renderer/api';
import { Card, TextLink } from '#renderer/ui';

import { listOf } from './contact-links.ts';
import classes from './page.module.css';

const shown = 12;

/** Who belongs to an organisation. */
export function ContactMembers({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation('contacts');
  const { data } = useQuery(
    orpc.contacts.list.queryOptions({
      input: {
        conditions: [{ field: 'organisation', operator: 'is', value: organisationId }],
        archived: 'all',
        limit: shown,
      },
    }),
  );
  const rows = data?.rows ?? [];
  const total = data?.total ?? 0;
  return (
    <Card
      title={t('page.members')}
      end={
        <TextLink to="/contacts/new" search={{ organisationId }} fz="sm">
          {t('page.addMember')}
        </TextLink>
      }
    >
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('page.noMembers')}
        </Text>
      )}
      <ul className={classes['members']}>
        {rows.map((row) => (
          <li key={row.id} data-muted={row.isArchived}>
            <TextLink to={`/contacts/${row.id}`}>{row.name}</TextLink>
            {row.jobTitle !== '' && <span className={classes['quiet']}>{row.jobTitle}</span>}
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <TextLink to="/contacts" search={listOf('organisation', organisationId)} fz="sm">
          {t('page.moreMembers', { count: total - rows.length })}
        </TextLink>
      )}
    </Card>
  );
}
