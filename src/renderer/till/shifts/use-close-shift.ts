import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ShiftReport } from '#contract/till';
import { denominationsOf } from '#domain/till';
import { failureText, orpc, useCommand, useFormats } from '#renderer/api';
import { useMay } from '#renderer/till/parts';

import { countedOf, countsOf, emptyCount, isCounting } from './count-state.ts';
import type { DrawerCount } from './count-state.ts';

type CloseOptions = { shiftId: string; currency: string; heldCount: number };

/** The state of closing a shift: what was counted, what happens to held sales, and the report when it is done. */
export function useCloseShift({ shiftId, currency, heldCount }: CloseOptions) {
  const { t } = useTranslation('tillOffice');
  const formats = useFormats();
  const may = useMay();
  const navigate = useNavigate();
  const command = useCommand(orpc.till.closeShift, { shownByCaller: ['HELD_SALES_WAIT', 'COUNT_DIFFERS'] });
  const [count, setCount] = useState<DrawerCount>(emptyCount);
  const [keepsHeld, setKeepsHeld] = useState(false);
  const [note, setNote] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const [closed, setClosed] = useState<ShiftReport>();
  const denominations = denominationsOf(currency);
  const countedMinor = countedOf(count, denominations);
  const isHeldOpen = heldCount > 0 && !keepsHeld;

  const mayReport = may('till.report');
  useEffect(() => {
    if (closed !== undefined && mayReport) void navigate({ to: `/till/shifts/${shiftId}/closed`, replace: true });
  }, [closed, mayReport, navigate, shiftId]);

  const submit = async () => {
    setIsChecked(true);
    if (countedMinor === null || isHeldOpen) return;
    const answer = await command.run({
      shiftId,
      counts: countsOf(count, denominations),
      countedMinor,
      keepsHeld: heldCount > 0 && keepsHeld,
      note,
    });
    if (answer.ok) setClosed(answer.value);
  };
  const refused = (code: string) =>
    command.failure?.code === code ? failureText(command.failure, formats) : undefined;
  return {
    count,
    setCount,
    keepsHeld,
    setKeepsHeld,
    note,
    setNote,
    closed,
    submit: () => void submit(),
    isRunning: command.isRunning,
    isDirty: closed === undefined && (isCounting(count) || note !== ''),
    countError:
      isChecked && countedMinor === null
        ? t(isCounting(count) ? 'count.unreadableSum' : 'count.missing')
        : refused('COUNT_DIFFERS'),
    heldError: isChecked && isHeldOpen ? t('held.undecided') : refused('HELD_SALES_WAIT'),
  };
}
