import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

import type { HeldSale } from '#contract/sales';
import { minor } from '#domain/money';
import type { BarcodeRule } from '#domain/till';
import { client, newId, orpc, useCommand } from '#renderer/api';
import { offerUndo, useReadOrTell } from '#renderer/ui';

import { emptyCart, isEmptyCart } from './cart.ts';
import { cartInput, neededFor, openedCart, takenUp } from './cart-input.ts';
import type { CartStore } from './cart-store.ts';
import type { CartTotals } from './cart-totals.ts';

type Options = {
  store: CartStore;
  registerId: string;
  rules: readonly BarcodeRule[];
  totals: () => CartTotals | null;
};

/** Puts the running sale aside, takes one up again, and throws one away. */
export function useHeld({ store, registerId, rules, totals }: Options) {
  const { t } = useTranslation('till');
  const command = useCommand(orpc.sales.hold);
  const discarding = useCommand(orpc.sales.discardHeld);
  const readOrTell = useReadOrTell();

  /** False when the host did not take it: then the sale stays on the screen. */
  const hold = async (name: string): Promise<boolean> => {
    const cart = store.get();
    if (cart.lines.length === 0) return true;
    if (cart.tenders.length > 0) {
      notifications.show({ message: t('held.partlyPaid'), color: 'orange', autoClose: 10_000 });
      return false;
    }
    const held = await command.run({
      ...(cart.heldId !== null && { id: cart.heldId }),
      registerId,
      name,
      totalMinor: minor(Math.max(0, totals()?.totalMinor ?? 0)),
      cart: cartInput(cart),
    });
    if (!held.ok) return false;
    store.dispatch({ type: 'replace', cart: emptyCart(newId()) });
    notifications.show({ message: name === '' ? t('held.done') : t('held.doneNamed', { name }), autoClose: 4000 });
    return true;
  };

  /** Takes a held sale up; what stood on the screen is put aside first. */
  const recall = async (held: HeldSale): Promise<void> => {
    const running = store.get();
    if (running.lines.length > 0 && !(await hold(running.heldName))) return;
    const opened = await readOrTell(() => open({ ...held, cart: takenUp(held.cart, running) }, rules));
    if (opened === undefined) return;
    store.dispatch({ type: 'replace', cart: opened.cart });
    if (opened.lost > 0) notifications.show({ message: t('held.lost', { count: opened.lost }), color: 'orange' });
  };

  /** Empties the screen; a held sale stays held. */
  const empty = () => {
    const cart = store.get();
    if (isEmptyCart(cart)) return;
    store.dispatch({ type: 'replace', cart: emptyCart(newId()) });
    offerUndo({
      message: t('cart.emptied'),
      undo: () => {
        if (isEmptyCart(store.get())) store.dispatch({ type: 'replace', cart });
        else for (const line of cart.lines) store.dispatch({ type: 'addLine', line });
      },
    });
  };

  return {
    hold,
    recall,
    empty,
    discard: (held: HeldSale) => discarding.run({ id: held.id }),
    isRunning: command.isRunning || discarding.isRunning,
  };
}

export type HeldSales = ReturnType<typeof useHeld>;

async function open(held: HeldSale, rules: readonly BarcodeRule[]) {
  const { itemIds, saleIds } = neededFor(held.cart);
  const { contactId } = held.cart;
  const [quote, contact, receipts] = await Promise.all([
    client.priceLists.quote({ contactId, itemIds }),
    contactId === null ? null : client.contacts.get({ id: contactId }),
    Promise.all(saleIds.map((saleId) => client.sales.returnable({ saleId }))),
  ]);
  const customer = contact === null ? null : { id: contact.id, name: contact.name };
  return openedCart({ cart: held.cart, held, contact: customer, quote, receipts, rules }, newId);
}
