import { absMinor, currencyExponent, largestTotal, parseE4, parseMinor } from '#domain/money';
import type { CurrencyCode, E4, Minor, ParseError } from '#domain/money';
import { err } from '#domain/result';
import type { Result } from '#domain/result';

/**
 * Brings a number as people type it into a plain decimal: "1.234,50" (German), "1,234.50" (English), "1'234.50" (Swiss) and
 * "1234.5" all become "1234.5". Where both marks stand, the last is the decimal mark. Where one stands alone it is the decimal
 * mark, unless it is the locale's mark for thousands and stands before groups of three: "1.234" is 1234 in German and 1.234 in
 * English.
 */
export function plainDecimal(text: string, locale: string): string {
  const bare = text.replaceAll(/[\s'’_\u00a0\u202f]/g, '').replaceAll('\u2212', '-');
  const marks = marksOf(locale);
  const lastPoint = bare.lastIndexOf('.');
  const lastComma = bare.lastIndexOf(',');
  if (lastPoint < 0 && lastComma < 0) return bare;
  if (lastPoint >= 0 && lastComma >= 0) {
    const [decimal, group] = lastPoint > lastComma ? ['.', ','] : [',', '.'];
    return bare.replaceAll(group, '').replace(decimal, '.');
  }
  const mark = lastPoint >= 0 ? '.' : ',';
  const groups = mark === '.' ? /^[+-]?\d{1,3}(\.\d{3})+$/ : /^[+-]?\d{1,3}(,\d{3})+$/;
  const isGrouping = groups.test(bare) && (mark !== marks.decimal || bare.split(mark).length > 2);
  return isGrouping ? bare.replaceAll(mark, '') : bare.replace(mark, '.');
}

/** Reads a quantity, price or rate as typed. */
export function readE4(text: string, locale: string): Result<E4, ParseError> {
  return parseE4(plainDecimal(text.replace(/%$/, ''), locale));
}

/** Reads an amount as typed, up to what a paper may come to; the currency's sign or code around it does not matter. */
export function readMinor(
  text: string,
  { currency, locale }: { currency: CurrencyCode; locale: string },
): Result<Minor, ParseError> {
  const bare = text.replaceAll(/[\p{Sc}a-z]/giu, '');
  if (bare.trim() === '') return err({ code: 'NOT_A_NUMBER' });
  const amount = parseMinor(plainDecimal(bare, locale), currency);
  return amount.ok && absMinor(amount.value) > largestTotal ? err({ code: 'OUT_OF_RANGE' }) : amount;
}

/** How an amount stands in its field while nobody types: with all decimals, without the currency. */
export function minorAsTyped(value: Minor, { currency, locale }: { currency: CurrencyCode; locale: string }): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(value)).padStart(exponent + 1, '0');
  const plain = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  const written = new Intl.NumberFormat(locale, { minimumFractionDigits: exponent, maximumFractionDigits: exponent });
  return `${value < 0 ? '\u2212' : ''}${written.format(plain as `${number}`)}`;
}

function marksOf(locale: string): { decimal: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return { decimal: parts.find((part) => part.type === 'decimal')?.value ?? '.' };
}
