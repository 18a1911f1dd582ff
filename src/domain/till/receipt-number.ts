/** How the receipts of a register are numbered: no two registers have the same prefix, so no two receipts the same number. */
export type ReceiptSeries = { prefix: string; padding: number };

const zPadding = 4;

/** The number of a receipt: the register's prefix, then the sequence with zeros to `padding` digits: "A-000042". */
export function receiptNumber({ prefix, padding }: ReceiptSeries, sequence: number): string {
  return prefix + String(sequence).padStart(padding, '0');
}

/** The number of a Z report, counted by register: "Z-A-0007". */
export function zNumber({ prefix }: Pick<ReceiptSeries, 'prefix'>, sequence: number): string {
  return `Z-${receiptNumber({ prefix, padding: zPadding }, sequence)}`;
}
