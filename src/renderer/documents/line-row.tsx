import { ActionIcon, Menu, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react';
import { memo, useId } from 'react';
import type { Dispatch, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { TaxRate } from '#contract/settings';
import type { Minor } from '#domain/money';
import { Decimal, DecimalInput, Money } from '#renderer/ui';

import { rateOf } from './draft-totals.ts';
import type { EditorAction, EditorLine } from './editor-state.ts';
import { LineItem } from './line-item.tsx';
import type { LineTroubles } from './line-grid.tsx';
import classes from './lines.module.css';
import type { RowKeys } from './use-line-keys.ts';

export type LineRowProps = {
  line: EditorLine;
  /** Its number on the paper; null while it is blank. */
  position: number | null;
  /** Its number in the grid, for its name. */
  row: number;
  netMinor: Minor | null;
  taxRates: readonly TaxRate[];
  troubles: LineTroubles;
  isFirst: boolean;
  isLast: boolean;
  dispatch: Dispatch<EditorAction>;
  keys: RowKeys;
};

/** One line of the document as fields. Memoised, because a document may have hundreds. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, position, row, netMinor, troubles, keys } = props;
  const { t } = useTranslation('documents');
  const troubleId = useId();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are pressed in the fields and heard by their line
    <div
      role="group"
      aria-label={t('line.name', { row })}
      aria-describedby={troubles.texts.length > 0 ? troubleId : undefined}
      data-line={line.key}
      className={classes['line']}
      onKeyDown={keys.onKeyDown}
      onKeyDownCapture={keys.onKeyDownCapture}
    >
      <span className={classes['position']} aria-hidden>
        {position}
      </span>
      <Fields {...props} />
      <div className={classes['net']} data-label={t('line.amount')}>
        {netMinor !== null && <Money minor={netMinor} />}
      </div>
      <LineMenu {...props} />
      <LineNotes line={line} troubles={troubles} id={troubleId} />
    </div>
  );
});

function Fields({ line, row, netMinor: _, taxRates, troubles, dispatch, keys }: LineRowProps) {
  const { t } = useTranslation('documents');
  const change = (fields: Partial<Omit<EditorLine, 'key'>>) => dispatch({ type: 'changeLine', key: line.key, fields });
  const field = (name: FieldName) => ({
    size: 'xs',
    'aria-label': t('line.fieldName', { field: t(`line.${name}`), row }),
    error: troubles.fields.has(name),
  });
  return (
    <>
      <Cell name="item">
        <LineItem line={line} {...field('item')} onChange={change} keys={keys} />
      </Cell>
      <Cell name="description">
        <Textarea
          {...field('description')}
          rows={Math.min(8, line.description.split('\n').length)}
          maxLength={2000}
          value={line.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
      </Cell>
      <Cell name="quantity">
        <DecimalInput
          {...field('quantity')}
          value={line.quantityE4}
          onChange={(quantityE4) => change({ quantityE4 })}
        />
      </Cell>
      <Cell name="unit">
        <TextInput
          {...field('unit')}
          maxLength={40}
          value={line.unit}
          onChange={(event) => change({ unit: event.currentTarget.value })}
        />
      </Cell>
      <Cell name="price">
        <DecimalInput
          {...field('price')}
          minimumFractionDigits={2}
          value={line.priceE4}
          onChange={(priceE4) => change({ priceE4 })}
        />
      </Cell>
      <Cell name="discount">
        <DecimalInput
          {...field('discount')}
          unit="%"
          value={line.discountPercentE4}
          onChange={(discountPercentE4) => change({ discountPercentE4 })}
        />
      </Cell>
      <Cell name="tax">
        <TaxSelect
          {...field('tax')}
          taxRates={taxRates}
          value={line.taxRateId}
          onChange={(taxRateId) => change({ taxRateId })}
        />
      </Cell>
    </>
  );
}

type FieldName = 'item' | 'description' | 'quantity' | 'unit' | 'price' | 'discount' | 'tax';

/** A field with its name above it where the lines are stacked. */
function Cell({ name, children }: { name: FieldName; children: ReactNode }) {
  const { t } = useTranslation('documents');
  return (
    <div data-field={name} data-label={t(`line.${name}`)} className={classes['cell']}>
      {children}
    </div>
  );
}

type TaxSelectProps = {
  size: string;
  'aria-label': string;
  error: boolean;
  taxRates: readonly TaxRate[];
  value: string | null;
  onChange: (id: string | null) => void;
};

function TaxSelect({ taxRates, value, onChange, ...field }: TaxSelectProps) {
  const chosen = rateOf(taxRates, value);
  const offered = taxRates.filter((rate) => !rate.isArchived || rate.id === chosen?.id);
  return (
    <NativeSelect
      {...field}
      value={chosen?.id ?? ''}
      data={offered.map((rate) => ({ value: rate.id, label: rate.name }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function LineMenu({ line, row, isFirst, isLast, keys }: LineRowProps) {
  const { t } = useTranslation('documents');
  return (
    <div className={classes['menu']}>
      <Menu position="bottom-end" returnFocus={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" tabIndex={-1} aria-label={t('line.menu', { row })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconArrowUp size={14} />} disabled={isFirst} onClick={() => keys.move(line.key, -1)}>
            {t('lines.moveUp')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowDown size={14} />} disabled={isLast} onClick={() => keys.move(line.key, 1)}>
            {t('lines.moveDown')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={14} />} color="red" onClick={() => keys.remove(line.key)}>
            {t('lines.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** What a line has that has no field, and what is wrong with it. */
function LineNotes({ line, troubles, id }: { line: EditorLine; troubles: LineTroubles; id: string }) {
  const { t } = useTranslation('documents');
  const hasBase = line.baseQuantityE4 !== 10_000;
  if (!hasBase && line.discountMinor === 0 && troubles.texts.length === 0) return null;
  return (
    <div className={classes['notes']}>
      {hasBase && (
        <span>
          {t('line.pricePer')} <Decimal value={line.baseQuantityE4} />
        </span>
      )}
      {line.discountMinor !== 0 && (
        <span>
          {t('line.lessAmount')} <Money minor={line.discountMinor} />
        </span>
      )}
      {troubles.texts.length > 0 && (
        <span id={id} className={classes['trouble']}>
          {troubles.texts.join(' ')}
        </span>
      )}
    </div>
  );
}
