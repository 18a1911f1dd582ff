import { useEffect, useRef } from 'react';

import { newBurst } from './burst.ts';

/** Where a scan fell: restored to what stood there before it. `values` is what stood there before each character. */
type Field = { input: HTMLInputElement | HTMLTextAreaElement; values: string[] };

type Options = {
  /** The one field of the till: what stands in it before a scan (`3*`) belongs to the scan. */
  entry: () => HTMLInputElement | null;
  onScan: (text: string, before: string) => void;
};

/**
 * Hears a scanner wherever the focus is, before anybody else does. What it has typed into another field is taken out again, and its Enter
 * presses no button; a field that is `data-takes-scan` keeps it. What is typed while nothing that takes letters has the focus goes into the
 * entry field.
 */
export function useBurst(options: Options): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const burst = newBurst();
    let field: Field | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      // A finger that rests on Enter means it once: the sale that it takes over is not to be paid by it as well.
      if (event.repeat && event.key === 'Enter' && !(event.target instanceof HTMLTextAreaElement))
        return swallow(event);
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
      const heard = burst.hear({ key: event.key, at: event.timeStamp, hasModifier });
      if (heard.kind === 'other') return;
      if (heard.kind === 'character') {
        if (heard.isFirst) field = fieldOf(document.activeElement);
        else field?.values.push(field.input.value);
        if (field === undefined) typeIntoEntry(event, latest.current.entry());
        return;
      }
      swallow(event);
      if (heard.kind === 'echo' || field?.input.dataset['takesScan'] === 'true') return;
      const entry = latest.current.entry();
      // Without a field of its own the scan went into the entry field.
      const input = field?.input ?? entry;
      const before = field?.values[heard.typed.length] ?? '';
      if (input !== null) setValue(input, input === entry ? '' : before);
      latest.current.onScan(heard.text, input === entry ? before : '');
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function fieldOf(element: Element | null): Field | undefined {
  const isField =
    (element instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(element.type)) ||
    element instanceof HTMLTextAreaElement;
  return isField ? { input: element, values: [element.value] } : undefined;
}

// The character itself is typed by the browser into what has the focus when the key press is over.
function typeIntoEntry(event: KeyboardEvent, entry: HTMLInputElement | null): void {
  const isOver = document.querySelector('[aria-modal="true"], [role="menu"], [role="listbox"]:focus-within') !== null;
  const isButton = event.key === ' ' && document.activeElement instanceof HTMLButtonElement;
  if (entry === null || isOver || isButton || event.key === '?') return;
  event.stopImmediatePropagation();
  entry.focus();
}

// React hears a change only when the value was set behind its back.
function setValue(input: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const form = input instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(form, 'value')?.set?.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
