import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { ListPriceRow } from '#contract/price-lists';
import type { E4 } from '#domain/money';
import { orpc, useCommand } from '#renderer/api';
import { DecimalInput, offerUndo } from '#renderer/ui';

import { fieldBeside } from './field-beside.ts';
import classes from './price-lists.module.css';

/** The list price of an item, typed in its row: Enter and the arrows go up and down the column, leaving the field saves. */
export function PriceCell({ priceListId, row }: { priceListId: string; row: ListPriceRow }) {
  const { t } = useTranslation('priceLists');
  const command = useCommand(orpc.priceLists.setPrices);
  const [value, setValue] = useState<E4 | null>(row.listPriceE4);
  const saved = useRef(row.listPriceE4);
  const { itemId, name } = row;
  const isNegative = value !== null && value < 0;
  const put = async (priceE4: E4 | null) => {
    const before = saved.current;
    saved.current = priceE4;
    const answer = await command.run({ priceListId, prices: [{ itemId, priceE4 }] });
    if (!answer.ok) saved.current = before;
    return answer.ok;
  };
  const leave = async (field: HTMLInputElement) => {
    // What cannot be read stays in the field with its fault beside it.
    const isUnreadable = value === null && field.value.trim() !== '';
    if (isUnreadable || isNegative || value === saved.current) return;
    const before = saved.current;
    if ((await put(value)) && value === null) {
      offerUndo({ message: t('items.removed', { name }), undo: () => void put(before) });
    }
  };
  return (
    <DecimalInput
      size="xs"
      className={classes['price'] ?? ''}
      data-price
      aria-label={t('items.priceOf', { name })}
      placeholder="–"
      minimumFractionDigits={2}
      value={value}
      error={isNegative ? t('items.tooHigh') : undefined}
      onChange={setValue}
      onBlur={(event) => void leave(event.currentTarget)}
      onKeyDown={go}
    />
  );
}

function go(event: KeyboardEvent<HTMLInputElement>): void {
  const next = fieldBeside(event.currentTarget, event);
  if (next === null) return;
  event.preventDefault();
  next.focus();
  next.select();
}
