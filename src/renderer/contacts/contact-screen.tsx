import { IconCash, IconFilePlus, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import { orpc } from '#renderer/api';
import { Badge, Loaded, Page, useNeighbours, usePathId } from '#renderer/ui';

import { BriefPanel } from './brief.tsx';
import { ContactDetails } from './contact-details.tsx';
import { ContactStrip } from './contact-strip.tsx';
import { ContactTabs, useHasSide } from './contact-tabs.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { InstructionsNotice } from './instructions-notice.tsx';
import classes from './page.module.css';
import { usePageActions } from './use-page-actions.tsx';

/** One contact: what the office must know before it speaks, all that has happened, and how to reach it. */
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
  const [isErasing, setIsErasing] = useState(false);
  const more = usePageActions(contact, () => setIsErasing(true));
  const hasSide = useHasSide();
  const { id, isArchived } = contact;
  const start = (to: string) => () => void navigate({ to, search: { contactId: id } });
  return (
    <Page
      title={contact.name}
      badge={isArchived ? <Badge tone="neutral">{t('common:archived')}</Badge> : undefined}
      subtitle={[
        contact.code,
        t(`kind.${contact.kind}`),
        contact.kind === 'person' ? contact.jobTitle : '',
        contact.city,
      ]
        .filter((part) => part !== '')
        .join(' · ')}
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
      more={more}
    >
      <div className={classes['page']}>
        <ContactStrip contact={contact} />
        <InstructionsNotice instructions={contact.instructions} areImportant={contact.areInstructionsImportant} />
        <BriefPanel contactId={id} />
        <div className={classes['columns']}>
          <ContactTabs contact={contact} />
          {hasSide && (
            <div className={classes['side']}>
              <ContactDetails contact={contact} />
            </div>
          )}
        </div>
      </div>
      <EraseDialog
        contact={contact}
        isOpen={isErasing}
        onClose={() => setIsErasing(false)}
        onErased={() => void navigate({ to: '/contacts' })}
      />
    </Page>
  );
}
