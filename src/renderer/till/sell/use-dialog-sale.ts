import { useState } from 'react';

import { isEmptyCart } from './cart.ts';
import { useDesk } from './desk.ts';

/** The sale that a dialog was opened for, as it stands now: another window may record it, or put another one in its place. */
export type DialogSale = {
  /** It is being recorded; whether it stands afterwards is known only then. */
  isBusy: boolean;
  /** What the dialog is about and does not stand here any more. */
  gone: 'sale' | 'line' | null;
};

export function useDialogSale(): DialogSale {
  const { cart, recording } = useDesk();
  const [saleId, setSaleId] = useState<string>();
  // Each window has an id of its own for the sale that has not begun.
  if (saleId === undefined && !isEmptyCart(cart)) setSaleId(cart.saleId);
  return { isBusy: recording.isBusy, gone: saleId !== undefined && saleId !== cart.saleId ? 'sale' : null };
}
