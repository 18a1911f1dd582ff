import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Keys, useShortcut } from '#renderer/ui';

import classes from './timeline.module.css';

const typingPauseMs = 200;

type TimelineSearchProps = { q: string; onSearch: (q: string) => void };

/** Searches inside the timeline while it is typed. */
export function TimelineSearch({ q, onSearch }: TimelineSearchProps) {
  const { t } = useTranslation(['contacts', 'ui']);
  const [text, setText] = useState(q);
  const [known, setKnown] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address changed by something else: the field follows.
  if (known !== q) {
    setKnown(q);
    if (text.trim() !== q) setText(q);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  useShortcut({ keys: '/', label: t('timeline.search'), run: () => input.current?.select() });
  const type = (next: string, pauseMs = typingPauseMs) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next.trim()), pauseMs);
  };
  return (
    <TextInput
      ref={input}
      size="xs"
      className={classes['search']}
      aria-label={t('timeline.search')}
      placeholder={t('timeline.search')}
      value={text}
      leftSection={<IconSearch size={14} />}
      rightSection={
        text === '' ? (
          <Keys keys="/" />
        ) : (
          <CloseButton size="xs" aria-label={t('ui:list.clearSearch')} onClick={() => type('', 0)} />
        )
      }
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        if (text === '') event.currentTarget.blur();
        else type('', 0);
      }}
    />
  );
}
