/** The field above or below in the column of prices, for Enter and the arrows; null for other keys and at the ends. */
export function fieldBeside(
  field: HTMLInputElement,
  {
    key,
    shiftKey,
    ctrlKey,
    metaKey,
    altKey,
  }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): HTMLInputElement | null {
  if (ctrlKey || metaKey || altKey) return null;
  const isUp = key === 'ArrowUp' || (key === 'Enter' && shiftKey);
  const isDown = key === 'ArrowDown' || key === 'Enter';
  if (!isUp && !isDown) return null;
  const fields = [...(field.closest('[role="grid"]')?.querySelectorAll<HTMLInputElement>('input[data-price]') ?? [])];
  return fields[fields.indexOf(field) + (isUp ? -1 : 1)] ?? null;
}
