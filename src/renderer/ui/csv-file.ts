import type { CarriedFile } from '#contract/values';
import { carry } from '#renderer/api';

/**
 * Rows as a CSV file (RFC 4180) that spreadsheets open: UTF-8 with a byte order mark, and no cell that could be taken for a
 * formula (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export async function csvFile({
  name,
  header,
  rows,
}: {
  name: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
}): Promise<CarriedFile> {
  return carry(new File(['\ufeff', csvText([header, ...rows])], name, { type: 'text/csv' }));
}

/** Rows as CSV text, each line ended by CR LF. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  // A leading + or - starts phone numbers and negative amounts, which must stay as they are.
  const text = /^[=@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
