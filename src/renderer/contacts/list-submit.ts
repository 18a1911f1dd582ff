import type { KeyboardEvent } from 'react';

/** Ctrl/Cmd-Enter sends a form in a dialog or panel from anywhere in it, also where Enter alone chooses an option. */
export function submitByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.requestSubmit();
}
