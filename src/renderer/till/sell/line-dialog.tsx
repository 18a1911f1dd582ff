import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormats } from '#renderer/api';
import { DecimalInput, MoneyInput } from '#renderer/ui';

import type { FreeLine, ItemLine } from './cart.ts';
import { unitPrice, usualPrice } from './cart-totals.ts';
import { useDesk } from './desk.ts';
import { FormDialog } from './form-dialog.tsx';
import { isDiscounted, isLineReady, isOtherPrice, lineChanges, openedForm } from './line-form.ts';
import type { LineForm } from './line-form.ts';
import { lineName } from './line-name.ts';
import { ReasonField } from './reason-field.tsx';
import { useDialogSale } from './use-dialog-sale.ts';
import type { DialogSale } from './use-dialog-sale.ts';

/** Quantity, price, discount and note of a line. */
export function LineDialog({ lineKey, onClose }: { lineKey: string; onClose: () => void }) {
  const { cart } = useDesk();
  const sale = useDialogSale();
  const now = cart.lines.find((each) => each.key === lineKey);
  const [opened] = useState(now);
  const line = now ?? opened;
  if (line === undefined || line.kind === 'voucher' || line.kind === 'return') return null;
  const gone = sale.gone ?? (now === undefined ? 'line' : null);
  return <Fields line={line} sale={{ ...sale, gone }} onClose={onClose} />;
}

type FieldsProps = { line: ItemLine | FreeLine; sale: DialogSale; onClose: () => void };

function useLineForm({ line, onClose }: Omit<FieldsProps, 'sale'>) {
  const { store, totals, surroundings } = useDesk();
  const prices = { priceMode: totals?.priceMode ?? surroundings.companyMode, surroundings };
  const [opened] = useState(() => openedForm(line, unitPrice(line, prices)));
  const [form, setForm] = useState(opened);
  const known = { opened, form, usualE4: line.kind === 'item' ? usualPrice(line, prices) : null };
  return {
    form,
    set: (fields: Partial<LineForm>) => setForm((before) => ({ ...before, ...fields })),
    isOtherPrice: isOtherPrice(known),
    isDiscounted: isDiscounted(form),
    isReady: isLineReady(known),
    save: () => {
      if (store.dispatch({ type: 'change', key: line.key, fields: lineChanges(known, line) })) onClose();
    },
  };
}

function Fields({ line, sale, onClose }: FieldsProps) {
  const { t } = useTranslation('till');
  const { currency } = useFormats();
  const { cart, may } = useDesk();
  const { form, set, ...state } = useLineForm({ line, onClose });
  const mayPrice = line.kind === 'free' || may('till.overridePrice');
  return (
    <FormDialog
      sale={sale}
      title={lineName(line, cart, t)}
      submitLabel={t('action.take')}
      isReady={state.isReady}
      onSubmit={state.save}
      onClose={onClose}
    >
      <Group grow align="flex-start">
        <DecimalInput
          label={t('line.quantity')}
          size="md"
          data-autofocus
          unit={line.kind === 'item' ? line.item.unit : line.unit}
          value={form.quantityE4}
          onChange={(quantityE4) => set({ quantityE4 })}
        />
        {mayPrice && (
          <DecimalInput
            label={t('line.price')}
            size="md"
            unit={currency}
            minimumFractionDigits={2}
            value={form.priceE4}
            onChange={(priceE4) => set({ priceE4 })}
          />
        )}
      </Group>
      {state.isOtherPrice && (
        <ReasonField
          label={t('line.priceReason')}
          required
          value={form.priceReason}
          onChange={(priceReason) => set({ priceReason })}
        />
      )}
      {may('till.discount') && <DiscountFields form={form} isDiscounted={state.isDiscounted} set={set} />}
      <TextInput
        label={t('line.note')}
        size="md"
        maxLength={500}
        value={form.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </FormDialog>
  );
}

type DiscountProps = { form: LineForm; isDiscounted: boolean; set: (fields: Partial<LineForm>) => void };

function DiscountFields({ form, isDiscounted: isGiven, set }: DiscountProps) {
  const { t } = useTranslation('till');
  return (
    <>
      <Group grow align="flex-start">
        <DecimalInput
          label={t('line.discountPercent')}
          size="md"
          unit="%"
          value={form.percentE4}
          onChange={(percentE4) => set({ percentE4 })}
        />
        <MoneyInput
          label={t('line.discountAmount')}
          size="md"
          value={form.discountMinor}
          onChange={(discountMinor) => set({ discountMinor })}
        />
      </Group>
      {isGiven && (
        <ReasonField
          label={t('line.discountReason')}
          required
          value={form.discountReason}
          onChange={(discountReason) => set({ discountReason })}
        />
      )}
    </>
  );
}
