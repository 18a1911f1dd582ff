import { CloseButton, Pill, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Keys } from './keys.tsx';
import classes from './list-toolbar.module.css';
import { useShortcut } from './shortcuts.tsx';

export type FilterChip = { key: string; label: string; onRemove: () => void };

export type ListToolbarProps<State extends string> = {
  search?: { value: string; onChange: (value: string) => void; placeholder: string } | undefined;
  /** States of which one holds: all, drafts, unpaid ... */
  states?:
    | {
        label: string;
        value: State;
        options: readonly { value: State; label: string }[];
        onChange: (value: State) => void;
      }
    | undefined;
  /** Filters that are set, each with a cross. */
  chips?: readonly FilterChip[] | undefined;
  /** Controls that set filters. */
  children?: ReactNode;
};

/** The line above a list: search (`/`), states, filters. Keep their values in the address with `useUrlState`. */
export function ListToolbar<State extends string = string>(props: ListToolbarProps<State>) {
  const { search, states, chips = [], children } = props;
  const { t } = useTranslation('ui');
  return (
    <div className={classes['toolbar']} role="search">
      {search !== undefined && <SearchBox {...search} />}
      {states !== undefined && (
        <SegmentedControl
          size="sm"
          aria-label={states.label}
          value={states.value}
          data={[...states.options]}
          onChange={states.onChange}
        />
      )}
      {children}
      {chips.map((chip) => (
        <Pill
          key={chip.key}
          size="md"
          withRemoveButton
          removeButtonProps={{
            'aria-label': t('list.removeFilter', { filter: chip.label }),
            'aria-hidden': false,
            tabIndex: 0,
          }}
          onRemove={chip.onRemove}
        >
          {chip.label}
        </Pill>
      ))}
    </div>
  );
}

const typingPauseMs = 150;

function SearchBox({
  value,
  onChange,
  placeholder,
}: {
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
}) {
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
  useShortcut({ keys: '/', label: t('list.search'), run: () => input.current?.select() });
  const type = (next: string, pauseMs = typingPauseMs) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(next.trim()), pauseMs);
  };
  return (
    <TextInput
      ref={input}
      className={classes['search']}
      size="sm"
      type="search"
      aria-label={placeholder}
      placeholder={placeholder}
      value={text}
      leftSection={<IconSearch size={16} />}
      rightSection={
        text === '' ? (
          <Keys keys="/" />
        ) : (
          <CloseButton size="sm" aria-label={t('list.clearSearch')} onClick={() => type('', 0)} />
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
