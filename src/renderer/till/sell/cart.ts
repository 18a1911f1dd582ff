/** The running sale as the till keeps it: what is sold, to whom, at which prices. */
import type { SoldItem } from '#contract/price-lists';
import type { Returnable } from '#contract/sales';
import { e4, minor } from '#domain/money';
import type { E4, Minor } from '#domain/money';
import type { PriceMode } from '#domain/tax';

import type { TenderRow } from './payment.ts';

export type Discount = { percentE4: E4; amountMinor: Minor; reason: string };

type LineDiscount = { discountPercentE4: E4; discountMinor: Minor; discountReason: string };

export type ItemLine = LineDiscount & {
  key: string;
  kind: 'item';
  item: SoldItem;
  quantityE4: E4;
  /** Of a barcode with a price inside it: what was scanned, and that price. */
  barcode: string;
  embeddedPriceE4: E4 | null;
  /** Another price than that of the list. */
  priceE4: E4 | null;
  priceReason: string;
  note: string;
};

export type FreeLine = LineDiscount & {
  key: string;
  kind: 'free';
  description: string;
  quantityE4: E4;
  unit: string;
  priceE4: E4;
  /** null: the default rate. */
  taxRateId: string | null;
  note: string;
};

export type VoucherLine = { key: string; kind: 'voucher'; amountMinor: Minor; code: string };

/** Goods that come back; the receipt stands in `receipts` of the cart. */
export type ReturnLine = {
  key: string;
  kind: 'return';
  saleId: string;
  position: number;
  quantityE4: E4;
  reason: string;
};

export type CartLine = ItemLine | FreeLine | VoucherLine | ReturnLine;

export type Customer = { id: string; name: string };

export type CartState = {
  /** The id that the sale will have: a cart that was recorded once cannot be sold a second time. */
  saleId: string;
  lines: readonly CartLine[];
  selectedKey: string | null;
  contact: Customer | null;
  /** What the customer's prices are, as far as it is known; null: as the company has them. */
  priceMode: PriceMode | null;
  isTaxExempt: boolean;
  receipts: Readonly<Record<string, Returnable>>;
  discount: Discount;
  reference: string;
  note: string;
  heldId: string | null;
  heldName: string;
  /** What was taken already: it belongs to this sale and to no other. */
  tenders: readonly TenderRow[];
};

export type CartAction =
  | { type: 'addItem'; key: string; item: SoldItem; quantityE4: E4; barcode?: string; embeddedPriceE4?: E4 | null }
  | { type: 'addLine'; line: CartLine }
  | { type: 'addReturns'; receipt: Returnable; lines: readonly ReturnLine[] }
  | { type: 'change'; key: string; fields: Partial<Omit<ItemLine, 'key' | 'kind' | 'item'>> }
  | { type: 'remove'; key: string }
  /** Undoes a removal; `tenders` is what had been taken before it. */
  | { type: 'putBack'; line: CartLine; index: number; tenders: readonly TenderRow[] }
  | { type: 'select'; key: string | null }
  | { type: 'move'; by: 1 | -1 }
  | { type: 'discount'; discount: Discount }
  | { type: 'note'; note: string; reference: string }
  | { type: 'contact'; contact: Customer | null }
  | { type: 'quoted'; priceMode: PriceMode; isTaxExempt: boolean; items: readonly SoldItem[] }
  | { type: 'receipts'; receipts: readonly Returnable[] }
  | { type: 'notHeld' }
  | { type: 'tenders'; tenders: readonly TenderRow[] }
  | { type: 'replace'; cart: CartState }
  /** A sale that was emptied comes back: whole where nothing stands, else its lines with what had been taken for them. */
  | { type: 'comeBack'; cart: CartState };

export const oneE4 = e4(10_000);

const mostQuantityE4 = 1_000_000_000_000;

export function emptyCart(saleId: string): CartState {
  return {
    saleId,
    lines: [],
    selectedKey: null,
    contact: null,
    priceMode: null,
    isTaxExempt: false,
    receipts: {},
    discount: { percentE4: e4(0), amountMinor: minor(0), reason: '' },
    reference: '',
    note: '',
    heldId: null,
    heldName: '',
    tenders: [],
  };
}

export const noLineDiscount: LineDiscount = { discountPercentE4: e4(0), discountMinor: minor(0), discountReason: '' };

/** Tells whether there is nothing that anybody would miss. */
export function isEmptyCart({ lines, contact, note, reference }: CartState): boolean {
  return lines.length === 0 && contact === null && note === '' && reference === '';
}

/** The receipts of goods that come back; those of which every line was taken out again are kept only for Undo. */
export function returnedReceipts({ lines, receipts }: Pick<CartState, 'lines' | 'receipts'>): Returnable[] {
  return Object.values(receipts).filter(({ saleId }) =>
    lines.some((line) => line.kind === 'return' && line.saleId === saleId),
  );
}

export function hasDiscount({ percentE4, amountMinor }: Discount): boolean {
  return percentE4 > 0 || amountMinor > 0;
}

