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

/**
 * What a spreadsheet would run as a formula, as in the core's tables: the signs also in full width and behind blanks, line ends that some take for the
 * beginning of a cell, one more apostrophe where some stand already. A + or - before nothing but figures starts a phone number or an amount, which must
 * stay as it is.
 */
const formula = /^'*(?:[\t\r\n]|\s*[=@＝＠]|\s*[+\-＋－](?![\d \u00a0\u202f().,/'’%\p{Sc}-]*$))/u;

function quoted(cell: string): string {
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
