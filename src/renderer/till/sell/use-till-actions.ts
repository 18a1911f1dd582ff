import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

import { useDesk } from './desk.ts';
import type { TillAction } from './till-keys.ts';

/** `mayUse` is the person's right; what is not possible now (there is nothing to hold) stays in the list of keys. */
export type KeyedAction = { action: TillAction; mayUse: boolean; isPossible: boolean; run: () => void };

/** What each key of the till does now. */
export function useTillActions(): readonly KeyedAction[] {
  const { t } = useTranslation('till');
  const { cart, may, setDialog, setStage, toSell, stage } = useDesk();
  const hasLines = cart.lines.length > 0;
  const selected = cart.lines.find((line) => line.key === cart.selectedKey);
  const always = { mayUse: true, isPossible: true };
  return [
    { ...always, action: 'search', run: toSell },
    { ...always, action: 'customer', run: () => setStage({ kind: 'customer' }) },
    { ...always, action: 'hold', isPossible: hasLines, run: () => setDialog({ kind: 'hold' }) },
    { ...always, action: 'recall', run: () => setStage({ kind: 'held' }) },
    {
      ...always,
      action: 'editLine',
      isPossible: selected !== undefined,
      run: () => {
        if (selected?.kind === 'item' || selected?.kind === 'free') setDialog({ kind: 'line', key: selected.key });
        else if (selected !== undefined) {
          notifications.show({ id: 'till.editLine', message: t(`line.fixed.${selected.kind}`), autoClose: 6000 });
        }
      },
    },
    {
      action: 'discount',
      mayUse: may('till.discount'),
      isPossible: hasLines,
      run: () => setDialog({ kind: 'discount' }),
    },
    { ...always, action: 'pay', isPossible: hasLines && stage.kind !== 'pay', run: () => setStage({ kind: 'pay' }) },
    {
      ...always,
      action: 'returns',
      mayUse: may('till.refund'),
      run: () => setStage({ kind: 'return', saleId: null }),
    },
    { ...always, action: 'account', run: () => setStage({ kind: 'account' }) },
    { ...always, action: 'freeLine', run: () => setDialog({ kind: 'free', text: '' }) },
    { ...always, action: 'cashMenu', mayUse: may('till.cash'), run: () => setDialog({ kind: 'cash' }) },
  ];
}
