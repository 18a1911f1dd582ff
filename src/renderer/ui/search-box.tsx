import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { enterList } from './enter-list.ts';
import { Keys } from './keys.tsx';
import classes from './search-box.module.css';
import { useShortcut } from './shortcuts.tsx';

const typingPauseMs = 150;

export type SearchBoxProps = {
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
  /** What a screen reader calls it where the placeholder is too short for that. */
  label?: string;
  /** What its key is called below `?`; by default that it searches the list. */
  shortcutLabel?: string;
  /** What is longer is cut while it is typed or pasted. Default: 200, as searches of the host take it. */
  maxLength?: number;
  size?: 'xs' | 'sm';
  className?: string | undefined;
};

/** Searches while it is typed: `/` leads into it, Enter and the arrow on into what was found, Esc empties it and then leaves it. */
export function SearchBox({
  value,
  onChange,
  placeholder,
  label = placeholder,
  shortcutLabel,
  maxLength = 200,
  size = 'sm',
  className = '',
}: SearchBoxProps) {
  const { t } = useTranslation('ui');
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address changed by something else (back, a chip): the box follows.
  if (known !== value) {
    setKnown(value);
    if (text.trim() !== value) setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  useShortcut({ keys: '/', label: shortcutLabel ?? t('list.search'), run: () => input.current?.select() });
  const type = (next: string, pauseMs = typingPauseMs) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(next.trim()), pauseMs);
  };
  return (
    <TextInput
      ref={input}
      className={`${classes['search']} ${className}`}
      size={size}
      type="search"
      maxLength={maxLength}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      leftSection={<IconSearch size={size === 'sm' ? 16 : 14} />}
      rightSection={
        text === '' ? (
          <Keys keys="/" />
        ) : (
          <CloseButton size={size} aria-label={t('list.clearSearch')} onClick={() => type('', 0)} />
        )
      }
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        const isLeft = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.nativeEvent.isComposing);
        if (isLeft && enterList('first')) {
          event.preventDefault();
          type(text, 0);
        }
        if (event.key !== 'Escape') return;
        event.preventDefault();
        if (text === '') event.currentTarget.blur();
        else type('', 0);
      }}
    />
  );
}
