import { Combobox, InputBase, Loader, useCombobox } from '@mantine/core';
import type { ComboboxStore } from '@mantine/core';
import { useDebouncedValue, useMergedRef } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';

export type PickerFieldProps = {
  label?: string | undefined;
  'aria-label'?: string | undefined;
  description?: string | undefined;
  placeholder?: string | undefined;
  error?: ReactNode;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  size?: string | undefined;
  /** The name by which a form finds the field. */
  'data-path'?: string | undefined;
  /** Pixels; as wide as the field unless given. */
  dropdownWidth?: number | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
  onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
};

type AsyncPickerProps<Row> = PickerFieldProps & {
  /** What stands in the field while it is not typed in. */
  chosenName: string;
  /** The operation's path, so that change notices find what was searched. */
  topic: readonly string[];
  find: (search: string) => Promise<readonly Row[]>;
  rowKey: (row: Row) => string;
  rowName: (row: Row) => string;
  rowDetail: (row: Row) => string;
  /** null when the field was emptied. */
  onPick: (row: Row | null) => void;
  /** Typed text stays in the field although no row was picked (free text beside items). */
  onText?: ((text: string) => void) | undefined;
  create?: { label: (typed: string) => string; run: (typed: string) => void } | undefined;
};

/** A field that searches the host while it is typed. Arrow keys and Enter pick; Esc closes. */
export function AsyncPicker<Row>(props: AsyncPickerProps<Row>) {
  const { chosenName, topic, find, rowKey, rowName, rowDetail, onPick, onText, ...others } = props;
  const { create, inputRef, onKeyDown, error, dropdownWidth = 'target', ...field } = others;
  const { t } = useTranslation('ui');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string>();
  const [search] = useDebouncedValue((typed ?? '').trim(), 120);
  const { rows, isLoading, isFresh } = useRows({ topic, find, search, isOpen: combobox.dropdownOpened });
  const asked = onText === undefined ? typed : undefined;
  const onEarlyEnter = useFirstRow({ combobox, rows, isFresh, search, typed: asked });

  const isPending = asked !== undefined && asked.trim() !== '' && asked !== chosenName;
  const setInput = usePendingFault(isPending);
  const ref = useMergedRef(inputRef, setInput);

  const finish = () => {
    combobox.closeDropdown();
    setTyped(undefined);
  };
  const pick = (value: string) => {
    if (value === createValue) create?.run((typed ?? '').trim());
    else onPick(rows.find((row) => rowKey(row) === value) ?? null);
    finish();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick} shadow="md" width={dropdownWidth} position="bottom-start">
      <Combobox.Target withExpandedAttribute>
        <InputBase
          {...comboboxRole}
          {...field}
          ref={ref}
          error={error}
          autoComplete="off"
          value={typed ?? chosenName}
          rightSection={isLoading && combobox.dropdownOpened ? <Loader size={14} /> : <Combobox.Chevron />}
          rightSectionPointerEvents="none"
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            onText?.(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            onKeyDown?.(event);
            onEarlyEnter(event);
          }}
          onBlur={() => {
            if (typed?.trim() === '' && chosenName !== '' && onText === undefined) onPick(null);
            finish();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('picker.found')} className="cb-options">
          {rows.map((row) => (
            <Combobox.Option key={rowKey(row)} value={rowKey(row)}>
              <OptionText name={rowName(row)} detail={rowDetail(row)} />
            </Combobox.Option>
          ))}
          {create !== undefined && search !== '' && (
            <Combobox.Option value={createValue}>{create.label(search)}</Combobox.Option>
          )}
          {rows.length === 0 && <Combobox.Empty>{t(isLoading ? 'picker.searching' : 'picker.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** What was typed but not picked stops a form from being sent: it would be lost without a word. */
function usePendingFault(isPending: boolean): (input: HTMLInputElement | null) => void {
  const { t } = useTranslation('ui');
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const fault = isPending ? t('picker.pending') : '';
  useEffect(() => {
    input?.setCustomValidity(fault);
  }, [input, fault]);
  return setInput;
}

type FirstRow = {
  combobox: ComboboxStore;
  rows: readonly unknown[];
  isFresh: boolean;
  search: string;
  /** undefined: no row is taken unasked. */
  typed: string | undefined;
};

/**
 * Type and Enter picks the first row found, but never one that was found for what stood there before: Enter that comes too early
 * waits for the rows. Gives what to do with a key press.
 */
function useFirstRow({ combobox, rows, isFresh, search, typed }: FirstRow) {
  // The text for which Enter came too early; who types on has not meant it.
  const entered = useRef<string>(undefined);
  const isFound = isFresh && search === typed?.trim();
  // Before the next key press, so that what is marked is what Enter picks.
  useLayoutEffect(() => {
    if (isFound) combobox.selectFirstOption();
    // oxlint-disable-next-line react/exhaustive-deps -- the store is a new object at each drawing
  }, [isFound, rows]);
  useLayoutEffect(() => {
    if (typed === undefined || entered.current !== typed || !isFound) return;
    entered.current = undefined;
    if (rows.length === 0) return;
    combobox.selectFirstOption();
    combobox.clickSelectedOption();
    // oxlint-disable-next-line react/exhaustive-deps -- the store is a new object at each drawing
  }, [typed, isFound, rows]);
  return (event: KeyboardEvent<HTMLInputElement>) => {
    const isEarly = typed !== undefined && !isFound && combobox.getSelectedOptionIndex() === -1;
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !isEarly) return;
    event.preventDefault();
    entered.current = typed;
  };
}

const createValue = 'create';
// Combobox.Target adds what the role needs: aria-expanded and aria-controls.
const comboboxRole = { role: 'combobox' } as const;

type Search<Row> = {
  topic: readonly string[];
  find: (search: string) => Promise<readonly Row[]>;
  search: string;
  isOpen: boolean;
};

function useRows<Row>({ topic, find, search, isOpen }: Search<Row>) {
  const query = useQuery({
    queryKey: [topic, { type: 'picker', search }],
    queryFn: () => find(search),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  return {
    rows: query.data ?? noRows,
    isLoading: query.isFetching,
    isFresh: query.isSuccess && !query.isPlaceholderData,
  };
}

const noRows: readonly never[] = [];

function OptionText({ name, detail }: { name: string; detail: string }) {
  return (
    <span className="cb-option">
      <span className="cb-option-name">{name}</span>
      <span className="cb-option-detail">{detail}</span>
    </span>
  );
}
