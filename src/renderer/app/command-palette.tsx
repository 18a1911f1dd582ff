import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight';
import {
  IconBox,
  IconCash,
  IconCheckbox,
  IconCopyCheck,
  IconDatabaseExport,
  IconFileInvoice,
  IconFilePlus,
  IconLanguage,
  IconMoon,
  IconNote,
  IconPhone,
  IconReceipt,
  IconReceiptRefund,
  IconSearch,
  IconUpload,
  IconUser,
  IconUserPlus,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';
import type { ComponentType, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { client } from '#renderer/api';
import { orpc } from '#renderer/api';

import { chooseLanguage, languages } from './i18n.ts';
import { places } from './navigation.tsx';
import { languageNames, themes } from './preferences.tsx';

const [store, palette] = createSpotlight();

/** Opens the palette. */
export function openPalette(): void {
  palette.open();
}

type Kind = Found['kind'];

const hitPaths: Readonly<Record<Kind, string>> = {
  contact: '/contacts',
  item: '/items',
  invoice: '/documents',
  creditNote: '/documents',
  payment: '/payments',
  sale: '/till/receipts',
};

const hitIcons: Readonly<Record<Kind, ComponentType<{ size?: number }>>> = {
  contact: IconUser,
  item: IconBox,
  invoice: IconFileInvoice,
  creditNote: IconReceiptRefund,
  payment: IconCash,
  sale: IconReceipt,
};

/** Ctrl/Cmd-K: opens any record by a few letters of it, any place and any action. */
export function CommandPalette() {
  const { t } = useTranslation('app');
  const [query, setQuery] = useState('');
  const { hits, guesses, isFresh } = useHits(query);
  const actions = useActions();
  const words = query.trim().toLowerCase();
  const only = (isMeant: (action: SpotlightActionData) => boolean) =>
    actions.map((group) => ({ ...group, actions: group.actions.filter(isMeant) })).filter(isFilled);
  const bears = ({ label = '' }: SpotlightActionData) => words === '' || label.toLowerCase().includes(words);
  // Who types the whole name of a place means the place, not a contact that bears the word.
  const place = places.find(({ name }) => t(`nav.${name}`).toLowerCase() === words);
  const isPlace = ({ id }: SpotlightActionData) => place !== undefined && id === `go-${place.name}`;
  // A guess never goes before something that bears the typed letters.
  const groups = [...only(isPlace), ...hits, ...only((action) => bears(action) && !isPlace(action)), ...guesses];
  const openEarly = useFirstFound({ firstId: groups[0]?.actions[0]?.id, query, isFresh });
  return (
    <Spotlight
      query={query}
      onQueryChange={setQuery}
      store={store}
      actions={groups}
      // The host has searched already; what it found need not hold the typed letters in its title.
      filter={(_query, found) => found}
      nothingFound={t('palette.nothing')}
      // The title names the dialog for screen readers; eyes have the search field.
      title={t('palette.open')}
      classNames={{ header: 'cb-hidden', actionsList: 'cb-palette' }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      styles={{ content: { background: 'var(--cb-surface-raised)' }, search: { background: 'transparent' } }}
      shortcut="mod + K"
      tagsToIgnore={[]}
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
        onKeyDownCapture: openEarly,
      }}
    />
  );
}

type FirstFound = { firstId: string | undefined; query: string; isFresh: boolean };

/**
 * Type and Enter opens the first one found; the arrows choose another. Who types faster than the host finds gets what is found for
 * the whole text, never what still stands there from the letters before. Gives what to do with a key press.
 */
function useFirstFound({ firstId, query, isFresh }: FirstFound) {
  // The text for which Enter came too early.
  const entered = useRef<string>(undefined);
  // Before the next key press, so that what is marked is what Enter opens.
  useLayoutEffect(() => {
    if (firstId !== undefined) markFirst();
  }, [firstId]);
  useLayoutEffect(() => {
    if (entered.current !== query || !isFresh) return;
    entered.current = undefined;
    openMarked();
  }, [query, isFresh]);
  return (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (isFresh) openMarked();
    else entered.current = query;
  };
}

// Mantine marks by an attribute and counts beside it.
function markFirst(): void {
  const [first, ...others] = document.querySelectorAll('.cb-palette [data-action]');
  for (const other of others) other.removeAttribute('data-selected');
  first?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: 0 }));
}

function openMarked(): void {
  const marked = document.querySelector<HTMLElement>('.cb-palette [data-selected]');
  (marked ?? document.querySelector<HTMLElement>('.cb-palette [data-action]'))?.click();
}

type Found = Awaited<ReturnType<typeof client.system.search>>['hits'][number];

type Hits = { hits: SpotlightActionGroupData[]; guesses: SpotlightActionGroupData[]; isFresh: boolean };

