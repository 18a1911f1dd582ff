import { Button, Group, SegmentedControl, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { e4, formatPercent, minor } from '#domain/money';
import type { E4, Minor } from '#domain/money';
import { hundredPercentE4 } from '#domain/tax';
import { useFormats } from '#renderer/api';
import { DecimalInput, MoneyInput } from '#renderer/ui';

import { hasDiscount } from './cart.ts';
import { useDesk } from './desk.ts';
import { FormDialog } from './form-dialog.tsx';
import { ReasonField } from './reason-field.tsx';
import { useDialogSale } from './use-dialog-sale.ts';
import classes from './pay.module.css';

const usualPercents = [50_000, 100_000, 200_000, 500_000].map((percent) => e4(percent));

/** A discount on the whole sale: a percentage or an amount, with its reason. */
export function DiscountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('till');
  const { cart, store } = useDesk();
  const sale = useDialogSale();
  const { discount } = cart;
  const [by, setBy] = useState<'percent' | 'amount'>(discount.amountMinor > 0 ? 'amount' : 'percent');
  const [percentE4, setPercent] = useState<E4 | null>(discount.percentE4 > 0 ? discount.percentE4 : null);
  const [amountMinor, setAmount] = useState<Minor | null>(discount.amountMinor > 0 ? discount.amountMinor : null);
  const [reason, setReason] = useState(discount.reason);
  const size = (by === 'percent' ? percentE4 : amountMinor) ?? 0;
  const isReady = size > 0 && (by === 'amount' || size <= hundredPercentE4) && reason.trim() !== '';
  const save = (next: typeof discount) => {
    if (store.dispatch({ type: 'discount', discount: next })) onClose();
  };
  return (
    <FormDialog
      sale={sale}
      title={t('discount.title')}
      submitLabel={t('action.take')}
      isReady={isReady}
      onSubmit={() =>
        save({
          percentE4: by === 'percent' ? (percentE4 ?? e4(0)) : e4(0),
          amountMinor: by === 'amount' ? (amountMinor ?? minor(0)) : minor(0),
          reason: reason.trim(),
        })
      }
      onClose={onClose}
    >
      <SegmentedControl
        size="md"
        aria-label={t('discount.by')}
        value={by}
        data={[
          { value: 'percent', label: t('discount.percent') },
          { value: 'amount', label: t('discount.amount') },
        ]}
        onChange={(value) => setBy(value === 'amount' ? 'amount' : 'percent')}
      />
      {by === 'percent' ? (
        <PercentField percentE4={percentE4} onChange={setPercent} />
      ) : (
        <MoneyInput label={t('discount.amount')} size="md" data-autofocus value={amountMinor} onChange={setAmount} />
      )}
      <ReasonField label={t('discount.reason')} required value={reason} onChange={setReason} />
      {hasDiscount(discount) && sale.gone === null && (
        <Group>
          <Button
            variant="subtle"
            size="md"
            onClick={() => save({ percentE4: e4(0), amountMinor: minor(0), reason: '' })}
          >
            {t('discount.remove')}
          </Button>
        </Group>
      )}
    </FormDialog>
  );
}

function PercentField({ percentE4, onChange }: { percentE4: E4 | null; onChange: (percent: E4 | null) => void }) {
  const { t } = useTranslation('till');
  const { locale } = useFormats();
  return (
    <>
      <DecimalInput
        label={t('discount.percent')}
        size="md"
        unit="%"
        data-autofocus
        value={percentE4}
        onChange={onChange}
      />
      <div className={classes['quick']}>
        {usualPercents.map((percent) => (
          <UnstyledButton key={percent} className={classes['quickAmount']} onClick={() => onChange(percent)}>
            {formatPercent(percent, { locale })}
          </UnstyledButton>
        ))}
      </div>
    </>
  );
}
