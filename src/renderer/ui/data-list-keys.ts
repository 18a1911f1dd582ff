/** Where a key moves the active row, or undefined when it does not move it. */
export function moveActive(
  key: string,
  { active, count, pageRows }: { active: number; count: number; pageRows: number },
): number | undefined {
  const target = targetOf(key, { active, count, pageRows });
  return target === undefined || count === 0 ? undefined : Math.min(Math.max(target, 0), count - 1);
}

function targetOf(key: string, { active, count, pageRows }: { active: number; count: number; pageRows: number }) {
  if (key === 'ArrowDown') return active + 1;
  if (key === 'ArrowUp') return active - 1;
  if (key === 'PageDown') return active + pageRows;
  if (key === 'PageUp') return active - pageRows;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}
