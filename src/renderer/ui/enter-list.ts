import { useEffect } from 'react';

/**
 * Gives the focus to the list that fills the screen, whose arrows, Enter and Space then work; `first` begins at its first row. Tells whether there is
 * one.
 */
export function enterList(at: 'first' | 'same' = 'same'): boolean {
  const list = document.querySelector<HTMLElement>('[data-height="fill"] > [role="grid"]');
  list?.focus();
  if (at === 'first')
    list?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true, cancelable: true }));
  return list !== null;
}

/** An arrow leads into the list that fills the screen while nothing else has the focus: it is what one would move. */
export function useArrowsIntoList(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
      const isFree = document.activeElement === document.body && !event.defaultPrevented;
      const isAlone = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (isArrow && isFree && isAlone && enterList()) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isOn]);
}
