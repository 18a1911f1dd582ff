/** The running sale in the words of the contract, and back. */
import type { SoldItem } from '#contract/price-lists';
import type { Cart, SaleLineInput } from '#contract/sale-input';
import type { Returnable } from '#contract/sales';
import { e4, minor } from '#domain/money';
import type { PriceMode } from '#domain/tax';

import { emptyCart, noLineDiscount } from './cart.ts';
import type { CartLine, CartState, Customer } from './cart.ts';

/** What `sales.record` and `sales.hold` take of the cart. */
export function cartInput(cart: CartState) {
  return {
    contactId: cart.contact?.id ?? null,
    lines: cart.lines.map(lineInput),
    discount: cart.discount,
    reference: cart.reference,
    note: cart.note,
  };
}

/** Which items and receipts must be read before a held cart can be shown. */
export function neededFor({ lines }: Cart): { itemIds: string[]; saleIds: string[] } {
  return {
    itemIds: [...new Set(lines.flatMap((line) => (line.kind === 'item' ? [line.itemId] : [])))],
    saleIds: [...new Set(lines.flatMap((line) => (line.kind === 'return' ? [line.saleId] : [])))],
  };
}

export type Opened = {
  cart: Cart;
  held: { id: string; name: string };
  contact: Customer | null;
  quote: { priceMode: PriceMode; isTaxExempt: boolean; items: readonly SoldItem[] };
  receipts: readonly Returnable[];
};

/** Opens a held cart again. `lost` counts lines whose item is gone. */
export function openedCart(
  { cart, held, contact, quote, receipts }: Opened,
  newId: () => string,
): { cart: CartState; lost: number } {
  const items = new Map(quote.items.map((item) => [item.itemId, item]));
  const lines = cart.lines.flatMap((line) => openedLine(line, { key: newId(), items }));
  return {
    cart: {
      ...emptyCart(newId()),
      contact,
      priceMode: quote.priceMode,
      isTaxExempt: quote.isTaxExempt,
      lines,
      selectedKey: lines.at(-1)?.key ?? null,
      receipts: Object.fromEntries(receipts.map((receipt) => [receipt.saleId, receipt])),
      discount: {
        ...cart.discount,
        percentE4: e4(cart.discount.percentE4),
        amountMinor: minor(cart.discount.amountMinor),
      },
      reference: cart.reference,
      note: cart.note,
      heldId: held.id,
      heldName: held.name,
    },
    lost: cart.lines.length - lines.length,
  };
}

function lineInput(line: CartLine): SaleLineInput {
  switch (line.kind) {
    case 'item': {
      const { item, key: _key, embeddedPriceE4: _price, ...fields } = line;
      return { ...fields, itemId: item.itemId };
    }
    case 'free':
    case 'voucher':
    case 'return': {
      const { key: _key, ...fields } = line;
      return fields;
    }
  }
}

type HeldLine = Cart['lines'][number];

function openedLine(
  line: HeldLine,
  { key, items }: { key: string; items: ReadonlyMap<string, SoldItem> },
): readonly CartLine[] {
  switch (line.kind) {
    case 'item': {
      const { itemId, ...fields } = line;
      const item = items.get(itemId);
      // A price inside a barcode is an own price from now on: the line was held at it.
      return item === undefined ? [] : [{ ...noLineDiscount, ...fields, key, item, embeddedPriceE4: null }];
    }
    case 'free':
    case 'voucher':
    case 'return':
      return [{ ...line, key }];
  }
}
