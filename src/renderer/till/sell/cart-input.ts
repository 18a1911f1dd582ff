/** The running sale in the words of the contract, and back. */
import type { SoldItem } from '#contract/price-lists';
import type { Cart, SaleLineInput } from '#contract/sale-input';
import type { Returnable } from '#contract/sales';
import { e4, minor } from '#domain/money';
import type { E4 } from '#domain/money';
import type { PriceMode } from '#domain/tax';
import { readEmbedded } from '#domain/till';
import type { BarcodeRule } from '#domain/till';

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

/**
 * A held sale as it is taken up. What was attached to the empty sale on the screen (a customer, a note, a reference) goes over to it where the held
 * sale has none of its own; what it has itself wins.
 */
export function takenUp(held: Cart, running: CartState): Cart {
  if (running.lines.length > 0) return held;
  return {
    ...held,
    contactId: held.contactId ?? running.contact?.id ?? null,
    note: held.note === '' ? running.note : held.note,
    reference: held.reference === '' ? running.reference : held.reference,
  };
}

export type Opened = {
  cart: Cart;
  held: { id: string; name: string };
  contact: Customer | null;
  quote: { priceMode: PriceMode; isTaxExempt: boolean; items: readonly SoldItem[] };
  receipts: readonly Returnable[];
  /** The rules by which a barcode holds a price. */
  rules: readonly BarcodeRule[];
};

/** Opens a held cart again. `lost` counts lines whose item is gone. */
export function openedCart(
  { cart, held, contact, quote, receipts, rules }: Opened,
  newId: () => string,
): { cart: CartState; lost: number } {
  const items = new Map(quote.items.map((item) => [item.itemId, item]));
  const lines = cart.lines.flatMap((line) => openedLine(line, { key: newId(), items, rules }));
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
  { key, items, rules }: { key: string; items: ReadonlyMap<string, SoldItem>; rules: readonly BarcodeRule[] },
): readonly CartLine[] {
  switch (line.kind) {
    case 'item': {
      const { itemId, ...fields } = line;
      const item = items.get(itemId);
      if (item === undefined) return [];
      return [{ ...noLineDiscount, ...fields, key, item, embeddedPriceE4: priceInside(line.barcode, rules) }];
    }
    case 'free':
    case 'voucher':
    case 'return':
      return [{ ...line, key }];
  }
}

/** A line keeps its barcode only for the price inside it, which the host reads again when the sale is recorded. */
function priceInside(barcode: string | undefined, rules: readonly BarcodeRule[]): E4 | null {
  const embedded = readEmbedded(barcode ?? '', rules);
  return embedded?.kind === 'price' ? embedded.valueE4 : null;
}
