import { useEffect, useEffectEvent, useState } from 'react';
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
  const { itemId, name, listPriceE4 } = row;
  const [value, setValue] = useState<E4 | null>(listPriceE4);
  // What was read last, and what was read or sent last.
  const [read, setRead] = useState(listPriceE4);
  const [saved, setSaved] = useState(listPriceE4);
  if (listPriceE4 !== read) {
    setRead(listPriceE4);
    setSaved(listPriceE4);
    // What somebody is typing here stays.
    if (value === saved) setValue(listPriceE4);
  }
  const isNegative = value !== null && value < 0;
  const put = async ({ from, to }: { from: E4 | null; to: E4 | null }) => {
    setSaved(to);
    const answer = await command.run({ priceListId, prices: [{ itemId, priceE4: to }] });
    if (!answer.ok) setSaved(from);
    return answer.ok;
  };
  const leave = async (field: HTMLInputElement) => {
    // What cannot be read stays in the field with its fault beside it.
    const isUnreadable = value === null && field.value.trim() !== '';
    if (isUnreadable || isNegative || value === saved) return;
    const putBack = () => {
      setValue(saved);
      void put({ from: value, to: saved });
    };
    const isPut = await put({ from: saved, to: value });
    if (isPut && value === null) offerUndo({ message: t('items.removed', { name }), undo: putBack });
  };
  const keep = useEffectEvent(() => {
    if (value !== null && value !== saved && !isNegative) void put({ from: saved, to: value });
  });
  // A row that is scrolled away, or goes with its screen, is left without a word of the browser.
  useEffect(() => () => keep(), []);
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
