import type { Company } from '#contract/settings';
import { formatMinorPlain } from '#domain/money';
import type { Minor } from '#domain/money';

import { compactIban } from './footer.ts';
import { linesOf } from './printable.ts';

/** A QR code's content, its version (1 to 13) and its modules on a side. */
export type TransferCode = { content: string; version: number; modules: number };

/** Bytes that a QR code of versions 1 to 13 holds at error correction M (ISO/IEC 18004, table 7). */
const capacities = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331];

/**
 * The QR code from which a banking app fills in a SEPA credit transfer (EPC069-12, version 002, UTF-8).
 * Null when there is none to make: another currency than euro, no IBAN or one whose check digits are wrong, an amount
 * outside 0.01 to 999,999,999.99, or more text than the code may hold (version 13).
 */
export function transferCode(
  company: Pick<Company, 'name' | 'iban' | 'bic'>,
  { currency, amount, reference }: { currency: string; amount: Minor; reference: string },
): TransferCode | null {
  const iban = compactIban(company.iban);
  const name = oneLine(company.name, 70);
  if (currency !== 'EUR' || amount < 1 || amount > 99_999_999_999 || name === '' || !isIban(iban)) return null;
  const bic = company.bic.replaceAll(/\s/g, '').toUpperCase();
  const content = [
    'BCD',
    '002',
    '1',
    'SCT',
    /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic) ? bic : '',
    name,
    iban,
    `EUR${formatMinorPlain(amount, 'EUR')}`,
    '',
    '',
    oneLine(reference, 140),
  ].join('\n');
  const bytes = new TextEncoder().encode(content).length;
  const version = capacities.findIndex((capacity) => bytes <= capacity) + 1;
  return version === 0 ? null : { content, version, modules: 17 + 4 * version };
}

/** Tells whether an IBAN has a possible form and the right check digits (ISO 13616, ISO 7064 MOD 97-10). */
function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) =>
    String(Number.parseInt(letter, 36)),
  );
  return BigInt(digits) % 97n === 1n;
}

/** Text on one line, without what pdfmake cannot encode in a QR code (letters beyond the basic plane). */
function oneLine(text: string, longest: number): string {
  return linesOf(text)
    .join(' ')
    .replaceAll(/[\u{10000}-\u{10ffff}]/gu, '')
    .slice(0, longest)
    .trim();
}
