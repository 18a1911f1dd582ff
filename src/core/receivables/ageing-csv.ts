/** `receivables.csv`: the ageing report for a spreadsheet. */
import Papa from 'papaparse';

import type { Minor } from '#domain/money';
import { formatMinorPlain } from '#domain/money';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Ageing } from '#contract/receivables';
import type { CarriedFile } from '#contract/values';
import type { InputOf, QueryScope } from '#core/pipeline';
import { readCompany } from '#core/settings';
import { formula } from '#core/tables';

import { readAgeing } from './read-ageing.ts';

const headings = [
  'Contact code',
  'Contact',
  'Current',
  '1-30 days',
  '31-60 days',
  '61-90 days',
  'Over 90 days',
  'Unapplied credit',
  'Balance',
  'Currency',
  'Day',
];

/** Without this mark Excel reads UTF-8 as the system's own code page and spoils every umlaut. */
const byteOrderMark = '\ufeff';

/** Every contact by name, without a total row, so that the file can be summed, sorted and read again. */
export async function ageingCsv(
  scope: QueryScope,
  { day }: InputOf<'receivables', 'csv'>,
): Promise<Result<CarriedFile>> {
  const ageing = await scope.read(async (db) =>
    readAgeing(db, { company: await readCompany(db), now: scope.now, day, sort: 'name' }),
  );
  const content = csvOf(ageing);
  return ok({
    name: `receivables-${ageing.day}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    base64: Buffer.from(content, 'utf8').toString('base64'),
  });
}

/**
 * The report as CSV: RFC 4180 (commas, CRLF), UTF-8 with its mark, headings in English, amounts as plain decimals with a point
 * ("-1234.50"), text that begins like a formula made harmless by a leading apostrophe (OWASP, CSV injection).
 */
export function csvOf({ day, currency, rows }: Pick<Ageing, 'day' | 'currency' | 'rows'>): string {
  const plain = (amount: Minor) => formatMinorPlain(amount, currency);
  const lines = rows.map((row) => [
    row.contactCode,
    row.contactName,
    plain(row.currentMinor),
    plain(row.days1to30Minor),
    plain(row.days31to60Minor),
    plain(row.days61to90Minor),
    plain(row.over90Minor),
    plain(row.unappliedMinor),
    plain(row.balanceMinor),
    currency,
    day,
  ]);
  const table = Papa.unparse([headings, ...lines], { newline: '\r\n', escapeFormulae: formula });
  return `${byteOrderMark}${table}\r\n`;
}
