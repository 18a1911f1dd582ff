import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

import type { HeldSale } from '#contract/sales';
import { minor } from '#domain/money';
import type { BarcodeRule } from '#domain/till';
import { client, newId, orpc, useCommand } from '#renderer/api';
import { offerUndo, useReadOrTell } from '#renderer/ui';

import { emptyCart, isEmptyCart } from './cart.ts';
import type { CartState } from './cart.ts';
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

  // Nobody changes the sale while the host is asked, here or in another window: what came meanwhile would be lost with it.
  const replace = async (askNext: () => Promise<CartState | undefined>): Promise<boolean> => {
    store.lock(true);
    let next: CartState | undefined;
    try {
      next = await askNext();
    } finally {
      store.lock(false, next);
    }
    return next !== undefined;
  };

  /** The sale that stands here once the running one is put aside; undefined when the host did not take it. */
  const putAside = async (name: string): Promise<CartState | undefined> => {
    const cart = store.get();
    if (cart.lines.length === 0) return cart;
    if (cart.tenders.length > 0) {
      notifications.show({ message: t('held.partlyPaid'), color: 'orange', autoClose: 10_000 });
      return undefined;
    }
    const held = await command.run({
      // Its own id: put aside anew because the answer got lost, it is the same held sale, whatever was changed meanwhile.
      id: cart.heldId ?? cart.saleId,
      registerId,
      name,
      totalMinor: totals()?.totalMinor ?? minor(0),
      cart: cartInput(cart),
    });
    if (!held.ok) return undefined;
    notifications.show({ message: name === '' ? t('held.done') : t('held.doneNamed', { name }), autoClose: 4000 });
    return emptyCart(newId());
  };

  /** False when the host did not take it: then the sale stays on the screen. */
  const hold = (name: string): Promise<boolean> => replace(() => putAside(name));

  /** Takes a held sale up; what stood on the screen is put aside first. */
  const recall = (held: HeldSale): Promise<boolean> =>
    replace(async () => {
      const running = store.get();
      const next = await putAside(running.heldName);
      if (next === undefined) return undefined;
      const opened = await readOrTell(() => open({ ...held, cart: takenUp(held.cart, running) }, rules));
      if (opened === undefined) return next;
      if (opened.lost > 0) notifications.show({ message: t('held.lost', { count: opened.lost }), color: 'orange' });
      return opened.cart;
    });

  /** Empties the screen; a held sale stays held. Undo asks for what was emptied. */
  const empty = (comeBack: (emptied: CartState) => void) => {
    const cart = store.get();
    if (isEmptyCart(cart)) return;
    if (!store.dispatch({ type: 'replace', cart: emptyCart(newId()) })) return;
    offerUndo({ message: t('cart.emptied'), undo: () => comeBack(cart) });
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
