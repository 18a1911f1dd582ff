/** Where the running sale stands: read and changed from anywhere at once, and kept on this computer until it is sold. */
import { useSyncExternalStore } from 'react';

import { newId } from '#renderer/api';

import { cartReducer, emptyCart, isEmptyCart } from './cart.ts';
import type { CartAction, CartState } from './cart.ts';

export type CartStore = {
  get: () => CartState;
  /** Changes the sale; refused (false) while it is being recorded. */
  dispatch: (action: CartAction) => boolean;
  /** While it is locked nothing changes it: what is being recorded is what stands on the screen. */
  lock: (isLocked: boolean) => void;
  subscribe: (listener: () => void) => () => void;
};

/** The running sale of a register, as it was left on this computer. */
export function newCartStore(registerId: string, storage: Storage = localStorage): CartStore {
  const key = `counterbook.till.cart.${registerId}`;
  let cart = readCart(storage.getItem(key)) ?? emptyCart(newId());
  let isLocked = false;
  const listeners = new Set<() => void>();
  return {
    get: () => cart,
    dispatch: (action) => {
      if (isLocked) return false;
      cart = cartReducer(cart, action);
      if (isEmptyCart(cart)) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify(cart));
      for (const listener of listeners) listener();
      return true;
    },
    lock: (next) => {
      isLocked = next;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The sale as it stands; the component is drawn again when it changes. */
export function useCart(store: CartStore): CartState {
  return useSyncExternalStore(store.subscribe, store.get);
}

// Only what this program has written is read; after an update with another form the cart begins anew.
function readCart(kept: string | null): CartState | undefined {
  if (kept === null) return undefined;
  try {
    const cart = JSON.parse(kept) as Partial<CartState>;
    const isWhole = typeof cart.saleId === 'string' && Array.isArray(cart.lines) && typeof cart.receipts === 'object';
    return isWhole ? { ...emptyCart(cart.saleId ?? ''), ...cart } : undefined;
  } catch {
    return undefined;
  }
}
