import { Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconCash, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { Balance } from '#contract/receivables';
import { dateSchema } from '#contract/values';
import { orpc } from '#renderer/api';
import { Card, DateText, Loaded, Page, useNeighbours, usePathId, useUrlState } from '#renderer/ui';

import { BalanceFigures } from './balance-figures.tsx';
import { DayPicker } from './day-picker.tsx';
import { Credits, OpenItems } from './open-items.tsx';

const stateSchema = z.object({ day: dateSchema.optional().catch(undefined) });

/** What one contact owes on a day: the rows behind its line in the report. */
export function ContactBalanceScreen() {
  const { t } = useTranslation('receivables');
  const contactId = usePathId('contactId');
  const [{ day }, change] = useUrlState(stateSchema);
  const navigate = useNavigate();
  const contact = useQuery(orpc.contacts.get.queryOptions({ input: { id: contactId } }));
  const query = useQuery({
    ...orpc.receivables.balance.queryOptions({ input: { contactId, day } }),
    placeholderData: keepPreviousData,
  });
  const neighbours = useNeighbours('/receivables', contactId);
  const ofDay = (path: string | undefined) => (path === undefined || day === undefined ? path : `${path}?day=${day}`);
  const pay = () => void navigate({ to: '/payments/new', search: { contactId } });
  return (
    <Page
      title={contact.data?.name ?? t('title')}
      subtitle={
        query.data && (
          <>
            {t('owedOn')} <DateText date={query.data.day} />
          </>
        )
      }
      back={{ to: day === undefined ? '/receivables' : `/receivables?day=${day}`, label: t('back') }}
      neighbours={{ previous: ofDay(neighbours.previous), next: ofDay(neighbours.next) }}
      primary={{ label: t('recordPayment'), onClick: pay, icon: <IconCash size={16} />, keys: 'p' }}
      secondary={[{ label: t('openContact'), to: `/contacts/${contactId}`, icon: <IconUser size={16} />, keys: 'o' }]}
    >
      <Stack gap="md" maw={1100}>
        <DayPicker day={day} onChange={(next) => change({ day: next }, { push: true })} />
        <Loaded query={query}>{(balance) => <Rows balance={balance} />}</Loaded>
      </Stack>
    </Page>
  );
}

function Rows({ balance }: { balance: Balance }) {
  const { t } = useTranslation('receivables');
  const { openItems, credits } = balance;
  return (
    <>
      <Card>
        <BalanceFigures balance={balance} />
      </Card>
      {openItems.length > 0 && (
        <Card title={t('openInvoices')}>
          <OpenItems balance={balance} />
        </Card>
      )}
      {credits.length > 0 && (
        <Card title={t('credits')}>
          <Credits balance={balance} />
        </Card>
      )}
      {openItems.length === 0 && credits.length === 0 && <Text c="dimmed">{t('nothingOpenThatDay')}</Text>}
    </>
  );
}
