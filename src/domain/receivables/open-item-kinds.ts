/** Owed by the contact: an invoice, money paid back to it, what went on its account at the till. */
export const debitKinds = ['invoice', 'refund', 'sale'] as const;
export type DebitKind = (typeof debitKinds)[number];

/** Owed to the contact: a credit note, money received, what a receipt has given or paid. */
export const creditKinds = ['creditNote', 'payment', 'saleCredit'] as const;
export type CreditItemKind = (typeof creditKinds)[number];

export type OpenItemKind = DebitKind | CreditItemKind;

/** What money can pay: a refund is settled by the credits that it paid out, and by nothing else. */
export const payableKinds = ['invoice', 'sale'] as const satisfies readonly DebitKind[];

/** Tells whether the contact owes it; else it is owed to the contact. */
export function isDebitKind(kind: OpenItemKind): kind is DebitKind {
  return debitKinds.some((debit) => debit === kind);
}

/** Tells whether money can pay it. */
export function isPayableKind(kind: OpenItemKind): kind is (typeof payableKinds)[number] {
  return payableKinds.some((payable) => payable === kind);
}
