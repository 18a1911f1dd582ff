import { Text } from '@mantine/core';
import { IconAlertTriangle, IconGitMerge } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { Brief, Contact } from '#contract/contacts';
import { failureOf, failureText, orpc, useCommand, useFormats } from '#renderer/api';
import { Card, ContactPicker, Notice, Page, usePathId, useUrlState } from '#renderer/ui';
import { useUndoOffer } from '#renderer/undo';

import { choicesAmong, mergedOf, stated } from './merge-fields.ts';
import type { Choices, MergeState } from './merge-fields.ts';
import { MergeOutcome } from './merge-outcome.tsx';
import { MergeSuggestions } from './merge-suggestions.tsx';
import { MergeTable } from './merge-table.tsx';
import { useMergeWords } from './merge-words.ts';
import classes from './merge.module.css';

// The contract merges up to so many at once.
const mostContacts = 5;

const addressSchema = z.object({
  ids: z.string().catch(''),
  /** Where the way back leads, and where a merge ends: the list of duplicates, when one works through it. */
  from: z.enum(['duplicates']).optional().catch(undefined),
});

/** Makes up to five contacts one: `/contacts/merge?ids=…`, or `/contacts/<id>/merge` to look for the others first. */
export function MergeScreen() {
  const pathId = usePathId();
  const [{ ids: listed, from }, change] = useUrlState(addressSchema);
  const ids = [...new Set([pathId, ...listed.split(',')])].filter((id) => id !== '').slice(0, mostContacts);
  const { contacts, briefs, error } = useContacts(ids);
  const put = (next: readonly string[]) =>
    change({ ids: next.filter((id) => id !== pathId).join(',') }, { push: true });
  const { t } = useTranslation('contactLists');
  const formats = useFormats();
  const back = backOf(from, pathId);
  if (contacts === undefined) {
    return (
      <Page title={t('merge.title')} back={{ to: back.to, label: t(back.label) }}>
        {error !== undefined && (
          <Notice tone="bad" icon={<IconAlertTriangle size={18} />} title={t('merge.gone')} role="alert">
            {failureText(failureOf(error), formats)}
          </Notice>
        )}
      </Page>
    );
  }
  return <Merge {...{ contacts, briefs, back, from }} onIds={put} />;
}

function backOf(from: 'duplicates' | undefined, pathId: string) {
  if (from === 'duplicates') return { to: '/contacts/duplicates', label: 'merge.backToDuplicates' } as const;
  if (pathId !== '') return { to: `/contacts/${pathId}`, label: 'merge.backToContact' } as const;
  return { to: '/contacts', label: 'merge.back' } as const;
}

type MergeProps = {
  contacts: readonly Contact[];
  briefs: readonly Brief[];
  back: ReturnType<typeof backOf>;
  from: 'duplicates' | undefined;
  onIds: (ids: readonly string[]) => void;
};

function Merge({ contacts, briefs, back, from, onIds }: MergeProps) {
  const { t } = useTranslation('contactLists');
  const ids = contacts.map(({ id }) => id);
  const [chosenWinner, setWinner] = useState('');
  const [chosen, setChosen] = useState<Choices>({});
  const winnerId = ids.includes(chosenWinner) ? chosenWinner : likeliestWinner(contacts, briefs);
  const choices = choicesAmong(ids, chosen);
  const state: MergeState = { contacts, winnerId, choices };
  const merged = mergedOf(contacts, state);
  const merge = useMerge(state, from);
  const canMerge = contacts.length >= 2;
  return (
    <Page
      title={canMerge ? t('merge.count', { count: contacts.length }) : t('merge.title')}
      back={{ to: back.to, label: t(back.label) }}
      primary={{
        label: t('merge.action'),
        icon: <IconGitMerge size={16} />,
        keys: 'mod+Enter',
        isDisabled: !canMerge || merged?.ok !== true,
        isRunning: merge.isRunning,
        onClick: () => void merge.run(),
      }}
    >
      <div className={classes['page']}>
        {!canMerge && <Adder first={contacts[0]} ids={ids} onIds={onIds} />}
        {!canMerge && <MergeSuggestions contactId={ids[0] ?? ''} onChoose={(id) => onIds([...ids, id])} />}
        {merged?.ok === false && <TooLarge state={state} field={merged.error.field} />}
        {canMerge && (
          <>
            <MergeTable
              state={state}
              merged={merged?.ok === true ? merged.value : undefined}
              onWinner={setWinner}
              onChoose={(field, id) => setChosen({ ...choices, [field]: id })}
              onRemove={contacts.length > 2 ? (id) => onIds(ids.filter((other) => other !== id)) : undefined}
            />
            {contacts.length < mostContacts && <Adder first={undefined} ids={ids} onIds={onIds} />}
            <Card title={t('merge.follows')}>
              <MergeOutcome contacts={contacts} briefs={briefs} winnerId={winnerId} />
            </Card>
          </>
        )}
      </div>
    </Page>
  );
}

