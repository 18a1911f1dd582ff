import { useDesk } from './desk.ts';
import type { TillAction } from './till-keys.ts';

export type KeyedAction = { action: TillAction; isPossible: boolean; run: () => void };

/** What each key of the till does now. */
export function useTillActions(): readonly KeyedAction[] {
  const { cart, may, setDialog, setStage, toSell, stage } = useDesk();
  const hasLines = cart.lines.length > 0;
  const selected = cart.lines.find((line) => line.key === cart.selectedKey);
  return [
    { action: 'search', isPossible: true, run: toSell },
    { action: 'customer', isPossible: true, run: () => setStage({ kind: 'customer' }) },
    { action: 'hold', isPossible: hasLines, run: () => setDialog({ kind: 'hold' }) },
    { action: 'recall', isPossible: true, run: () => setStage({ kind: 'held' }) },
    {
      action: 'editLine',
      isPossible: selected !== undefined,
      run: () => {
        if (selected !== undefined) setDialog({ kind: 'line', key: selected.key });
      },
    },
    { action: 'discount', isPossible: hasLines && may('till.discount'), run: () => setDialog({ kind: 'discount' }) },
    { action: 'pay', isPossible: hasLines && stage.kind !== 'pay', run: () => setStage({ kind: 'pay' }) },
    {
      action: 'returns',
      isPossible: may('till.refund'),
      run: () => setStage({ kind: 'return', saleId: null }),
    },
    { action: 'account', isPossible: true, run: () => setStage({ kind: 'account' }) },
    { action: 'freeLine', isPossible: true, run: () => setDialog({ kind: 'free', text: '' }) },
    { action: 'cashMenu', isPossible: may('till.cash'), run: () => setDialog({ kind: 'cash' }) },
  ];
}
