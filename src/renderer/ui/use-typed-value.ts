import { useEffect, useLayoutEffect, useState } from 'react';
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
 * nothing sets null, shows its fault when the field is left or the form is sent, and stops the form from being sent (constraint validation). Until something is
 * typed, all of it is selected, also when the value changes meanwhile.
 */
export function useTypedValue<Value>({ value, onChange, read, write, complain }: TypedValue<Value>) {
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const [isFocused, setIsFocused] = useState(false);
  const [isRefused, setIsRefused] = useState(false);
  // What is typed now; undefined while the field shows its value.
  const [typed, setTyped] = useState<string>();
  const text = typed ?? (value === null ? '' : write(value));
  const isEmpty = typed === undefined || typed.trim() === '';
  const meant = isEmpty ? undefined : read(typed);
  const fault = meant?.ok === false ? complain(meant.error.code) : undefined;

  useEffect(() => {
    input?.setCustomValidity(fault ?? '');
  }, [input, fault]);

  // A value that changes beneath a field nobody has typed into yet: what is typed next still takes its place, not the end of it.
  useLayoutEffect(() => {
    if (typed === undefined && input?.value === text && input === document.activeElement) input.select();
  }, [input, text, typed]);

  const change = (next: string) => {
    setTyped(next);
    setIsRefused(false);
    const answer = next.trim() === '' ? undefined : read(next);
    onChange(answer?.ok === true ? answer.value : null);
  };
  return {
    setInput,
    text,
    change,
    // Shown only once the field is left, or held its form back: "1," on the way to "1,5" is no mistake.
    fault: isFocused && !isRefused ? undefined : fault,
    onInvalid: () => setIsRefused(true),
    onFocus: (event: FocusEvent<HTMLInputElement>) => {
      setIsFocused(true);
      event.currentTarget.select();
    },
    onBlur: () => {
      setIsFocused(false);
      // What could be read is shown in the manner of the locale; what could not stays, so that it can be mended.
      if (fault === undefined) setTyped(undefined);
    },
  };
}