/** What the host finds, what it only guesses, and whether it was found for all that is typed now. */
function useHits(query: string): Hits {
  const { t } = useTranslation('app');
  const typed = query.trim();
  const [q] = useDebouncedValue(typed, 100);
  const actionOf = useHitAction();
  const doing = useContactDeeds();
  const { data, isPlaceholderData, isFetching } = useQuery({
    ...orpc.system.search.queryOptions({ input: { q, limit: 12 } }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const isFresh = typed === '' || (typed === q && !isPlaceholderData && !isFetching);
  if (q === '' || typed === '' || data === undefined) return { hits: [], guesses: [], isFresh };
  const [sure, guessed] = [false, true].map((isGuess) => data.hits.filter((hit) => hit.isGuess === isGuess));
  const groups = (title: string, hits: readonly Found[] = []) => [
    { group: title, actions: hits.map(actionOf) },
    ...doing(hits.find(({ kind }) => kind === 'contact')),
  ];
  return {
    hits: groups(t('palette.found'), sure).filter(isFilled),
    guesses: groups(t('palette.guess'), guessed).filter(isFilled),
    isFresh,
  };
}

function isFilled({ actions }: SpotlightActionGroupData): boolean {
  return actions.length > 0;
}

function useHitAction(): (hit: Found) => SpotlightActionData {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  return ({ kind, id, title, detail }) => {
    const Icon = hitIcons[kind];
    return {
      id,
      label: title,
      description: [t(`palette.kind.${kind}`), detail].filter((part) => part !== '').join(' · '),
      leftSection: <Icon size={18} />,
      onClick: () => void navigate({ to: `${hitPaths[kind]}/${id}` }),
    };
  };
}

/** What is done most with a contact, for the first that was found. */
function useContactDeeds(): (contact: Found | undefined) => SpotlightActionGroupData[] {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  return (contact) => {
    if (contact === undefined) return [];
    const { id, title: name } = contact;
    const add = (kind: string) => () => void navigate({ to: `/contacts/${id}`, search: { add: kind } });
    const start = (to: string) => () => void navigate({ to, search: { contactId: id } });
    const deeds = [
      { id: 'note', label: t('deed.note'), icon: <IconNote size={18} />, onClick: add('note') },
      { id: 'call', label: t('deed.call'), icon: <IconPhone size={18} />, onClick: add('call') },
      { id: 'task', label: t('deed.task'), icon: <IconCheckbox size={18} />, onClick: add('task') },
      {
        id: 'invoice',
        label: t('action.newInvoice'),
        icon: <IconFilePlus size={18} />,
        onClick: start('/documents/new'),
      },
      {
        id: 'payment',
        label: t('action.recordPayment'),
        icon: <IconCash size={18} />,
        onClick: start('/payments/new'),
      },
    ];
    const actions = deeds.map(({ id: deed, icon, ...action }) => ({
      ...action,
      id: `deed-${deed}`,
      leftSection: icon,
    }));
    return [{ group: t('palette.with', { name }), actions }];
  };
}

function useActions(): { group: string; actions: SpotlightActionData[] }[] {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const go = (to: string) => () => void navigate({ to });
  const doing: SpotlightActionData[] = [
    {
      id: 'new-invoice',
      label: t('action.newInvoice'),
      leftSection: <IconFilePlus size={18} />,
      onClick: go('/documents/new'),
    },
    {
      id: 'new-contact',
      label: t('action.newContact'),
      leftSection: <IconUserPlus size={18} />,
      onClick: go('/contacts/new'),
    },
    { id: 'new-item', label: t('action.newItem'), leftSection: <IconBox size={18} />, onClick: go('/items/new') },
    {
      id: 'record-payment',
      label: t('action.recordPayment'),
      leftSection: <IconCash size={18} />,
      onClick: go('/payments/new'),
    },
    { id: 'import', label: t('action.import'), leftSection: <IconUpload size={18} />, onClick: go('/imports') },
    {
      id: 'duplicates',
      label: t('action.duplicates'),
      leftSection: <IconCopyCheck size={18} />,
      onClick: go('/contacts/duplicates'),
    },
    {
      id: 'backup',
      label: t('action.backup'),
      leftSection: <IconDatabaseExport size={18} />,
      onClick: () => void navigate({ to: '/settings', search: { section: 'backups' } }),
    },
  ];
  const going = places.map((place): SpotlightActionData => {
    const Icon = place.icon;
    const label = t('nav.goTo', { place: t(`nav.${place.name}`) });
    return { id: `go-${place.name}`, label, leftSection: <Icon size={18} />, onClick: go(place.to) };
  });
  const preferring: SpotlightActionData[] = [
    ...themes.map((theme) => ({
      id: `theme-${theme}`,
      label: `${t('theme.label')}: ${t(`theme.${theme}`)}`,
      leftSection: <IconMoon size={18} />,
      onClick: () => setColorScheme(theme),
    })),
    ...languages.map((language) => ({
      id: `language-${language}`,
      label: `${t('language.label')}: ${languageNames[language]}`,
      leftSection: <IconLanguage size={18} />,
      onClick: () => void chooseLanguage(language),
    })),
  ];
  return [
    { group: t('palette.actions'), actions: doing },
    { group: t('palette.places'), actions: going },
    { group: t('palette.preferences'), actions: preferring },
  ];
}
