/** How a sale can be paid; the till's own beside the tenders of payments. */
export const saleTenders = [
  'cash',
  'card',
  'bankTransfer',
  'cheque',
  'voucher',
  'storeCredit',
  'account',
  'other',
] as const;
export type SaleTender = (typeof saleTenders)[number];

/** What a line of a receipt is: an item, a line of free text, a voucher that is sold, goods that come back. */
export const saleLineKinds = ['item', 'free', 'voucher', 'return'] as const;
export type SaleLineKind = (typeof saleLineKinds)[number];

/** Goods were sold, which can come back; a voucher is used up at the till, and what came back was not sold. */
export function isGoods<Line extends { kind: SaleLineKind }>(line: Line): line is Line & { kind: 'item' | 'free' } {
  return line.kind === 'item' || line.kind === 'free';
}

/** Cash that moves without a sale: paid in, paid out, taken to the safe. */
export const cashMovementKinds = ['payIn', 'payOut', 'drop'] as const;
export type CashMovementKind = (typeof cashMovementKinds)[number];

/** A voucher was bought; store credit was given for goods that came back. */
export const creditKinds = ['voucher', 'storeCredit'] as const;
export type CreditKind = (typeof creditKinds)[number];

/** What the value inside a barcode is. */
export const barcodeRuleKinds = ['price', 'weight'] as const;
export type BarcodeRuleKind = (typeof barcodeRuleKinds)[number];

/** A shift that has been open for longer than this is pointed out. */
export const longestShiftHours = 24;
