/** How forms are sent. */
import type { FormEvent, KeyboardEvent } from 'react';

/**
 * Sends a form when every field can be read, and puts the focus into the first that is wrong. A required field that is empty does not hold it
 * back: the form says so beside the field, in its own words.
 */
export function submitReadable(
  event: FormEvent<HTMLFormElement>,
  { isSaving, onSubmit }: { isSaving: boolean; onSubmit: () => void },
): void {
  event.preventDefault();
  if (isSaving) return;
  const form = event.currentTarget;
  if (!form.checkValidity()) focusFirstFault(form);
  if (!fieldsOf(form).some(({ validity }) => !validity.valid && !validity.valueMissing)) onSubmit();
}

/** Ctrl/Cmd-Enter sends a form in a dialog or panel from anywhere in it, also where Enter alone chooses an option. */
export function submitByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.requestSubmit();
}

/** Puts the focus into the first field that is wrong. */
export function focusFirstFault(form: HTMLFormElement | null): void {
  if (form === null) return;
  const wrong = fieldsOf(form).find((field) => !field.validity.valid || field.getAttribute('aria-invalid') === 'true');
  (wrong ?? form.querySelector<HTMLElement>("[aria-invalid='true']"))?.focus();
}

function fieldsOf(form: HTMLFormElement) {
  return [
    ...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input, textarea, select'),
  ];
}
