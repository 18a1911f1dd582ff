import { Pill, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './list-toolbar.module.css';
import { SearchBox } from './search-box.tsx';
import type { SearchBoxProps } from './search-box.tsx';

export type FilterChip = { key: string; label: string; onRemove: () => void };

export type ListToolbarProps<State extends string> = {
  search?: Pick<SearchBoxProps, 'value' | 'onChange' | 'placeholder' | 'maxLength'> | undefined;
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
  /** Controls of the list as a whole, at the end of the line. Where there is little room the search gets a line to itself. */
  end?: ReactNode;
};

/** The line above a list: search (`/`), states, filters. Keep their values in the address with `useUrlState`. */
export function ListToolbar<State extends string = string>(props: ListToolbarProps<State>) {
  const { search, states, chips = [], children, end } = props;
  const { t } = useTranslation('ui');
  return (
    <div className={classes['toolbar']} role="search" data-full={end !== undefined}>
      {search !== undefined && <SearchBox {...search} className={classes['search']} />}
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
      {end !== undefined && <div className={classes['end']}>{end}</div>}
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
