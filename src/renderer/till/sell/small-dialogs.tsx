import { Group, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { E4, Minor } from '#domain/money';
import { newId, useFormats } from '#renderer/api';
import { DecimalInput, MoneyInput } from '#renderer/ui';

import { noLineDiscount, oneE4 } from './cart.ts';
import type { FreeLine, VoucherLine } from './cart.ts';
import { useDesk } from './desk.ts';
import { FormDialog } from './form-dialog.tsx';
import { TaxRateField, usualTaxRateId } from './tax-rate-field.tsx';
import { useDialogSale } from './use-dialog-sale.ts';

type DialogProps = { onClose: () => void };

/** Puts the sale aside; a name helps to find it, and needs not be. */
export function HoldDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('till');
  const { held, cart, run } = useDesk();
  const [name, setName] = useState(cart.heldName === '' ? (cart.contact?.name ?? '').slice(0, 60) : cart.heldName);
  return (
    <FormDialog
      sale={useDialogSale()}
      title={t('hold.title')}
      submitLabel={t('action.hold')}
      isRunning={held.isRunning}
      onSubmit={() => run({ kind: 'hold', name: name.trim(), onHeld: onClose })}
      onClose={onClose}
    >
      <TextInput
        label={t('hold.name')}
        description={t('hold.hint')}
        size="md"
        data-autofocus
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

/** A note on the receipt, and the customer's reference. */
export function NoteDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('till');
  const { cart, store } = useDesk();
  const [note, setNote] = useState(cart.note);
  const [reference, setReference] = useState(cart.reference);
  return (
    <FormDialog
      sale={useDialogSale()}
      title={t('note.title')}
      submitLabel={t('action.take')}
      onSubmit={() => {
        if (store.dispatch({ type: 'note', note: note.trim(), reference: reference.trim() })) onClose();
      }}
      onClose={onClose}
    >
      <Textarea
        label={t('note.note')}
        description={t('note.hint')}
        size="md"
        data-autofocus
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <TextInput
        label={t('note.reference')}
        size="md"
        maxLength={100}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

/** A line of free text for what is no item. */
export function FreeLineDialog({ text, onClose }: DialogProps & { text: string }) {
  const { t } = useTranslation('till');
  const { currency } = useFormats();
  const { run, settings, toSell } = useDesk();
  const [description, setDescription] = useState(text);
  const [quantityE4, setQuantity] = useState<E4 | null>(oneE4);
  const [priceE4, setPrice] = useState<E4 | null>(null);
  const [taxRateId, setTaxRate] = useState(usualTaxRateId(settings.taxRates));
  const isReady =
    description.trim() !== '' && quantityE4 !== null && quantityE4 > 0 && priceE4 !== null && priceE4 >= 0;
  const add = () => {
    if (quantityE4 === null || priceE4 === null) return;
    const line: FreeLine = {
      key: newId(),
      kind: 'free',
      description: description.trim(),
      quantityE4,
      unit: '',
      priceE4,
      taxRateId,
      ...noLineDiscount,
      note: '',
    };
    run({ kind: 'add', action: { type: 'addLine', line } });
    toSell();
    onClose();
  };
  return (
    <FormDialog
      sale={useDialogSale()}
      isForAnySale
      title={t('free.title')}
      submitLabel={t('action.add')}
      isReady={isReady}
      onSubmit={add}
      onClose={onClose}
    >
      <TextInput
        label={t('free.description')}
        size="md"
        data-autofocus
        maxLength={200}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <Group grow align="flex-start">
        <DecimalInput label={t('line.quantity')} size="md" value={quantityE4} onChange={setQuantity} />
        <DecimalInput
          label={t('line.price')}
          size="md"
          unit={currency}
          minimumFractionDigits={2}
          value={priceE4}
          onChange={setPrice}
        />
      </Group>
      <TaxRateField value={taxRateId} onChange={setTaxRate} />
    </FormDialog>
  );
}

/** Sells a voucher: its worth, and the code of a printed card. */
export function VoucherDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('till');
  const { run, toSell } = useDesk();
  const [amountMinor, setAmount] = useState<Minor | null>(null);
  const [code, setCode] = useState('');
  const add = () => {
    if (amountMinor === null) return;
    const line: VoucherLine = { key: newId(), kind: 'voucher', amountMinor, code: code.trim() };
    run({ kind: 'add', action: { type: 'addLine', line } });
    toSell();
    onClose();
  };
  return (
    <FormDialog
      sale={useDialogSale()}
      isForAnySale
      title={t('voucher.title')}
      submitLabel={t('action.add')}
      isReady={amountMinor !== null && amountMinor > 0}
      onSubmit={add}
      onClose={onClose}
    >
      <MoneyInput label={t('voucher.amount')} size="md" data-autofocus value={amountMinor} onChange={setAmount} />
      <TextInput
        label={t('voucher.code')}
        description={t('voucher.hint')}
        size="md"
        data-takes-scan
        maxLength={40}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
