import { useEffect, useState } from 'react';
import type { RefCallback } from 'react';

/** Puts the focus into a field when its screen opens, where that is wanted: `<TextInput ref={useFocusAtStart(isNew)} />`. */
export function useFocusAtStart<Field extends HTMLElement>(isWanted: boolean): RefCallback<Field> {
  const [isWantedAtStart] = useState(isWanted);
  const [field, setField] = useState<Field | null>(null);
  useEffect(() => {
    if (isWantedAtStart) field?.focus();
  }, [field, isWantedAtStart]);
  return setField;
}
