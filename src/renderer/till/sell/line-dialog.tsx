import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { e4, minor } from '#domain/money';
import type { E4 } from '#domain/money';
import { hundredPercentE4 } from '#domain/tax';
import { useFormats } from '#renderer/api';
import { DecimalInput, MoneyInput } from '#renderer/ui';

import type { FreeLine, ItemLine } from './cart.ts';
import { unitPrice, usualPrice } from './cart-totals.ts';
import { useDesk } from './desk.ts';
import { FormDialog } from './form-dialog.tsx';
import { lineName } from './line-name.ts';
import { ReasonField } from './reason-field.tsx';

/** Quantity, price, discount and note of a line. */
export function LineDialog({ lineKey, onClose }: { lineKey: string; onClose: () => void }) {
  const { cart } = useDesk();
  const line = cart.lines.find((each) => each.key === lineKey);
  if (line === undefined || line.kind === 'voucher' || line.kind === 'return') return null;
  return <Fields line={line} onClose={onClose} />;
}

type FieldsProps = { line: ItemLine | FreeLine; onClose: () => void };

function useLineForm({ line, onClose }: FieldsProps) {
  const { store, totals, surroundings } = useDesk();
  const mode = totals?.priceMode ?? surroundings.companyMode;
  const usual = line.kind === 'item' ? usualPrice(line, { priceMode: mode, surroundings }) : null;
  const [quantityE4, setQuantity] = useState<E4 | null>(line.quantityE4);
  const [priceE4, setPrice] = useState<E4 | null>(unitPrice(line, { priceMode: mode, surroundings }));
  const [priceReason, setPriceReason] = useState(line.kind === 'item' ? line.priceReason : '');
  const [percentE4, setPercent] = useState<E4 | null>(line.discountPercentE4);
  const [discountMinor, setDiscount] = useState<ItemLine['discountMinor'] | null>(line.discountMinor);
  const [discountReason, setDiscountReason] = useState(line.discountReason);
  const [note, setNote] = useState(line.note);
  const isOtherPrice = usual !== null && priceE4 !== null && priceE4 !== usual;
  const isDiscounted = (percentE4 ?? 0) > 0 || (discountMinor ?? 0) > 0;
  const isPercentRight = (percentE4 ?? 0) >= 0 && (percentE4 ?? 0) <= hundredPercentE4;
  const isReady =
    quantityE4 !== null &&
    quantityE4 > 0 &&
    priceE4 !== null &&
    priceE4 >= 0 &&
    isPercentRight &&
    (!isOtherPrice || priceReason.trim() !== '') &&
    (!isDiscounted || discountReason.trim() !== '');
  const save = () => {
    if (quantityE4 === null || priceE4 === null) return;
    const price =
      line.kind === 'free'
        ? { priceE4 }
        : { priceE4: isOtherPrice ? priceE4 : null, priceReason: isOtherPrice ? priceReason.trim() : '' };
    const fields = {
      quantityE4,
      ...price,
      discountPercentE4: percentE4 ?? e4(0),
      discountMinor: discountMinor ?? minor(0),
      discountReason: isDiscounted ? discountReason.trim() : '',
      note: note.trim(),
    };
    store.dispatch({ type: 'change', key: line.key, fields });
    onClose();
  };
  return {
    quantityE4,
    setQuantity,
    priceE4,
    setPrice,
    priceReason,
    setPriceReason,
    isOtherPrice,
    percentE4,
    setPercent,
    discountMinor,
    setDiscount,
    discountReason,
    setDiscountReason,
    isDiscounted,
    note,
    setNote,
    isReady,
    save,
  };
}

function Fields({ line, onClose }: FieldsProps) {
  const { t } = useTranslation('till');
  const { currency } = useFormats();
  const { cart, may } = useDesk();
  const form = useLineForm({ line, onClose });
  const mayPrice = line.kind === 'free' || may('till.overridePrice');
  return (
    <FormDialog
      title={lineName(line, cart, t)}
      submitLabel={t('action.take')}
      isReady={form.isReady}
      onSubmit={form.save}
      onClose={onClose}
    >
      <Group grow align="flex-start">
        <DecimalInput
          label={t('line.quantity')}
          size="md"
          data-autofocus
          unit={line.kind === 'item' ? line.item.unit : line.unit}
          value={form.quantityE4}
          onChange={form.setQuantity}
        />
        {mayPrice && (
          <DecimalInput
            label={t('line.price')}
            size="md"
            unit={currency}
            minimumFractionDigits={2}
            value={form.priceE4}
            onChange={form.setPrice}
          />
        )}
      </Group>
      {form.isOtherPrice && (
        <ReasonField label={t('line.priceReason')} required value={form.priceReason} onChange={form.setPriceReason} />
      )}
      {may('till.discount') && <DiscountFields form={form} />}
      <TextInput
        label={t('line.note')}
        size="md"
        maxLength={500}
        value={form.note}
        onChange={(event) => form.setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function DiscountFields({ form }: { form: ReturnType<typeof useLineForm> }) {
  const { t } = useTranslation('till');
  return (
    <>
      <Group grow align="flex-start">
        <DecimalInput
          label={t('line.discountPercent')}
          size="md"
          unit="%"
          value={form.percentE4}
          onChange={form.setPercent}
        />
        <MoneyInput label={t('line.discountAmount')} size="md" value={form.discountMinor} onChange={form.setDiscount} />
      </Group>
      {form.isDiscounted && (
        <ReasonField
          label={t('line.discountReason')}
          required
          value={form.discountReason}
          onChange={form.setDiscountReason}
        />
      )}
    </>
  );
}
