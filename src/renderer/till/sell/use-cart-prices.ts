import { useErrorText, client } from '#renderer/api';
import { notifications } from '@mantine/notifications';

import type { Customer } from './cart.ts';
import type { CartStore } from './cart-store.ts';

/** Asks anew what the cart costs: for another customer, or because prices have changed. */
export function useCartPrices(store: CartStore) {
  const words = useErrorText();
  const tell = (error: unknown) => notifications.show({ message: words(error), color: 'red', autoClose: 10_000 });

  const refresh = async (): Promise<void> => {
    const { contact, lines, receipts } = store.get();
    const itemIds = [...new Set(lines.flatMap((line) => (line.kind === 'item' ? [line.item.itemId] : [])))];
    const [quote, ...returnables] = await Promise.all([
      client.priceLists.quote({ contactId: contact?.id ?? null, itemIds }),
      ...Object.keys(receipts).map((saleId) => client.sales.returnable({ saleId })),
    ]);
    store.dispatch({ type: 'quoted', ...quote });
    if (returnables.length > 0) store.dispatch({ type: 'receipts', receipts: returnables });
  };

  return {
    refresh: async () => {
      await refresh().catch(tell);
    },
    /** Attaches a customer with his prices, or takes him off again. */
    attach: async (contact: Customer | null): Promise<void> => {
      const before = store.get().contact;
      store.dispatch({ type: 'contact', contact });
      try {
        await refresh();
      } catch (error) {
        store.dispatch({ type: 'contact', contact: before });
        tell(error);
      }
    },
  };
}
