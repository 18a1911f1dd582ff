import { Button, CloseButton, NativeSelect, Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { ContactCondition } from '#contract/contact-values';
import { useFormats } from '#renderer/api';
import { useShortcut } from '#renderer/ui';

import { conditionWords } from './list-conditions.ts';
import { ConditionEditor, FieldChooser } from './list-filter-editor.tsx';
import { fieldOf } from './list-fields.ts';
import type { ListField } from './list-fields.ts';
import classes from './list.module.css';

export type Filter = { match: 'all' | 'any'; conditions: ContactCondition[] };

type FilterChipsProps = {
  fields: readonly ListField[];
  filter: Filter;
  onChange: (filter: Filter) => void;
  /** What had the focus is gone: where it goes. */
  onFocusLost: () => void;
};

/** The conditions as chips: each can be changed (Enter) and taken away (Delete). */
export function FilterChips({ fields, filter, onChange, onFocusLost }: FilterChipsProps) {
  const { t } = useTranslation('contactLists');
  const { match, conditions } = filter;
  if (conditions.length === 0) return null;
  const put = (next: ContactCondition[]) => onChange({ match, conditions: next });
  return (
    <div className={classes['chips']} role="group" aria-label={t('filters')}>
      {conditions.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label={t('match.label')}
          value={match}
          data={[
            { value: 'all', label: t('match.all') },
            { value: 'any', label: t('match.any') },
          ]}
          onChange={(event) => onChange({ match: event.currentTarget.value === 'any' ? 'any' : 'all', conditions })}
        />
      )}
      {conditions.map((condition, index) => (
        <Chip
          key={`${index} ${JSON.stringify(condition)}`}
          condition={condition}
          fields={fields}
          onChange={(changed) => put(conditions.toSpliced(index, 1, changed))}
          onRemove={() => {
            put(conditions.toSpliced(index, 1));
            onFocusLost();
          }}
        />
      ))}
    </div>
  );
}

type ChipProps = {
  condition: ContactCondition;
  fields: readonly ListField[];
  onChange: (condition: ContactCondition) => void;
  onRemove: () => void;
};

function Chip({ condition, fields, onChange, onRemove }: ChipProps) {
  const { t } = useTranslation(['contactLists', 'common', 'ui']);
  const formats = useFormats();
  const [isOpen, setIsOpen] = useState(false);
  const words = conditionWords(condition, fields, { t, formats });
  const field = fieldOf(fields, condition.field);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    onRemove();
  };
  return (
    <FilterPopover
      label={words}
      isOpen={isOpen && field !== undefined}
      onClose={() => setIsOpen(false)}
      target={
        <span className={classes['chip']}>
          <button
            type="button"
            className={classes['chipText']}
            title={words}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
            onKeyDown={onKeyDown}
          >
            {words}
          </button>
          <CloseButton size="xs" aria-label={t('ui:list.removeFilter', { filter: words })} onClick={onRemove} />
        </span>
      }
    >
      {field !== undefined && (
        <ConditionEditor
          field={field}
          condition={condition}
          onApply={(changed) => {
            setIsOpen(false);
            onChange(changed);
          }}
        />
      )}
    </FilterPopover>
  );
}

type AddFilterProps = {
  fields: readonly ListField[];
  buttonRef: RefObject<HTMLButtonElement | null>;
  onAdd: (condition: ContactCondition) => void;
};

/** Adds a condition: choose a field, then say what it must be (F). */
export function AddFilter({ fields, buttonRef, onAdd }: AddFilterProps) {
  const { t } = useTranslation('contactLists');
  const [isOpen, setIsOpen] = useState(false);
  const [field, setField] = useState<ListField>();
  const open = () => {
    // The focus comes back here, from where Tab leads on to keeping the view and to the list.
    buttonRef.current?.focus();
    setField(undefined);
    setIsOpen(true);
  };
  useShortcut({ keys: 'f', label: t('addFilter'), run: open });
  return (
    <FilterPopover
      label={t('addFilter')}
      isOpen={isOpen}
      onClose={() => setIsOpen(false)}
      target={
        <Button
          ref={buttonRef}
          variant="subtle"
          color="gray"
          leftSection={<IconFilter size={16} />}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => (isOpen ? setIsOpen(false) : open())}
        >
          {t('addFilter')}
        </Button>
      }
    >
      {field === undefined ? (
        <FieldChooser label={t('chooseField')} fields={fields} onChoose={setField} />
      ) : (
        <ConditionEditor
          field={field}
          onApply={(condition) => {
            setIsOpen(false);
            onAdd(condition);
          }}
        />
      )}
    </FilterPopover>
  );
}

type FilterPopoverProps = {
  label: string;
  isOpen: boolean;
  onClose: () => void;
  target: ReactNode;
  children: ReactNode;
};

function FilterPopover({ label, isOpen, onClose, target, children }: FilterPopoverProps) {
  return (
    <Popover
      opened={isOpen}
      onDismiss={onClose}
      onClose={onClose}
      width={320}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      closeOnEscape={false}
      // The target may hold more than the button that opens it.
      withRoles={false}
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown
        className={classes['popover']}
        role="dialog"
        aria-label={label}
        // Esc closes this and nothing behind it.
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
