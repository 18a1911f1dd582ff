/** Reading amounts as people and programs write them: "1.234,56", "1,234.56", "1 234,56 €", "(12.50)", "12,50-". */
import { isCurrencyCode } from '#domain/money';

export const decimalSeparators = ['.', ','] as const;
export type DecimalSeparator = (typeof decimalSeparators)[number];

/** Nobody writes an amount in more characters, and to look through millions of them takes hours. */
const longestAmount = 100;

const minusSigns = /[-\u2212\u2013]/;
const currencySigns = /\p{Sc}/gu;
// Signs of currencies that are plain letters, as price lists write them.
const letterSigns: ReadonlySet<string> = new Set(['kr', 'fr', 'sfr', 'zł', 'kč', 'ft', 'lei', 'rs', 'r']);
const lettersAtAnEnd = /^(\p{L}+)\.?|(\p{L}+)\.?$/gu;

/**
 * Brings an amount into the plain form that `#domain/money` reads: an optional "-", digits, and "." before decimals.
 * Currency signs and codes, grouping by blanks, apostrophes or the other separator, a leading or trailing minus and
 * parentheses (negative) are understood. Nothing is guessed: "12.5" where "," separates decimals is refused, not read as 125.
 * @returns null when the text is no amount.
 */
export function plainDecimal(text: string, decimalSeparator: DecimalSeparator): string | null {
  if (text.length > longestAmount) return null;
  const { digits, isNegative } = unsigned(withoutCurrency(text.trim()));
  const [whole = '', fraction, ...more] = digits.split(decimalSeparator);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return null;
  const plainWhole = ungrouped(whole, decimalSeparator);
  if (plainWhole === null || (plainWhole === '' && fraction === undefined)) return null;
  const sign = isNegative ? '-' : '';
  return fraction === undefined ? `${sign}${plainWhole}` : `${sign}${plainWhole === '' ? '0' : plainWhole}.${fraction}`;
}

/** Moves the point of a plain decimal to the right: ("-0.05", 2) gives "-5". Exact, for it only moves characters. */
export function shiftPoint(plain: string, places: number): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(plain) ?? [];
  const digits = fraction.padEnd(places, '0');
  const moved = `${whole}${digits.slice(0, places)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(places).replace(/0+$/, '');
  return `${sign}${moved}${rest === '' ? '' : `.${rest}`}`;
}

/**
 * Finds which character separates decimals in a column of amounts. "1,234.56" and "9.8" speak for the point, "1.234,56" and "9,8"
 * for the comma; "1.234" alone says nothing. Without any evidence the file's delimiter speaks: only who writes a decimal
 * comma separates cells by semicolons.
 */
export function guessDecimalSeparator(
  samples: Iterable<string>,
  { delimiter }: { delimiter: string },
): DecimalSeparator {
  let points = 0;
  let commas = 0;
  for (const sample of samples) {
    const evidence = separatorOf(sample);
    if (evidence === '.') points += 1;
    if (evidence === ',') commas += 1;
  }
  if (points === commas) return delimiter === ';' ? ',' : '.';
  return points > commas ? '.' : ',';
}

/** Which separator an amount proves, or null when it proves none. */
function separatorOf(sample: string): DecimalSeparator | null {
  const digits = sample.replace(/[^\d.,]/g, '');
  const point = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (point < 0 && comma < 0) return null;
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  const own = point >= 0 ? '.' : ',';
  const other = own === '.' ? ',' : '.';
  const parts = digits.split(own);
  if (parts.length > 2) return other;
  const [whole = '', fraction = ''] = parts;
  const couldBeGrouped = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return couldBeGrouped ? null : own;
}

function withoutCurrency(text: string): string {
  const withoutSigns = text.replace(currencySigns, ' ').trim();
  if (!/\p{L}/u.test(withoutSigns)) return withoutSigns;
  const isInBrackets = withoutSigns.startsWith('(') && withoutSigns.endsWith(')');
  if (isInBrackets) return `(${withoutCurrency(withoutSigns.slice(1, -1))})`;
  const minus = minusSigns.exec(withoutSigns.charAt(0))?.[0] ?? '';
  const named = withoutSigns.slice(minus.length).trim();
  const bare = named.replace(lettersAtAnEnd, (found: string, first?: string, last?: string) => {
    const letters = first ?? last ?? '';
    const isCurrency = isCurrencyCode(letters.toUpperCase()) || letterSigns.has(letters.toLowerCase());
    return isCurrency ? '' : found;
  });
  return `${minus}${bare.trim()}`;
}

function unsigned(text: string): { digits: string; isNegative: boolean } {
  if (text.startsWith('(') && text.endsWith(')')) {
    return { digits: text.slice(1, -1).trim(), isNegative: true };
  }
  if (text.startsWith('+')) return { digits: text.slice(1).trim(), isNegative: false };
  if (minusSigns.test(text.charAt(0))) return { digits: text.slice(1).trim(), isNegative: true };
  if (minusSigns.test(text.charAt(text.length - 1))) {
    return { digits: text.slice(0, -1).trim(), isNegative: true };
  }
  return { digits: text, isNegative: false };
}

// Blank, no-break blank, thin blank, narrow no-break blank, both apostrophes: all are in use between thousands.
const groupingSigns = "[ \\u00a0\\u2009\\u202f'\\u2019";
// Groups of three, or of two before the last three as India writes them; one grouping sign throughout.
const groupedByPoint = new RegExp(`^[1-9]\\d{0,2}(${groupingSigns}.])\\d{2,3}(?:\\1\\d{2,3})*$`);
const groupedByComma = new RegExp(`^[1-9]\\d{0,2}(${groupingSigns},])\\d{2,3}(?:\\1\\d{2,3})*$`);

function ungrouped(whole: string, decimalSeparator: DecimalSeparator): string | null {
  if (/^\d*$/.test(whole)) return whole;
  const grouped = decimalSeparator === ',' ? groupedByPoint : groupedByComma;
  if (!grouped.test(whole) || !/\D\d{3}$/.test(whole)) return null;
  return whole.replace(/\D/g, '');
}
