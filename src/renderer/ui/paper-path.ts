import type { OpenItemKind } from '#domain/receivables';

/** Where a paper stands that owes something or pays: `id` is that of the document, the payment or the receipt. */
export function paperPath(kind: OpenItemKind, id: string): string {
  switch (kind) {
    case 'invoice':
    case 'creditNote':
      return `/documents/${id}`;
    case 'payment':
    case 'refund':
      return `/payments/${id}`;
    case 'sale':
    case 'saleCredit':
      return `/till/receipts/${id}`;
  }
}
