import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { orpc } from '#renderer/api';
import { isDialogOpen, Keys, useShortcut } from '#renderer/ui';

import { CommandPalette, openPalette } from './command-palette.tsx';
import { places } from './navigation.tsx';
import type { Place } from './navigation.tsx';
import { Preferences } from './preferences.tsx';
import classes from './shell.module.css';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

/** The frame of every screen: the sidebar, the content, the palette and the keys that work everywhere. */
export function Shell() {
  const { t } = useTranslation('app');
  const [areShortcutsOpen, shortcuts] = useDisclosure(false);
  useStartInContent();
  return (
    <div className={classes['shell']}>
      <a href="#content" className={classes['skip']} onClick={focusContent}>
        {t('skipToContent')}
      </a>
      <Sidebar onShortcuts={shortcuts.open} />
      <main id="content" className={classes['content']} tabIndex={-1}>
        <Outlet />
      </main>
      <CommandPalette />
      <ShortcutsDialog isOpen={areShortcutsOpen} onOpen={shortcuts.open} onClose={shortcuts.close} />
    </div>
  );
}

/** On another screen Tab begins in its content, and Enter does not follow a link of the sidebar that had the focus before. */
function useStartInContent(): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const content = document.querySelector<HTMLElement>('#content');
    if (content === null || isDialogOpen() || content.contains(document.activeElement)) return;
    // Focused and left: nothing has the focus, so that lists and forms may take it, and Tab goes on from here.
    content.focus({ preventScroll: true });
    content.blur();
  }, [pathname]);
}

function Sidebar({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation(['app', 'common']);
  const { data } = useQuery(orpc.settings.get.queryOptions());
  const company = data?.company.name ?? '';
  return (
    <nav className={classes['sidebar']} aria-label={t('nav.label')}>
      <div className={classes['brand']}>
        <span className={classes['mark']} aria-hidden>
          C
        </span>
        <span className={classes['company']}>{company === '' ? t('common:appName') : company}</span>
      </div>
      <UnstyledButton className={classes['search']} onClick={openPalette}>
        <IconSearch size={16} aria-hidden />
        <span className={classes['searchText']}>{t('palette.open')}</span>
        <Keys keys="mod+k" />
      </UnstyledButton>
      <ul className={classes['places']}>
        {places.map((place, index) => (
          <PlaceLink key={place.name} place={place} number={index + 1} />
        ))}
      </ul>
      <Preferences onShortcuts={onShortcuts} />
    </nav>
  );
}

function PlaceLink({ place, number }: { place: Place; number: number }) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const go = () => void navigate({ to: place.to });
  const label = t('nav.goTo', { place: t(`nav.${place.name}`) });
  useShortcut({ keys: `g ${place.letter}`, label, run: go, group: 'everywhere' });
  useShortcut({ keys: `mod+${number}`, label, run: go, group: 'everywhere', isDisabled: number > 9 });
  const Icon = place.icon;
  return (
    <li data-end={place.name === 'settings'}>
      <Link
        to={place.to}
        className={classes['place']}
        activeProps={{ 'data-current': true }}
        activeOptions={{ exact: place.to === '/', includeSearch: false }}
      >
        <Icon size={18} stroke={1.7} />
        <span className={classes['placeText']}>{t(`nav.${place.name}`)}</span>
      </Link>
    </li>
  );
}

// A plain anchor would change the hash, which is the address of the screen.
function focusContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content')?.focus();
}
