import { Alert, Button, Group, List, Modal, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import { keepDraft } from '#renderer/activities';
import { failureText, orpc, useFormats, useJob } from '#renderer/api';
import { TextLink } from '#renderer/ui';

type EraseDialogProps = { contact: Contact; isOpen: boolean; onClose: () => void; onErased: () => void };

/** Erases a person on request. It cannot be undone, so it says what goes and what stays, and has the name typed. */
export function EraseDialog({ contact, isOpen, onClose, onErased }: EraseDialogProps) {
  const { t } = useTranslation(['contacts', 'ui']);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('page.erase.title', { name: contact.name })}
      size={560}
      centered
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <EraseForm contact={contact} onClose={onClose} onErased={onErased} />
    </Modal>
  );
}

function EraseForm({ contact, onClose, onErased }: Omit<EraseDialogProps, 'isOpen'>) {
  const { t } = useTranslation(['contacts', 'common']);
  const formats = useFormats();
  const [typed, setTyped] = useState('');
  const erase = useJob(orpc.contacts.anonymise);
  const isNamed = typed.trim() === contact.name.trim();
  const run = async () => {
    if (!isNamed || erase.state === 'running') return;
    const erased = await erase.start({ id: contact.id });
    if (erased === undefined) return;
    keepDraft(contact.id, null);
    notifications.show({ message: t(erased.isRemoved ? 'page.erase.removed' : 'page.erase.nameless') });
    onErased();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Text size="sm" fw={600}>
        {t('page.erase.goes')}
      </Text>
      <List size="sm" spacing={2} mb="sm">
        <List.Item>{t('page.erase.goesRecord')}</List.Item>
        <List.Item>{t('page.erase.goesEntries')}</List.Item>
        <List.Item>{t('page.erase.goesTraces')}</List.Item>
      </List>
      <Text size="sm" fw={600}>
        {t('page.erase.stays')}
      </Text>
      <List size="sm" spacing={2} mb="sm">
        <List.Item>{t('page.erase.staysPapers')}</List.Item>
        <List.Item>{t('page.erase.staysMoney')}</List.Item>
      </List>
      <Text size="sm" mb="md">
        {t('page.erase.final')}
      </Text>
      <TextInput
        label={t('page.erase.type', { name: contact.name })}
        value={typed}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {erase.failure !== undefined && (
        <Alert color="red" mt="md" role="alert">
          {failureText(erase.failure, formats)}{' '}
          {erase.failure.code === 'CONTACT_OWES' && (
            <TextLink to={`/receivables/${contact.id}`} underline="always">
              {t('page.erase.toBalance')}
            </TextLink>
          )}
        </Alert>
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" color="red" disabled={!isNamed} loading={erase.state === 'running'}>
          {t('page.erase.confirm')}
        </Button>
      </Group>
    </form>
  );
}
