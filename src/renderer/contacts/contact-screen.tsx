import { IconArchive, IconArchiveOff, IconCash, IconFilePlus, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import { orpc } from '#renderer/api';
import { BalancePanel } from '#renderer/receivables';
import { Badge, Card, Loaded, Page, useNeighbours, usePathId } from '#renderer/ui';

import { ContactDetails } from './contact-details.tsx';
import { ContactDocuments, ContactPayments } from './contact-papers.tsx';
import classes from './contacts.module.css';
import { useContactActions } from './use-contact-actions.ts';

/** One contact: what it owes now, its papers, and how to reach it. */
export function ContactScreen() {
  const { t } = useTranslation('contacts');
  const id = usePathId();
  const query = useQuery(orpc.contacts.get.queryOptions({ input: { id } }));
  const back = { to: '/contacts', label: t('back') };
  if (query.data === undefined) {
    return (
      <Page title={t('title')} back={back}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  // A contact of its own for each id, so that nothing of the one before stays behind.
  return <ContactPage key={id} contact={query.data} back={back} />;
}

function ContactPage({ contact, back }: { contact: Contact; back: { to: string; label: string } }) {
  const { t } = useTranslation(['contacts', 'common']);
  const navigate = useNavigate();
  const neighbours = useNeighbours('/contacts', contact.id);
  const actions = useContactActions();
  const { id, isArchived } = contact;
  const start = (to: string) => () => void navigate({ to, search: { contactId: id } });
  const remove = async () => {
    if (await actions.deleteContact(contact)) void navigate({ to: '/contacts' });
  };
  return (
    <Page
      title={contact.name}
      badge={isArchived ? <Badge tone="neutral">{t('common:archived')}</Badge> : undefined}
      subtitle={[contact.code, t(`kind.${contact.kind}`), contact.city].filter((part) => part !== '').join(' · ')}
      back={back}
      neighbours={neighbours}
      primary={{
        label: t('newInvoice'),
        onClick: start('/documents/new'),
        icon: <IconFilePlus size={16} />,
        keys: 'n',
      }}
      secondary={[
        { label: t('recordPayment'), onClick: start('/payments/new'), icon: <IconCash size={16} />, keys: 'p' },
        { label: t('common:edit'), to: `/contacts/${id}/edit`, icon: <IconPencil size={16} />, keys: 'e' },
      ]}
      more={[
        {
          label: t(isArchived ? 'common:restore' : 'common:archive'),
          icon: isArchived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />,
          isDisabled: actions.isRunning,
          onClick: () => void actions.setArchived([contact], !isArchived),
        },
        {
          label: t('common:delete'),
          icon: <IconTrash size={16} />,
          isDangerous: true,
          isDisabled: actions.isRunning,
          onClick: () => void remove(),
        },
      ]}
    >
      <div className={classes['page']}>
        <div className={classes['main']}>
          <BalancePanel contactId={id} />
          <Card title={t('documents')}>
            <ContactDocuments contactId={id} />
          </Card>
          <Card title={t('payments')}>
            <ContactPayments contactId={id} />
          </Card>
        </div>
        <div className={classes['side']}>
          <ContactDetails contact={contact} />
        </div>
      </div>
    </Page>
  );
}
