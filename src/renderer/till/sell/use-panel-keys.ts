import { useEffect, useRef, useState } from 'react';
import type { RefCallback } from 'react';

type PanelKeys = {
  /** What Esc does here, before it means anything to the screen. */
  onEscape?: (() => void) | undefined;
  /** Up and down lead through the buttons. */
  hasArrows?: boolean;
  /** When it changes, the focus goes back to where it started. */
  startsAgainAt?: unknown;
};

/** A part of the screen with keys of its own. The focus starts at what is marked `data-start`. */
export function usePanelKeys<Panel extends HTMLElement>(keys: PanelKeys = {}): RefCallback<Panel> {
  const { startsAgainAt } = keys;
  const [panel, setPanel] = useState<Panel | null>(null);
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { onEscape, hasArrows = false } = latest.current;
      if (event.key === 'Escape' && onEscape !== undefined) {
        event.preventDefault();
        onEscape();
      } else if (hasArrows && panel !== null) moveFocus(event, panel);
    };
    panel?.addEventListener('keydown', listen);
    return () => panel?.removeEventListener('keydown', listen);
  }, [panel]);
  useStart(panel, startsAgainAt);
  return setPanel;
}

function useStart(panel: HTMLElement | null, again: unknown): void {
  const last = useRef<{ panel: HTMLElement | null; again: unknown }>(undefined);
  useEffect(() => {
    if (last.current?.panel === panel && last.current.again === again) return;
    last.current = { panel, again };
    panel?.querySelector<HTMLElement>('[data-start="true"]')?.focus();
  }, [panel, again]);
}

function moveFocus(event: KeyboardEvent, panel: HTMLElement): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const buttons = [...panel.querySelectorAll<HTMLElement>('li button:not(:disabled)')];
  if (by === 0 || buttons.length === 0 || event.defaultPrevented) return;
  event.preventDefault();
  const index = buttons.findIndex((button) => button === document.activeElement);
  const next = index < 0 && by < 0 ? buttons.length - 1 : index + by;
  buttons[(next + buttons.length) % buttons.length]?.focus();
}
