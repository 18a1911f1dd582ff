import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { ShiftAnswer } from '#contract/till';
import { denominationsOf } from '#domain/till';
import { failureText, orpc, useCommand, useFormats } from '#renderer/api';
import { UnsavedWork } from '#renderer/ui';

import { CountDrawer } from './count-drawer.tsx';
import { countedOf, countsOf, emptyCount, isCounting } from './count-state.ts';
import type { DrawerCount } from './count-state.ts';
import classes from './shifts.module.css';

export type OpenShiftFormProps = {
  registerId: string;
  /** Another window was faster. */
  isOpenAlready?: boolean | undefined;
  onOpened: (shift: ShiftAnswer) => void;
};

/** Opens a shift on a register with the cash that lies in its drawer, counted or as one amount. */
export function OpenShiftForm({ registerId, isOpenAlready = false, onOpened }: OpenShiftFormProps) {
  const { t } = useTranslation('tillOffice');
  const formats = useFormats();
  const { currency } = formats;
  const command = useCommand(orpc.till.openShift, { shownByCaller: ['COUNT_DIFFERS'] });
  const [count, setCount] = useState<DrawerCount>({ ...emptyCount, by: 'amount' });
  const [isChecked, setIsChecked] = useState(false);
  const [isSent, setIsSent] = useState(false);
  const denominations = denominationsOf(currency);
  const floatMinor = countedOf(count, denominations);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (floatMinor === null || command.isRunning) return;
    setIsSent(true);
    const opened = await command.run({ registerId, floatMinor, counts: countsOf(count, denominations) });
    if (opened.ok) onOpened(opened.value);
    else setIsSent(false);
  };
  const failure = command.failure?.code === 'COUNT_DIFFERS' ? failureText(command.failure, formats) : undefined;
  const meanwhile = isOpenAlready && !isSent ? t('open.meanwhile') : undefined;
  return (
    <form noValidate className={classes['openForm']} onSubmit={(event) => void submit(event)}>
      <CountDrawer
        count={count}
        onChange={setCount}
        currency={currency}
        sumLabel={t('report.float')}
        hasFocusAtStart
        error={meanwhile ?? (isChecked && floatMinor === null ? t('open.missing') : failure)}
      />
      <div>
        <Button type="submit" size="md" loading={command.isRunning}>
          {t('open.submit')}
        </Button>
      </div>
      <UnsavedWork isDirty={isCounting(count) && !isSent} />
    </form>
  );
}
