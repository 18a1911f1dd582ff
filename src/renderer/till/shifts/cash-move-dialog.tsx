import { SegmentedControl, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatMoney } from '#domain/money';
import type { Minor } from '#domain/money';
import { cashMovementKinds } from '#domain/till';
import type { CashMovementKind } from '#domain/till';
import { failureText, orpc, useCommand, useFormats } from '#renderer/api';
import { FormDialog, MoneyInput } from '#renderer/ui';

export type CashMoveDialogProps = {
  shiftId: string;
  /** What is chosen at first. Default: pay out. */
  kind?: CashMovementKind | undefined;
  onClose: () => void;
};

/** Pays cash in or out, or takes it to the safe, with a reason. */
export function CashMoveDialog({ shiftId, kind: firstKind = 'payOut', onClose }: CashMoveDialogProps) {
  const { t } = useTranslation(['tillOffice', 'common']);
  const state = useCashMove(shiftId, firstKind, onClose);
  const { kind } = state;
  return (
    <FormDialog
      isTouch
      title={t('cash.title')}
      submitLabel={t(`cash.submit.${kind}`)}
      isRunning={state.isRunning}
      onSubmit={state.submit}
      onClose={onClose}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('cash.which')}
        value={kind}
        data={cashMovementKinds.map((value) => ({ value, label: t(`cash.kind.${value}`) }))}
        onChange={(value) => state.setKind(cashMovementKinds.find((each) => each === value) ?? kind)}
      />
      <Text size="sm" c="dimmed">
        {t(`cash.text.${kind}`)}
      </Text>
      <MoneyInput
        label={t('common:amount')}
        required
        data-autofocus
        value={state.amountMinor}
        error={state.amountError}
        onChange={state.setAmountMinor}
      />
      <TextInput
        label={t('reason')}
        required
        maxLength={200}
        placeholder={t(`cash.example.${kind}`)}
        value={state.reason}
        error={state.reasonError}
        onChange={(event) => state.setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function useCashMove(shiftId: string, firstKind: CashMovementKind, onDone: () => void) {
  const { t } = useTranslation(['tillOffice', 'common']);
  const formats = useFormats();
  const command = useCommand(orpc.till.moveCash, { shownByCaller: ['CASH_MISSING'] });
  const [kind, setKind] = useState(firstKind);
  const [amountMinor, setAmountMinor] = useState<Minor | null>(null);
  const [reason, setReason] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const isAmountMissing = amountMinor === null || amountMinor <= 0;
  const isReasonMissing = reason.trim() === '';
  const run = async () => {
    setIsChecked(true);
    if (amountMinor === null || isAmountMissing || isReasonMissing) return;
    const moved = await command.run({ shiftId, kind, amountMinor, reason: reason.trim() });
    if (!moved.ok) return;
    const amount = formatMoney(amountMinor, formats);
    notifications.show({ message: t(`cash.done.${kind}`, { amount }), color: 'green', autoClose: 4000 });
    onDone();
  };
  const failure = command.failure?.code === 'CASH_MISSING' ? failureText(command.failure, formats) : undefined;
  return {
    kind,
    setKind,
    amountMinor,
    setAmountMinor,
    reason,
    setReason,
    isRunning: command.isRunning,
    amountError: isChecked && isAmountMissing ? t('cash.amountMissing') : failure,
    reasonError: isChecked && isReasonMissing ? t('common:required') : undefined,
    submit: () => void run(),
  };
}
