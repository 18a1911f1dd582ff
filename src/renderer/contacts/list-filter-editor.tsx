import { Button, Combobox, Group, NativeSelect, Stack, Text, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { ContactCondition } from '#contract/contact-values';
import type { FilterOperator } from '#domain/contacts';
import { submitByKey } from '#renderer/ui';

import { askedFor, conditionOf, draftOf, operatorsOf, withOperator } from './list-conditions.ts';
import type { Draft } from './list-conditions.ts';
import type { ListField } from './list-fields.ts';
import { ValueField } from './list-value-field.tsx';
import classes from './list.module.css';

type FieldChooserProps = { label: string; fields: readonly ListField[]; onChoose: (field: ListField) => void };

/** Chooses a field by typing a part of its name, or with the arrow keys. */
export function FieldChooser({ label, fields, onChoose }: FieldChooserProps) {
  const { t } = useTranslation('contactLists');
  const combobox = useCombobox({ opened: true });
  // The store learns the list's id too late to be drawn, and axe takes a list that nobody controls for one that only a mouse can scroll.
  const listId = useId();
  const [typed, setTyped] = useState('');
  const words = typed.trim().toLowerCase();
  const found = fields.filter((field) => field.label.toLowerCase().includes(words));
  useEffect(() => {
    combobox.selectFirstOption();
    // oxlint-disable-next-line react/exhaustive-deps -- the store is a new object at each drawing
  }, [words]);
  return (
    <Combobox
      store={{ ...combobox, listId }}
      onOptionSubmit={(key) => {
        const field = fields.find((known) => known.key === key);
        if (field !== undefined) onChoose(field);
      }}
    >
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          {...comboboxRole}
          data-autofocus
          aria-label={label}
          placeholder={label}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options id={listId} className={classes['fieldOptions']} aria-label={label}>
        {found.map(({ key, label: name }) => (
          <Combobox.Option key={key} value={key}>
            {name}
          </Combobox.Option>
        ))}
        {found.length === 0 && <Combobox.Empty>{t('noField')}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}

// Combobox.EventsTarget adds what the role needs: aria-expanded and aria-controls.
const comboboxRole = { role: 'combobox' } as const;

type ConditionEditorProps = {
  field: ListField;
  condition?: ContactCondition | undefined;
  onApply: (condition: ContactCondition) => void;
};

/** One condition: the operator and what it is compared with. Enter applies it. */
export function ConditionEditor({ field, condition, onApply }: ConditionEditorProps) {
  const { t } = useTranslation(['contactLists', 'common']);
  const operators = operatorsOf(field);
  const [draft, setDraft] = useState<Draft>(condition ? draftOf(condition) : { operator: operators[0] ?? 'is' });
  const [isWanting, setIsWanting] = useState(false);
  const { input, isRange } = askedFor(field.kind, draft.operator);
  const change = (next: Draft) => {
    setIsWanting(false);
    setDraft(next);
  };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const made = conditionOf(field, draft);
    if (made === undefined) setIsWanting(true);
    else onApply(made);
  };
  const value = {
    input,
    options: field.options,
    isMultiple: true,
    isWithinPanel: true,
    error: isWanting ? t('common:required') : undefined,
  };
  const operatorLabel = (operator: FilterOperator) =>
    t(field.kind === 'date' && isOrder(operator) ? `operator.${operator}Date` : `operator.${operator}`);
  return (
    <form noValidate onKeyDownCapture={submitByKey} onSubmit={apply}>
      <Stack gap="sm">
        <Text fw={600} size="sm">
          {field.label}
        </Text>
        <NativeSelect
          aria-label={t('operator.label', { field: field.label })}
          value={draft.operator}
          data={operators.map((operator) => ({ value: operator, label: operatorLabel(operator) }))}
          onChange={(event) => change(withOperator(field.kind, draft, event.currentTarget.value as FilterOperator))}
        />
        <div className={classes['values']} data-range={isRange} {...(condition === undefined && autofocus)}>
          <ValueField
            {...value}
            label={t(isRange ? 'from' : 'value')}
            value={draft.value}
            onChange={(given) => change({ ...draft, value: given })}
          />
          {isRange && (
            <ValueField
              {...value}
              label={t('to')}
              value={draft.to}
              onChange={(to) => {
                if (typeof to !== 'boolean' && !Array.isArray(to)) change({ ...draft, to });
              }}
            />
          )}
        </div>
        <Group justify="flex-end">
          <Button type="submit">{t('apply')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

const autofocus = {
  // The first thing to type has the focus, once, when the editor appears.
  ref: (values: HTMLElement | null) => values?.querySelector<HTMLElement>('input')?.focus(),
};

function isOrder(operator: FilterOperator): operator is 'atLeast' | 'atMost' {
  return operator === 'atLeast' || operator === 'atMost';
}
