import { ActionIcon, Button, Group, NativeSelect, SegmentedControl, Text, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Dispatch } from 'react';
import { useTranslation } from 'react-i18next';

import type { TaxRate } from '#contract/settings';
import { negate } from '#domain/money';
import type { Minor } from '#domain/money';
import { newId } from '#renderer/api';
import { useFocusAtStart } from '#renderer/payments';
import { DecimalInput, Money, MoneyInput, offerUndo } from '#renderer/ui';

import classes from './adjustments.module.css';
import type { Fault } from './draft-input.ts';
import { blankAdjustment } from './editor-state.ts';
import type { EditorAction, EditorAdjustment, EditorState } from './editor-state.ts';
import { useFaultText } from './fault-text.ts';

type AdjustmentsProps = {
  state: EditorState;
  dispatch: Dispatch<EditorAction>;
  taxRates: readonly TaxRate[];
  /** What each comes to, in order. */
  amounts: readonly Minor[];
  faults: readonly Fault[];
};

/** Discounts and surcharges on the whole document. */
export function Adjustments({ state, dispatch, taxRates, amounts, faults }: AdjustmentsProps) {
  const { t } = useTranslation('documents');
  const [newKey, setNewKey] = useState('');
  const add = (kind: EditorAdjustment['kind']) => {
    const key = newId();
    setNewKey(key);
    dispatch({ type: 'putAdjustment', adjustment: blankAdjustment(key, kind), at: state.adjustments.length });
  };
  const remove = (adjustment: EditorAdjustment, at: number) => {
    dispatch({ type: 'removeAdjustment', key: adjustment.key });
    offerUndo({ message: t('adjustment.removed'), undo: () => dispatch({ type: 'putAdjustment', adjustment, at }) });
  };
  return (
    <section aria-label={t('adjustment.title')} className={classes['section']}>
      {state.adjustments.map((adjustment, index) => (
        <AdjustmentFields
          key={adjustment.key}
          adjustment={adjustment}
          row={index + 1}
          isNew={adjustment.key === newKey}
          amountMinor={amounts[index]}
          taxRates={taxRates}
          fault={faults.find((fault) => fault.key === adjustment.key)}
          onChange={(fields) => dispatch({ type: 'changeAdjustment', key: adjustment.key, fields })}
          onRemove={() => remove(adjustment, index)}
        />
      ))}
      <Group gap="xs" className={classes['add'] ?? ''}>
        {(['allowance', 'charge'] as const).map((kind) => (
          <Button
            key={kind}
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => add(kind)}
          >
            {t(`adjustment.add.${kind}`)}
          </Button>
        ))}
      </Group>
    </section>
  );
}

type AdjustmentFieldsProps = {
  adjustment: EditorAdjustment;
  row: number;
  /** Has just been added, so it takes the focus. */
  isNew: boolean;
  amountMinor: Minor | undefined;
  taxRates: readonly TaxRate[];
  fault: Fault | undefined;
  onChange: (fields: Partial<Omit<EditorAdjustment, 'key'>>) => void;
  onRemove: () => void;
};

function AdjustmentFields(props: AdjustmentFieldsProps) {
  const { adjustment, row, isNew, amountMinor, taxRates, fault, onChange, onRemove } = props;
  const { t } = useTranslation('documents');
  const faultText = useFaultText();
  const input = useFocusAtStart<HTMLInputElement>(isNew);
  const kindName = t(`adjustment.${adjustment.kind}`);
  const name = (field: string) => t('adjustment.fieldName', { field, kind: kindName, row });
  return (
    <div role="group" aria-label={`${kindName} ${row}`} className={classes['row']}>
      <TextInput
        size="xs"
        aria-label={name(t('adjustment.reason'))}
        placeholder={kindName}
        maxLength={200}
        ref={input}
        value={adjustment.reason}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
      />
      <AdjustmentValue
        adjustment={adjustment}
        label={name(t('adjustment.value'))}
        isFaulty={fault !== undefined}
        onChange={onChange}
      />
      <SegmentedControl
        size="xs"
        aria-label={name(t('adjustment.basis'))}
        value={adjustment.basis}
        data={[
          { value: 'percent', label: '%' },
          { value: 'amount', label: t('adjustment.amount') },
        ]}
        onChange={(basis) => onChange({ basis: basis === 'percent' ? 'percent' : 'amount' })}
      />
      <NativeSelect
        size="xs"
        aria-label={name(t('line.tax'))}
        value={adjustment.taxRateId ?? ''}
        data={[
          { value: '', label: t('adjustment.spread') },
          ...taxRates
            .filter((rate) => !rate.isArchived || rate.id === adjustment.taxRateId)
            .map((rate) => ({ value: rate.id, label: rate.name })),
        ]}
        onChange={(event) =>
          onChange({ taxRateId: event.currentTarget.value === '' ? null : event.currentTarget.value })
        }
      />
      <span className={classes['amount']}>
        {amountMinor !== undefined && (
          <Money minor={adjustment.kind === 'allowance' ? negate(amountMinor) : amountMinor} />
        )}
      </span>
      <Tooltip label={t('adjustment.remove')}>
        <ActionIcon variant="subtle" color="gray" aria-label={name(t('adjustment.remove'))} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
      {fault !== undefined && (
        <Text size="xs" c="var(--mantine-color-error)" className={classes['fault']}>
          {faultText(fault)}
        </Text>
      )}
    </div>
  );
}

type AdjustmentValueProps = Pick<AdjustmentFieldsProps, 'adjustment' | 'onChange'> & {
  label: string;
  isFaulty: boolean;
};

function AdjustmentValue({ adjustment, label, isFaulty, onChange }: AdjustmentValueProps) {
  if (adjustment.basis === 'percent') {
    return (
      <DecimalInput
        size="xs"
        aria-label={label}
        unit="%"
        error={isFaulty}
        value={adjustment.percentE4}
        onChange={(percentE4) => onChange({ percentE4 })}
      />
    );
  }
  return (
    <MoneyInput
      size="xs"
      aria-label={label}
      error={isFaulty}
      value={adjustment.amountMinor}
      onChange={(amountMinor) => onChange({ amountMinor })}
    />
  );
}
