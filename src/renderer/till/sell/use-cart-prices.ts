import { client } from '#renderer/api';
import { useReadOrTell } from '#renderer/ui';

import type { Customer } from './cart.ts';
import type { CartStore } from './cart-store.ts';

/** Asks anew what the cart costs: for another customer, or because prices have changed. */
export function useCartPrices(store: CartStore) {
  const readOrTell = useReadOrTell();

  /** False when the host could not be asked. */
  const refresh = async (): Promise<boolean> => {
    const { saleId, contact, lines, receipts } = store.get();
    const itemIds = [...new Set(lines.flatMap((line) => (line.kind === 'item' ? [line.item.itemId] : [])))];
    const answers = await readOrTell(() =>
      Promise.all([
        client.priceLists.quote({ contactId: contact?.id ?? null, itemIds }),
        ...Object.keys(receipts).map((id) => client.sales.returnable({ saleId: id })),
      ]),
    );
    if (answers === undefined) return false;
    // Another window may have put another sale in its place, which has prices of its own.
    if (store.get().saleId !== saleId) return true;
    const [quote, ...returnables] = answers;
    store.dispatch({ type: 'quoted', ...quote });
    if (returnables.length > 0) store.dispatch({ type: 'receipts', receipts: returnables });
    return true;
  };

  return {
    refresh,
    /** Attaches a customer with his prices, or takes him off again. */
    attach: async (contact: Customer | null): Promise<void> => {
      const before = store.get();
      store.dispatch({ type: 'contact', contact });
      const isPriced = await refresh();
      if (isPriced || store.get().saleId !== before.saleId) return;
      store.dispatch({ type: 'contact', contact: before.contact });
    },
  };
}
