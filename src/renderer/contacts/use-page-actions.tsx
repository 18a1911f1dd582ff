import { IconArchive, IconArchiveOff, IconArrowMerge, IconFileZip, IconTrash, IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import { client, orpc } from '#renderer/api';
import { useFile } from '#renderer/ui';
import type { Action } from '#renderer/ui';

import { useContactActions } from './use-contact-actions.ts';

/** What is rarely wanted of a contact, behind the dots. */
export function usePageActions(contact: Contact, onErase: () => void): Action[] {
  const { t } = useTranslation(['contacts', 'common']);
  const navigate = useNavigate();
  const actions = useContactActions();
  const dossier = useFile(() => client.contacts.dossier({ id: contact.id }));
  const info = useQuery(orpc.system.info.queryOptions());
  const { id, isArchived } = contact;
  const mayErase = info.data?.user.permissions.includes('contacts.erase') === true;
  const remove = async () => {
    if (await actions.deleteContact(contact)) void navigate({ to: '/contacts' });
  };
  return [
    {
      label: t('page.mergeWith'),
      icon: <IconArrowMerge size={16} />,
      to: `/contacts/${id}/merge`,
    },
    {
      label: t('page.dossier'),
      icon: <IconFileZip size={16} />,
      isDisabled: dossier.isRunning,
      onClick: dossier.open,
    },
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
    ...(mayErase
      ? [
          {
            label: t('page.erase.action'),
            icon: <IconUserOff size={16} />,
            isDangerous: true,
            onClick: onErase,
          },
        ]
      : []),
  ];
}
