import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { Contact } from '#contract/contacts';
import { activityKinds } from '#domain/contacts';
import { orpc } from '#renderer/api';
import { BalancePanel } from '#renderer/receivables';
import { SearchBox, useUrlState } from '#renderer/ui';

import { ContactDetails } from './contact-details.tsx';
import { ContactDocuments, ContactPayments, ContactReceipts } from './contact-papers.tsx';
import classes from './page.module.css';
import { Timeline } from './timeline.tsx';

const tabs = ['timeline', 'documents', 'payments', 'receipts', 'owed', 'details'] as const;

const stateSchema = z.object({
  tab: z.enum(tabs).catch('timeline'),
  kinds: z.string().catch(''),
  q: z.string().catch(''),
  /** What is to be added at once: the palette leads here with it. */
  add: z.enum(activityKinds).optional().catch(undefined),
});

/** Whether the details stand beside the tabs; where there is no room they are a tab, for below the timeline nobody would find them. */
export function useHasSide(): boolean {
  return useMediaQuery('(min-width: 961px)', undefined, { getInitialValueInEffect: false }) ?? true;
}

/** What has happened with a contact: the timeline, its invoices, payments and receipts, and what is open now. */
export function ContactTabs({ contact }: { contact: Contact }) {
  const { t } = useTranslation(['contacts', 'common']);
  const [{ tab: asked, kinds, q, add }, change] = useUrlState(stateSchema);
  const { id } = contact;
  const isWide = useHasSide();
  const info = useQuery(orpc.system.info.queryOptions());
  const readsTill = info.data?.user.permissions.includes('till.read') === true;
  const tab = isWide && asked === 'details' ? 'timeline' : asked;
  const choose = (value: string | null) => {
    const next = tabs.find((name) => name === value);
    change({ tab: next === 'timeline' ? undefined : next });
  };
  return (
    <Tabs value={tab} onChange={choose} keepMounted={false} className={classes['main'] ?? ''}>
      <div className={classes['tabs']}>
        <Tabs.List>
          <Tabs.Tab value="timeline">{t('timeline.title')}</Tabs.Tab>
          <Tabs.Tab value="documents">{t('page.invoices')}</Tabs.Tab>
          <Tabs.Tab value="payments">{t('payments')}</Tabs.Tab>
          {readsTill && <Tabs.Tab value="receipts">{t('receipts')}</Tabs.Tab>}
          <Tabs.Tab value="owed">{t('page.owed')}</Tabs.Tab>
          {!isWide && <Tabs.Tab value="details">{t('details')}</Tabs.Tab>}
        </Tabs.List>
        {tab === 'timeline' && (
          <SearchBox
            size="xs"
            className={classes['search']}
            placeholder={t('common:search')}
            label={t('timeline.search')}
            shortcutLabel={t('timeline.search')}
            value={q}
            onChange={(words) => change({ q: words })}
          />
        )}
      </div>
      <Tabs.Panel value="timeline">
        <Timeline
          contactId={id}
          kinds={kinds}
          q={q}
          onKinds={(next) => change({ kinds: next })}
          add={add}
          onAdded={() => change({ add: undefined })}
        />
      </Tabs.Panel>
      <Tabs.Panel value="documents">
        <ContactDocuments contactId={id} />
      </Tabs.Panel>
      <Tabs.Panel value="payments">
        <ContactPayments contactId={id} />
      </Tabs.Panel>
      {readsTill && (
        <Tabs.Panel value="receipts">
          <ContactReceipts contactId={id} />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="owed">
        <BalancePanel contactId={id} />
      </Tabs.Panel>
      {!isWide && (
        <Tabs.Panel value="details" className={classes['side'] ?? ''}>
          <ContactDetails contact={contact} />
        </Tabs.Panel>
      )}
    </Tabs>
  );
}