type AdderProps = {
  /** The one to find another for; undefined: there are several already. */
  first: Contact | undefined;
  ids: readonly string[];
  onIds: (ids: readonly string[]) => void;
};

function Adder({ first, ids, onIds }: AdderProps) {
  const { t } = useTranslation('contactLists');
  return (
    <div className={classes['adder']}>
      <ContactPicker
        label={first === undefined ? t('merge.addAnother') : t('merge.mergeWith', { name: first.name })}
        value={null}
        {...(first !== undefined && { inputRef: focus })}
        onChange={(id) => {
          if (id !== null && !ids.includes(id)) onIds([...ids, id]);
        }}
      />
    </div>
  );
}

// One function, so that the focus is set once, when the field appears.
function focus(field: HTMLInputElement | null): void {
  field?.focus();
}

function TooLarge({ state, field }: { state: MergeState; field: string }) {
  const { t } = useTranslation('contactLists');
  const { labelOf } = useMergeWords(state.contacts);
  return (
    <Notice tone="bad" icon={<IconAlertTriangle size={18} />} title={t('merge.tooLarge')} role="alert">
      <Text size="sm">{t('merge.tooLargeText', { field: labelOf(field as 'note') })}</Text>
    </Notice>
  );
}

function useMerge({ contacts, winnerId, choices }: MergeState, from: 'duplicates' | undefined) {
  const { t } = useTranslation('contactLists');
  const command = useCommand(orpc.contacts.merge);
  const offerUndo = useUndoOffer();
  const navigate = useNavigate();
  const run = async () => {
    const merged = await command.run({
      winnerId,
      loserIds: contacts.map(({ id }) => id).filter((id) => id !== winnerId),
      choices: stated(choices),
      versions: Object.fromEntries(contacts.map(({ id, version }) => [id, version])),
    });
    if (!merged.ok) return;
    const { contact, undoId } = merged.value;
    offerUndo({ message: t('merge.done', { count: contacts.length, name: contact.name }), undoId });
    await navigate({ to: from === 'duplicates' ? '/contacts/duplicates' : `/contacts/${contact.id}`, replace: true });
  };
  return { run, isRunning: command.isRunning };
}

/** The contact that most was sold to stays; among equals the one that has been here longest. */
function likeliestWinner(contacts: readonly Contact[], briefs: readonly Brief[]): string {
  const salesOf = (id: string) => briefs.find(({ contactId }) => contactId === id)?.lifetimeSalesMinor ?? 0;
  const sorted = [...contacts].toSorted(
    (one, other) => salesOf(other.id) - salesOf(one.id) || one.createdAt.localeCompare(other.createdAt),
  );
  return sorted[0]?.id ?? '';
}

/** The contacts in the order of their ids; undefined until all are there. */
function useContacts(ids: readonly string[]) {
  const queries = useQueries({
    queries: ids.map((id) => orpc.contacts.get.queryOptions({ input: { id }, retry: false })),
  });
  const briefs = useQueries({ queries: ids.map((id) => orpc.contacts.brief.queryOptions({ input: { id } })) });
  const found = queries.flatMap(({ data }) => data ?? []);
  // Who has been merged already answers as the contact that it went into.
  const contacts = found.filter(({ id }, index) => found.findIndex((other) => other.id === id) === index);
  return {
    contacts: found.length === ids.length ? contacts : undefined,
    briefs: briefs.flatMap(({ data }) => data ?? []),
    error: queries.find(({ error }) => error !== null)?.error ?? undefined,
  };
}