export function cartReducer(cart: CartState, action: CartAction): CartState {
  switch (action.type) {
    case 'addItem':
      return addItem(cart, action);
    case 'addLine':
      return { ...cart, lines: [...cart.lines, action.line], selectedKey: action.line.key };
    case 'addReturns':
      return addReturns(cart, action);
    case 'change':
      return {
        ...cart,
        lines: cart.lines.map((line) => (line.key === action.key ? ({ ...line, ...action.fields } as CartLine) : line)),
      };
    case 'remove':
      return remove(cart, action.key);
    case 'putBack':
      return {
        ...cart,
        lines: cart.lines.toSpliced(action.index, 0, action.line),
        selectedKey: action.line.key,
        tenders: cart.lines.length === 0 ? action.tenders : cart.tenders,
      };
    case 'select':
      return { ...cart, selectedKey: action.key };
    case 'move':
      return { ...cart, selectedKey: neighbour(cart, action.by) };
    case 'discount':
      return { ...cart, discount: action.discount };
    case 'note':
      return { ...cart, note: action.note, reference: action.reference };
    case 'contact':
      return { ...cart, contact: action.contact };
    case 'quoted':
      return quoted(cart, action);
    case 'receipts':
      return {
        ...cart,
        receipts: {
          ...cart.receipts,
          ...Object.fromEntries(action.receipts.map((receipt) => [receipt.saleId, receipt])),
        },
      };
    case 'notHeld':
      return { ...cart, heldId: null, heldName: '' };
    case 'tenders':
      return { ...cart, tenders: action.tenders };
    case 'replace':
      return action.cart;
    case 'comeBack':
      return comeBack(cart, action.cart);
  }
}

/** How much one press of + or - changes: whole pieces, and never below one step. */
export function stepped(quantityE4: E4, by: 1 | -1): E4 {
  const next = quantityE4 + by * oneE4;
  return next <= 0 || next > mostQuantityE4 ? quantityE4 : e4(next);
}

type AddItem = Extract<CartAction, { type: 'addItem' }>;

// The same item scanned again counts up; a line that somebody has priced or discounted stays as it is.
function addItem(cart: CartState, { key, item, quantityE4, barcode = '', embeddedPriceE4 = null }: AddItem): CartState {
  const same = embeddedPriceE4 === null ? cart.lines.findLast((line) => isPlain(line, item.itemId)) : undefined;
  if (same?.kind === 'item' && same.quantityE4 + quantityE4 <= mostQuantityE4) {
    const counted = { ...same, item, quantityE4: e4(same.quantityE4 + quantityE4) };
    return {
      ...cart,
      lines: cart.lines.map((line) => (line.key === same.key ? counted : line)),
      selectedKey: same.key,
    };
  }
  const line: ItemLine = {
    key,
    kind: 'item',
    item,
    quantityE4,
    barcode: embeddedPriceE4 === null ? '' : barcode,
    embeddedPriceE4,
    priceE4: null,
    priceReason: '',
    ...noLineDiscount,
    note: '',
  };
  return { ...cart, priceMode: item.priceMode, lines: [...cart.lines, line], selectedKey: key };
}

function isPlain(line: CartLine, itemId: string): boolean {
  return (
    line.kind === 'item' &&
    line.item.itemId === itemId &&
    line.priceE4 === null &&
    line.embeddedPriceE4 === null &&
    line.discountPercentE4 === 0 &&
    line.discountMinor === 0 &&
    line.note === ''
  );
}

// A line that comes back already is replaced: it cannot come back twice.
function addReturns(cart: CartState, { receipt, lines }: Extract<CartAction, { type: 'addReturns' }>): CartState {
  const kept = cart.lines.filter((line) => line.kind !== 'return' || line.saleId !== receipt.saleId);
  return {
    ...cart,
    lines: [...kept, ...lines],
    receipts: { ...cart.receipts, [receipt.saleId]: receipt },
    selectedKey: lines.at(-1)?.key ?? cart.selectedKey,
  };
}

function remove(cart: CartState, key: string): CartState {
  const index = cart.lines.findIndex((line) => line.key === key);
  const lines = cart.lines.filter((line) => line.key !== key);
  const selectedKey =
    cart.selectedKey === key ? (lines[Math.min(index, lines.length - 1)]?.key ?? null) : cart.selectedKey;
  // What was taken for goods that all went back on the shelf must not pay for those of the next customer.
  return { ...cart, lines, selectedKey, tenders: lines.length === 0 ? [] : cart.tenders };
}

function comeBack(cart: CartState, emptied: CartState): CartState {
  if (isEmptyCart(cart)) return emptied;
  return {
    ...cart,
    lines: [...cart.lines, ...emptied.lines],
    receipts: { ...emptied.receipts, ...cart.receipts },
    selectedKey: emptied.selectedKey,
    tenders: [...cart.tenders, ...emptied.tenders],
    // What is sold now is not to wait among the held sales to be sold again.
    ...(cart.heldId === null && { heldId: emptied.heldId, heldName: emptied.heldName }),
  };
}

function neighbour({ lines, selectedKey }: CartState, by: 1 | -1): string | null {
  const index = lines.findIndex((line) => line.key === selectedKey);
  const next = index < 0 ? (by > 0 ? 0 : lines.length - 1) : index + by;
  return lines[Math.max(0, Math.min(lines.length - 1, next))]?.key ?? null;
}

function quoted(
  cart: CartState,
  { priceMode, isTaxExempt, items }: Extract<CartAction, { type: 'quoted' }>,
): CartState {
  const byId = new Map(items.map((item) => [item.itemId, item]));
  return {
    ...cart,
    priceMode,
    isTaxExempt,
    lines: cart.lines.map((line) =>
      line.kind === 'item' ? { ...line, item: byId.get(line.item.itemId) ?? line.item } : line,
    ),
  };
}
