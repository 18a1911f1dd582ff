import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight';
import {
  IconBox,
  IconCash,
  IconFileInvoice,
  IconFilePlus,
  IconLanguage,
  IconMoon,
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

import { orpc } from '#renderer/api';

import { chooseLanguage, languages } from './i18n.ts';
import { places } from './navigation.tsx';
import { languageNames, themes } from './preferences.tsx';

const [store, palette] = createSpotlight();

/** Opens the palette. */
export function openPalette(): void {
  palette.open();
}

type Kind = 'contact' | 'item' | 'invoice' | 'creditNote' | 'payment';

const hitPaths: Readonly<Record<Kind, string>> = {
  contact: '/contacts',
  item: '/items',
  invoice: '/documents',
  creditNote: '/documents',
  payment: '/payments',
};

const hitIcons: Readonly<Record<Kind, ComponentType<{ size?: number }>>> = {
  contact: IconUser,
  item: IconBox,
  invoice: IconFileInvoice,
  creditNote: IconReceiptRefund,
  payment: IconCash,
};

/** Ctrl/Cmd-K: opens any record by a few letters of it, any place and any action. */
export function CommandPalette() {
  const { t } = useTranslation('app');
  const [query, setQuery] = useState('');
  const { hits, isFresh } = useHits(query);
  const actions = useActions();
  const words = query.trim().toLowerCase();
  const matching = actions
    .map((group) => ({
      ...group,
      actions: group.actions.filter((action) => words === '' || (action.label ?? '').toLowerCase().includes(words)),
    }))
    .filter((group) => group.actions.length > 0);
  const groups = [...hits, ...matching];
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

/** What the host finds; `isFresh` tells that it was found for all that is typed now. */
function useHits(query: string): { hits: SpotlightActionGroupData[]; isFresh: boolean } {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const typed = query.trim();
  const [q] = useDebouncedValue(typed, 100);
  const { data, isPlaceholderData, isFetching } = useQuery({
    ...orpc.system.search.queryOptions({ input: { q, limit: 12 } }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const isFresh = typed === '' || (typed === q && !isPlaceholderData && !isFetching);
  if (q === '' || typed === '' || data === undefined || data.hits.length === 0) return { hits: [], isFresh };
  const actions = data.hits.map(({ kind, id, title, detail }): SpotlightActionData => {
    const Icon = hitIcons[kind];
    return {
      id,
      label: title,
      description: [t(`palette.kind.${kind}`), detail].filter((part) => part !== '').join(' · '),
      leftSection: <Icon size={18} />,
      onClick: () => void navigate({ to: `${hitPaths[kind]}/${id}` }),
    };
  });
  return { hits: [{ group: t('palette.found'), actions }], isFresh };
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
