/** Where the focus stands in the grid of lines. Rows carry `data-line`, cells `data-field`. */

type Grid = HTMLElement | null;

/** Puts the focus into a field of a line. */
export function focusField(grid: Grid, { key, field }: { key: string; field: string }): void {
  const row = grid?.querySelector(`[data-line="${CSS.escape(key)}"]`);
  row?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, textarea, select)`)?.focus();
}

/** The key of the line that has the focus. */
export function focusedLine(grid: Grid): string | undefined {
  return grid?.contains(document.activeElement) === true ? lineAt(document.activeElement) : undefined;
}

/** The name of the field that has the focus. */
export function focusedField(grid: Grid): string | undefined {
  return grid?.contains(document.activeElement) === true ? fieldAt(document.activeElement) : undefined;
}

export function lineAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-line]')?.dataset['line'] : undefined;
}

export function fieldAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-field]')?.dataset['field'] : undefined;
}

export function isField(target: EventTarget): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}

export function isNumberField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.inputMode === 'decimal';
}
