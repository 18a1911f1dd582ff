import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { TimelineKind } from '#domain/contacts';
import { Keys, useShortcut } from '#renderer/ui';

import { isFilterOn, timelineFilterNames, toggledKinds } from './timeline-rows.ts';
import classes from './timeline.module.css';

type TimelineToolbarProps = {
  kinds: readonly TimelineKind[];
  q: string;
  onKinds: (kinds: readonly TimelineKind[]) => void;
  onSearch: (q: string) => void;
};

/** What the timeline shows: kinds as chips, and a search inside. */
export function TimelineToolbar({ kinds, q, onKinds, onSearch }: TimelineToolbarProps) {
  const { t } = useTranslation(['contacts', 'common']);
  return (
    <div className={classes['toolbar']} role="search" aria-label={t('timeline.search')}>
      <div className={classes['chips']} role="group" aria-label={t('timeline.filter.label')}>
        <Chip isOn={kinds.length === 0} label={t('common:all')} onClick={() => onKinds([])} />
        {timelineFilterNames.map((name) => (
          <Chip
            key={name}
            isOn={isFilterOn(kinds, name)}
            label={t(`timeline.filter.${name}`)}
            onClick={() => onKinds(toggledKinds(kinds, name))}
          />
        ))}
      </div>
      <Search q={q} onSearch={onSearch} />
    </div>
  );
}

function Chip({ isOn, label, onClick }: { isOn: boolean; label: string; onClick: () => void }) {
  return (
    <button type="button" className={classes['chip']} aria-pressed={isOn} onClick={onClick}>
      {label}
    </button>
  );
}

const typingPauseMs = 200;

function Search({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
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
