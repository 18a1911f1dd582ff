import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import { isTypingTarget, matchKey, newSequence } from './shortcut-keys.ts';

export type Shortcut = {
  /** `n`, `/`, `?`, `Escape`, `mod+Enter` (Ctrl, on a Mac Cmd), or two in a row: `g c`. */
  keys: string;
  /** What it does, for the dialog that `?` opens. */
  label: string;
  run: () => void;
  /** Also works while a field has the focus. Shortcuts with `mod` always do. */
  isActiveInFields?: boolean | undefined;
  /** Also works while a dialog is open: for shortcuts of the dialog itself. */
  isActiveInDialogs?: boolean | undefined;
  isDisabled?: boolean | undefined;
  /** Under which heading the dialog lists it. Default: the screen. */
  group?: 'screen' | 'everywhere' | undefined;
};

type Registry = { list: () => readonly Shortcut[]; add: (read: () => Shortcut) => () => void };

const ShortcutsContext = createContext<Registry | undefined>(undefined);

/** Listens to the keyboard for the whole page. Once, at the root. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(newRegistry);
  useEffect(() => {
    const sequence = newSequence({ isStart: (key) => startsShortcut(registry.list(), key) });
    // Looked at before anybody hears the key: the Esc that closes a dialog must not leave the screen behind it as well.
    let isOver = false;
    let isExpanded = false;
    const lookFirst = ({ target }: KeyboardEvent) => {
      isOver = isDialogOpen();
      isExpanded = target instanceof HTMLElement && target.ariaExpanded === 'true';
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      // The newest comes first: a dialog's Escape goes before the page's.
      const shortcut = registry
        .list()
        .toReversed()
        .find((known) => isMeant(known, event, { first: sequence.first(), isOver }));
      sequence.press(event);
      if (shortcut === undefined) {
        if (event.key === 'Escape' && !isOver && !isExpanded) leaveField(event.target);
        return;
      }
      event.preventDefault();
      sequence.clear();
      shortcut.run();
    };
    window.addEventListener('keydown', lookFirst, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', lookFirst, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [registry]);
  return <ShortcutsContext value={registry}>{children}</ShortcutsContext>;
}

/** A shortcut that works while the component is on the screen; `?` lists it. */
export function useShortcut(shortcut: Shortcut): void {
  const registry = useContext(ShortcutsContext);
  const latest = useRef(shortcut);
  useEffect(() => {
    latest.current = shortcut;
  });
  useEffect(() => registry?.add(() => latest.current), [registry]);
}

/** The shortcuts that work now, in the order in which they came. */
export function useShortcutList(): () => readonly Shortcut[] {
  const registry = useContext(ShortcutsContext);
  return () => registry?.list().filter((shortcut) => shortcut.isDisabled !== true) ?? [];
}

function startsShortcut(shortcuts: readonly Shortcut[], key: string): boolean {
  return shortcuts.some(({ keys, isDisabled }) => isDisabled !== true && keys.startsWith(`${key} `));
}

type Circumstances = { first: string | undefined; isOver: boolean };

function isMeant(shortcut: Shortcut, event: KeyboardEvent, { first, isOver }: Circumstances): boolean {
  if (shortcut.isDisabled === true) return false;
  if (shortcut.isActiveInDialogs !== true && isOver) return false;
  const isFree = shortcut.isActiveInFields === true || shortcut.keys.includes('mod+') || !isTypingTarget(event.target);
  return isFree && !isInMenu(event.target) && matchKey(shortcut.keys, event, first);
}

// The first Esc leaves the field, the second one the screen: nobody loses a half-filled form by one key too many.
function leaveField(target: EventTarget | null): void {
  if (target instanceof HTMLElement) target.blur();
}

/** Whether a dialog is open over the screen: its keys and its focus are its own. */
export function isDialogOpen(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}

function isInMenu(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="menu"], [role="listbox"]') !== null;
}

function newRegistry(): Registry {
  const readers = new Set<() => Shortcut>();
  return {
    list: () => [...readers].map((read) => read()),
    add: (read) => {
      readers.add(read);
      return () => readers.delete(read);
    },
  };
}
