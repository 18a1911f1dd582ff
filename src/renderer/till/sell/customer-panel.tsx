import { Button, Group, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { ContactHit } from '#contract/contacts';
import { client, failureText, orpc, useCommand, useFormats } from '#renderer/api';
import { useReadOrTell } from '#renderer/ui';

import type { Customer } from './cart.ts';
import { useDesk } from './desk.ts';
import { PanelHead } from './panel-head.tsx';
import classes from './panel.module.css';
import { usePanelKeys } from './use-panel-keys.ts';

/** Finds the customer of the sale, or adds a new one without leaving it. */
export function CustomerPanel() {
  const { t } = useTranslation('till');
  const { run, toSell, may } = useDesk();
  const [newName, setNewName] = useState<string>();
  const attach = (contact: Customer) => {
    run({ kind: 'contact', contact });
    toSell();
  };
  return (
    <section className={classes['panel']} aria-label={t('customer.title')}>
      <PanelHead title={t(newName === undefined ? 'customer.title' : 'customer.new')} />
      {newName === undefined ? (
        <Search onPick={attach} {...(may('contacts.write') && { onNew: setNewName })} />
      ) : (
        <NewCustomer name={newName} onMade={attach} onBack={() => setNewName(undefined)} />
      )}
    </section>
  );
}

type SearchProps = { onPick: (contact: Customer) => void; onNew?: (name: string) => void };

function Search({ onPick, onNew }: SearchProps) {
  const { t } = useTranslation('till');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 120);
  const panel = usePanelKeys<HTMLDivElement>({ hasArrows: true });
  const readOrTell = useReadOrTell();
  const { data, isPlaceholderData } = useQuery({
    ...orpc.contacts.search.queryOptions({ input: { q, limit: 8 } }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const hits = q === '' ? [] : (data?.hits.filter((hit) => !hit.isArchived) ?? []);
  const isFresh = data !== undefined && !isPlaceholderData && q === typed.trim();
  const pickFirst = async () => {
    // Enter may be quicker than the list: it means what was typed, not what is shown.
    const answer = isFresh ? data : await readOrTell(() => client.contacts.search({ q: typed.trim(), limit: 8 }));
    const first = answer?.hits.find((hit) => !hit.isArchived);
    if (first !== undefined) onPick(first);
  };
  return (
    <div ref={panel}>
      <TextInput
        size="lg"
        data-start
        aria-label={t('customer.search')}
        placeholder={t('customer.search')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed.trim() === '') return;
          event.preventDefault();
          void pickFirst();
        }}
      />
      <ul className={classes['choices']} aria-label={t('customer.found')}>
        {hits.map((hit) => (
          <li key={hit.id}>
            <Hit hit={hit} onPick={onPick} />
          </li>
        ))}
        {onNew !== undefined && (
          <li>
            <UnstyledButton className={classes['choice']} onClick={() => onNew(typed.trim())}>
              <IconUserPlus size={18} aria-hidden />
              <span className={classes['foundName']}>
                {typed.trim() === '' ? t('customer.add') : t('customer.addNamed', { name: typed.trim() })}
              </span>
            </UnstyledButton>
          </li>
        )}
      </ul>
      {isFresh && hits.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          {t('customer.none')}
        </Text>
      )}
    </div>
  );
}

function Hit({ hit, onPick }: { hit: ContactHit; onPick: (contact: Customer) => void }) {
  return (
    <UnstyledButton className={classes['choice']} onClick={() => onPick(hit)}>
      <span className={classes['foundName']}>
        {hit.name}
        <span className={classes['quiet']}>
          {[hit.detail, hit.phone, hit.email].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
    </UnstyledButton>
  );
}

type NewCustomerProps = { name: string; onMade: (contact: Customer) => void; onBack: () => void };

function NewCustomer({ name: firstName, onMade, onBack }: NewCustomerProps) {
  const { t } = useTranslation('till');
  const formats = useFormats();
  const create = useCommand(orpc.contacts.create, { shownByCaller: true });
  const [name, setName] = useState(firstName);
  const [phone, setPhone] = useState('');
  const [email, setEmail] = useState('');
  const form = usePanelKeys<HTMLFormElement>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || create.isRunning) return;
    const made = await create.run({
      kind: 'person',
      name: name.trim(),
      ...(phone.trim() !== '' && { phone: phone.trim() }),
      ...(email.trim() !== '' && { email: email.trim() }),
    });
    if (made.ok) onMade({ id: made.value.id, name: made.value.name });
  };
  return (
    <form ref={form} noValidate className={classes['fields']} onSubmit={(event) => void save(event)}>
      <TextInput
        label={t('customer.name')}
        size="md"
        required
        data-start
        maxLength={200}
        value={name}
        error={create.failure === undefined ? undefined : failureText(create.failure, formats)}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('customer.phone')}
        size="md"
        type="tel"
        maxLength={60}
        value={phone}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <TextInput
        label={t('customer.email')}
        size="md"
        type="email"
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button type="submit" size="md" loading={create.isRunning} disabled={name.trim() === ''}>
          {t('customer.create')}
        </Button>
        <Button variant="default" size="md" onClick={onBack}>
          {t('customer.back')}
        </Button>
      </Group>
    </form>
  );
}
