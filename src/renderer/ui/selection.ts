import { useState } from 'react';

export type Selection = {
  /** The ticked rows; empty while everything is ticked. */
  keys: ReadonlySet<string>;
  /** Everything that the list's filter matches is ticked, also what is not loaded. */
  isEverything: boolean;
  set: (keys: Iterable<string>) => void;
  clear: () => void;
  /** Ticks everything that matches; undefined where a list acts on single rows only. */
  setEverything?: (() => void) | undefined;
};

const nothing: ReadonlySet<string> = new Set();

/**
 * Which rows of a list are ticked. With `matching`, what the list is filtered by, everything that matches can be ticked at once,
 * until another filter matches something else.
 */
export function useSelection({ matching }: { matching?: string } = {}): Selection {
  const [keys, setKeys] = useState(nothing);
  const [everythingOf, setEverythingOf] = useState<string>();
  const isEverything = matching !== undefined && everythingOf === matching;
  const put = (next: ReadonlySet<string>) => {
    setKeys(next);
    setEverythingOf(undefined);
  };
  const setEverything = () => {
    setKeys(nothing);
    setEverythingOf(matching);
  };
  return {
    keys,
    isEverything,
    set: (next) => put(new Set(next)),
    clear: () => put(nothing),
    ...(matching !== undefined && { setEverything }),
  };
}

/** Tells whether any row is ticked. */
export function hasTicks({ keys, isEverything }: Selection): boolean {
  return isEverything || keys.size > 0;
}

/** Tells whether a row is ticked. */
export function isTicked({ keys, isEverything }: Selection, key: string): boolean {
  return isEverything || keys.has(key);
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
