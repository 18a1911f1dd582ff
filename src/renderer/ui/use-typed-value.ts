import { useEffect, useRef, useState } from 'react';
import type { FocusEvent } from 'react';

import type { Result } from '#domain/result';

type TypedValue<Value> = {
  value: Value | null;
  onChange: (value: Value | null) => void;
  read: (text: string) => Result<Value>;
  write: (value: Value) => string;
  /** Words what is wrong with the text. */
  complain: (code: string) => string;
};

/**
 * A field whose text means a value. While it is typed the text stays as it is; the value follows each key. A text that means
 * nothing sets null, shows its fault when the field is left, and stops the form from being sent (constraint validation).
 */
export function useTypedValue<Value>({ value, onChange, read, write, complain }: TypedValue<Value>) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const [fault, setFault] = useState<string>();
  const text = typed ?? (value === null ? '' : write(value));

  useEffect(() => {
    input.current?.setCustomValidity(fault ?? '');
  }, [fault]);

  const change = (next: string) => {
    setTyped(next);
    if (next.trim() === '') {
      setFault(undefined);
      onChange(null);
      return;
    }
    const meant = read(next);
    setFault(meant.ok ? undefined : complain(meant.error.code));
    onChange(meant.ok ? meant.value : null);
  };
  return {
    inputRef: input,
    text,
    change,
    // Shown only once the field is left: "1," on the way to "1,5" is no mistake.
    fault: typed === undefined || document.activeElement !== input.current ? fault : undefined,
    onFocus: (event: FocusEvent<HTMLInputElement>) => event.currentTarget.select(),
    onBlur: () => {
      if (fault === undefined) setTyped(undefined);
      else setTyped((before) => before ?? '');
    },
  };
}
