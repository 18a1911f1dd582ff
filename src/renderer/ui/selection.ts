import { useState } from 'react';

export type Selection = {
  keys: ReadonlySet<string>;
  set: (keys: Iterable<string>) => void;
  clear: () => void;
};

/** Which rows of a list are ticked. */
export function useSelection(): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  return { keys, set: (next) => setKeys(new Set(next)), clear: () => setKeys(new Set()) };
}

/** The keys with one ticked or unticked. */
export function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The keys with all rows between two added (Shift and click). */
export function withRange(
  keys: ReadonlySet<string>,
  order: readonly string[],
  from: number,
  to: number,
): ReadonlySet<string> {
  const [start, end] = from < to ? [from, to] : [to, from];
  return new Set([...keys, ...order.slice(start, end + 1)]);
}
