import { useTranslation } from 'react-i18next';

import { offerUndo } from '#renderer/ui';

import { useDesk } from './desk.ts';
import { lineName } from './line-name.ts';

/** Takes a line out of the sale and offers to put it back where it stood. */
export function useRemoveLine(): (key: string) => void {
  const { t } = useTranslation('till');
  const { store } = useDesk();
  return (key) => {
    const cart = store.get();
    const index = cart.lines.findIndex((each) => each.key === key);
    const line = cart.lines[index];
    if (line === undefined || !store.dispatch({ type: 'remove', key })) return;
    const { saleId, tenders } = cart;
    offerUndo({
      message: t('cart.removed', { name: lineName(line, cart, t) }),
      undo: () => {
        // Meanwhile another sale may stand here: it is not to get this line.
        if (store.get().saleId === saleId) store.dispatch({ type: 'putBack', line, index, tenders });
      },
    });
  };
}
