import { useEffect, useState } from 'react';
import type { RefCallback } from 'react';

/** Gives the focus to an element as soon as it is there, where that is wanted. */
export function useFocusWhere<Target extends HTMLElement>(isWanted: boolean): RefCallback<Target> {
  const [target, setTarget] = useState<Target | null>(null);
  useEffect(() => {
    if (isWanted) target?.focus();
  }, [target, isWanted]);
  return setTarget;
}
