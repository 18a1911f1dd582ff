/** Where the running sale stands: read and changed from anywhere at once, and kept on this computer until it is sold. */
import { useSyncExternalStore } from 'react';

import { isStorageDenied, newId } from '#renderer/api';

import { cartReducer, emptyCart, isEmptyCart } from './cart.ts';
import type { CartAction, CartState } from './cart.ts';
import { newTurn } from './turn.ts';
import type { Surroundings } from './turn.ts';

export type CartStore = {
  get: () => CartState;
  /** Changes the sale; refused (false) while it is being recorded or put aside, here or in another window. */
  dispatch: (action: CartAction) => boolean;
  /**
   * While it is locked nothing changes it: what is being recorded is what stands on the screen, in all windows. Letting go, the `next` sale
   * takes its place in the same step, so that no window ever shows the recorded one as open.
   */
  lock: (isLocked: boolean, next?: CartState) => void;
  /** Another window of this computer records the sale of this register. */
  isBusyElsewhere: () => boolean;
  /** Ends when no other window records. */
  whenFree: () => Promise<void>;
  subscribe: (listener: () => void) => () => void;
};

/**
 * The running sale of a register, as it was left on this computer. All windows that stand at the register show the same sale: what one does to it
 * the others take over, and while one records it the others wait. Two windows that record in the same instant send the same sale id, of
 * which the host takes one. A counter that was left, whose Undo is still offered, hears nothing: it reads the sale anew, and tells the counter that
 * this window shows now, as the browser tells only other windows.
 */
export function newCartStore(registerId: string, around: Partial<Surroundings> = {}): CartStore {
  const { storage = localStorage, locks = isStorageDenied() ? undefined : navigator.locks, windows = window } = around;
  const key = `counterbook.till.cart.${registerId}`;
  let kept = storage.getItem(key);
  let cart = readCart(kept) ?? emptyCart(newId());
  let isLocked = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const show = (next: CartState) => {
    cart = next;
    kept = keep(storage, key, cart);
    tell();
    if (listeners.size === 0) windows.dispatchEvent(Object.assign(new Event('storage'), { key }));
  };
  const readAgain = () => {
    const now = storage.getItem(key);
    // What is being recorded here stays as it is; afterwards the others take it over from here.
    if (now === kept || isLocked) return;
    kept = now;
    cart = readCart(now) ?? emptyCart(newId());
    tell();
  };
  const current = () => {
    if (listeners.size === 0) readAgain();
    return cart;
  };
  const turn = newTurn(`counterbook.till.recording.${registerId}`, {
    around: { storage, locks, windows },
    onChange: () => {
      readAgain();
      tell();
    },
  });
  const onStorage = (event: Event) => {
    if (isAbout(event, key)) readAgain();
  };
  return {
    get: current,
    dispatch: (action) => {
      if (isLocked || turn.isTaken()) return false;
      show(cartReducer(current(), action));
      return true;
    },
    lock: (next, following) => {
      isLocked = next;
      if (next) return turn.take();
      // Whoever recorded it in the same instant may have begun the next sale already: that one goes on in both windows.
      const elsewhere = readCart(storage.getItem(key));
      if (elsewhere !== undefined && elsewhere.saleId !== cart.saleId) readAgain();
      else show(following ?? cart);
      turn.giveBack();
    },
    isBusyElsewhere: turn.isTaken,
    whenFree: turn.whenFree,
    subscribe: (listener) => {
      if (listeners.size === 0) {
        windows.addEventListener('storage', onStorage);
        turn.listen(true);
        readAgain();
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        windows.removeEventListener('storage', onStorage);
        turn.listen(false);
      };
    },
  };
}

// A storage that is cleared names no key.
function isAbout(event: Event, key: string): boolean {
  const { key: written } = event as StorageEvent;
  return written === key || written === null;
}

/** The sale as it stands; the component is drawn again when it changes. */
export function useCart(store: CartStore): CartState {
  return useSyncExternalStore(store.subscribe, store.get);
}

// Where the computer keeps nothing more the sale goes on as it stands in this window; nobody at the counter waits for room on a disk.
function keep(storage: Storage, key: string, cart: CartState): string | null {
  try {
    if (isEmptyCart(cart)) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(cart));
  } catch {
    // What was kept before stays; it is no news from another window.
  }
  return storage.getItem(key);
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
