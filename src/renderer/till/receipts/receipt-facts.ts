import type { Sale } from '#contract/sales';
import { isGoods } from '#domain/till';

/** Tells whether a sale can have an invoice: it has none yet, there is nothing but goods on it, and none of them came back. */
export function canBeInvoiced({ invoice, returnedBy, lines }: Pick<Sale, 'invoice' | 'returnedBy' | 'lines'>): boolean {
  return invoice === null && returnedBy.length === 0 && lines.every(isGoods);
}

/** Tells whether goods were sold that can come back. */
export function canBeReturned({ lines }: Pick<Sale, 'lines'>): boolean {
  return lines.some(isGoods);
}

/** The receipts whose goods this one takes back, each once. */
export function returnedReceipts({ lines }: Pick<Sale, 'lines'>): { id: string; number: string }[] {
  const numbers = new Map<string, string>();
  for (const { returnsSaleId, returnsNumber } of lines) {
    if (returnsSaleId !== null) numbers.set(returnsSaleId, returnsNumber ?? '');
  }
  return [...numbers].map(([id, number]) => ({ id, number }));
}

/** The address of a mail with the receipt as its text. */
export function mailAddress({ to, subject, text }: { to: string; subject: string; text: string }): string {
  // Mail programs want the line ends of RFC 6068.
  const body = text.replaceAll(/\r?\n/g, '\r\n');
  return `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/** The text of a file that travelled as base64. */
export function textOf(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
  return new TextDecoder().decode(bytes);
}
