import { currencyExponent, type CurrencyCode } from './currencies.ts';
import type { E4, Minor } from './minor.ts';

/** When a sign is shown: only on negative amounts (auto), always, never, or on all but zero. */
export type SignDisplay = 'auto' | 'always' | 'never' | 'exceptZero';

const realMinus = '\u2212';

/** The shortest plain decimal with '.' for machines and files: 125000 gives "12.5". `parseE4` reads it back. */
export function formatE4(value: E4): string {
  return plain(value, 4).replace(/\.?0+$/, '');
}

/** The amount in major units with all decimals of its currency, for machines and files: "1234.50". `parseMinor` reads it back. */
export function formatMinorPlain(value: Minor, currency: CurrencyCode): string {
  return plain(value, currencyExponent(currency));
}

/** The amount for people, in the manner of a locale, with the currency's sign and a real minus (U+2212). Exact at any size. */
export function formatMoney(
  value: Minor,
  { currency, locale, sign = 'auto' }: { currency: CurrencyCode; locale: string; sign?: SignDisplay },
): string {
  const exponent = currencyExponent(currency);
  const formatter = formatterFor(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
    signDisplay: sign,
  });
  return withRealMinus(formatter, plain(value, exponent));
}

/** A decimal number (a price, a quantity) for people, with no more decimals than it has and no fewer than asked for. */
export function formatDecimal(
  value: E4,
  { locale, minimumFractionDigits = 0 }: { locale: string; minimumFractionDigits?: number },
): string {
  return withRealMinus(formatterFor(locale, { minimumFractionDigits, maximumFractionDigits: 4 }), plain(value, 4));
}

/** A rate for people: 190,000 gives "19 %" in German and "19%" in English. */
export function formatPercent(value: E4, { locale }: { locale: string }): string {
  const formatter = formatterFor(locale, {
    style: 'percent',
    minimumFractionDigits: 0,
    maximumFractionDigits: 4,
  });
  return withRealMinus(formatter, plain(value, 6));
}

function plain(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  const sign = value < 0 ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function withRealMinus(formatter: Intl.NumberFormat, decimal: string): string {
  // A decimal text, not a number, so that Intl formats every digit exactly (ECMA-402, Intl mathematical values).
  const parts = formatter.formatToParts(decimal as `${number}`);
  return parts.map((part) => (part.type === 'minusSign' ? realMinus : part.value)).join('');
}

// Making a formatter costs about a hundred times as much as using it, and a list shows thousands of amounts.
const formatters = new Map<string, Intl.NumberFormat>();

function formatterFor(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${Object.values(options).join(' ')}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
}
