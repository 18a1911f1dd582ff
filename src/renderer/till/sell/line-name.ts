import type { TFunction } from 'i18next';

import type { CartLine, CartState } from './cart.ts';
import { returnedLine } from './cart-totals.ts';

/** What a line of the sale is called. */
export function lineName(line: CartLine, cart: CartState, t: TFunction<'till'>): string {
  switch (line.kind) {
    case 'item':
      return line.item.name;
    case 'free':
      return line.description;
    case 'voucher':
      return t('cart.voucher');
    case 'return':
      return t('cart.returned', {
        name: returnedLine(cart, line)?.description ?? '',
        number: unbroken(cart.receipts[line.saleId]?.number ?? ''),
      });
  }
}

/** A number that no line break parts: it would be read as two. */
function unbroken(number: string): string {
  return number.replace(/[^\p{L}\p{N}]/gu, '$&\u2060');
}
